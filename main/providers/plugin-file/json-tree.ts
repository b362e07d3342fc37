import { walkJson } from '../../json/json-walk.ts';
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

/** Deeper than any plug-in; what is deeper is not read, so that nothing that walks the tree overflows the stack. */
const DEEPEST = 40;

/** Signs that stand where JSON has another, by the usual slip. */
const SLIPS: readonly (readonly [signs: string, want: Want])[] = [
  ["'`´‘’‚“”„「」『』＂＇", 'double-quotes'],
  ['/#', 'no-comment'],
  ['：，｛｝［］、\u3000\u00a0', 'half-width'],
];

const slipAt = (sign: string): Want | undefined => (sign === '' ? undefined : SLIPS.find(([signs]) => signs.includes(sign))?.[1]);

/** Reads a text as JSON and keeps the place of everything in it. */
export const readJson = (text: string): { ok: true; tree: JsonTree } | { ok: false; at: number; want: Want } => {
  const top: JsonTree[] = [];
  const open: Exclude<JsonTree, { kind: 'scalar' }>[] = [];
  let field = { key: '', at: 0 };
  const put = (tree: JsonTree): void => {
    const into = open.at(-1);
    if (into?.kind === 'object') into.fields.push({ ...field, value: tree });
    else (into?.items ?? top).push(tree);
  };
  const stop = walkJson(text, DEEPEST, {
    open: (kind, at) => {
      const tree = kind === 'object' ? { kind, at, end: at, fields: [] } : { kind, at, end: at, items: [] };
      put(tree);
      open.push(tree);
    },
    close: (end) => {
      const tree = open.pop();
      if (tree !== undefined) tree.end = end;
    },
    key: (at, end) => {
      field = { key: JSON.parse(text.slice(at, end)), at };
    },
    scalar: (at, end) => put({ kind: 'scalar', at, end, value: JSON.parse(text.slice(at, end)) }),
  });
  const [tree] = top;
  if (stop === null && tree !== undefined) return { ok: true, tree };
  const { from: at, want } = stop ?? { from: 0, want: 'value' };
  const isEmpty = want === 'value' && text.slice(0, at).trim() === '';
  return { ok: false, at, want: slipAt(text[at] ?? '') ?? (isEmpty ? 'opening' : want) };
};

/** The bare value, as JSON.parse gives it. */
export const bare = (tree: JsonTree): unknown => {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'array') return tree.items.map(bare);
  return Object.fromEntries(tree.fields.map(({ key, value }) => [key, bare(value)]));
};
