import type { Want } from '../grammar/fault.ts';

export interface JsonField {
  key: string;
  /** Where the key begins, as an offset. */
  at: number;
  value: JsonTree;
}

/** A JSON value and where in the text it stands, from `at` up to and without `end`. */
export type JsonTree =
  | { kind: 'object'; at: number; end: number; fields: JsonField[] }
  | { kind: 'array'; at: number; end: number; items: JsonTree[] }
  | { kind: 'scalar'; at: number; end: number; value: string | number | boolean | null };

interface Stop {
  at: number;
  want: Want;
}

/** Deeper than any plug-in; what is deeper is not read, so that no text overflows the stack. */
const DEEPEST = 40;

const BARE = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![-+.\w])/y;

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Signs that stand where JSON has another, by the usual slip. */
const SLIPS: readonly (readonly [signs: string, want: Want])[] = [
  ["'`´‘’‚“”„「」『』＂＇", 'double-quotes'],
  ['/#', 'no-comment'],
  ['：，｛｝［］、\u3000\u00a0', 'half-width'],
];

const slipAt = (sign: string): Want | undefined => (sign === '' ? undefined : SLIPS.find(([signs]) => signs.includes(sign))?.[1]);

const isStop = (found: object): found is Stop => 'want' in found;

const matchAt = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
};

/** Reads a text as JSON (RFC 8259) and keeps the place of everything in it. */
export const readJson = (text: string): { ok: true; tree: JsonTree } | ({ ok: false } & Stop) => {
  let at = 0;
  const skip = (): string | undefined => {
    while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at += 1;
    return text[at];
  };
  const stop = (want: Want): Stop => ({ at, want: slipAt(text[at] ?? '') ?? want });

  const readString = (): { value: string } | Stop => {
    const start = at;
    for (at += 1; at < text.length; ) {
      const code = text.charCodeAt(at);
      if (code === 0x22) {
        at += 1;
        return { value: JSON.parse(text.slice(start, at)) as string };
      }
      if (code < 0x20) return { at, want: 'closing-quote' };
      const step = code === 0x5c ? matchAt(ESCAPE, text, at) : 1;
      if (step === 0) return { at, want: 'escape' };
      at += step;
    }
    return { at, want: 'closing-quote' };
  };

  const readField = (depth: number): JsonField | Stop => {
    const start = at;
    if (skip() !== '"') return stop('key');
    const key = readString();
    if (isStop(key)) return key;
    if (skip() !== ':') return stop('colon');
    at += 1;
    const value = readValue(depth);
    return isStop(value) ? value : { key: key.value, at: start, value };
  };

  /** What stands between two brackets, with commas between. */
  const readList = <T extends object>(end: '}' | ']', readOne: () => T | Stop): T[] | Stop => {
    const list: T[] = [];
    at += 1;
    for (let char = skip(); char !== end; char = skip()) {
      if (list.length > 0) {
        if (char !== ',') return stop(end === '}' ? 'comma-or-brace' : 'comma-or-bracket');
        const comma = at;
        at += 1;
        if (skip() === end) return { at: comma, want: 'no-last-comma' };
      }
      const one = readOne();
      if (isStop(one)) return one;
      list.push(one);
    }
    at += 1;
    return list;
  };

  const readValue = (depth: number): JsonTree | Stop => {
    const char = skip();
    const start = at;
    if ((char === '{' || char === '[') && depth > DEEPEST) return stop('shallower');
    if (char === '{') {
      const fields = readList('}', () => readField(depth + 1));
      return 'want' in fields ? fields : { kind: 'object', at: start, end: at, fields };
    }
    if (char === '[') {
      const items = readList(']', () => readValue(depth + 1));
      return 'want' in items ? items : { kind: 'array', at: start, end: at, items };
    }
    if (char === '"') {
      const found = readString();
      return isStop(found) ? found : { kind: 'scalar', at: start, end: at, value: found.value };
    }
    const length = matchAt(BARE, text, at);
    if (length === 0) return stop('value');
    at += length;
    return { kind: 'scalar', at: start, end: at, value: JSON.parse(text.slice(start, at)) as number | boolean | null };
  };

  const tree = readValue(1);
  if (isStop(tree))
    return { ok: false, ...tree, want: tree.want === 'value' && text.slice(0, tree.at).trim() === '' ? 'opening' : tree.want };
  return skip() === undefined ? { ok: true, tree } : { ok: false, ...stop('end') };
};

/** The bare value, as JSON.parse gives it. */
export const bare = (tree: JsonTree): unknown => {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'array') return tree.items.map(bare);
  return Object.fromEntries(tree.fields.map(({ key, value }) => [key, bare(value)]));
};
