import * as v from 'valibot';
import type { FileResult } from '../../ports/storage/files.ts';
import { checkText, sealText } from '../checksum.ts';
import { type DataFolder, diskProblem, parseJson, type Report, setAside } from '../data-folder.ts';
import { entriesOf } from './entries.ts';

/** By slot (secret-slots.ts), then by the plug-in's key: a sealed blob in one file, the value itself in the other. */
export type SecretItems = Map<string, Map<string, string>>;
/** By slot: for whom its secrets were typed; absent in files of older versions. */
export type Bindings = Map<string, string>;
const STORES = ['system', 'file', 'session'] as const;
export type StoreChoice = (typeof STORES)[number] | null;

/** One file of secrets. */
export interface SecretFile {
  items: SecretItems;
  bound: Bindings;
  /** The user's choice; null while none was needed. */
  choice: StoreChoice;
  /** Written only if something changed. */
  save(content: { items: SecretItems; bound: Bindings; choice: StoreChoice }): FileResult;
  /** The file is gone. */
  lost(): void;
}

const VERSION = 1;
const fileSchema = v.object({
  version: v.literal(VERSION),
  store: v.optional(v.nullable(v.picklist(STORES)), null),
  items: entriesOf(entriesOf(v.string())),
  boundTo: v.optional(entriesOf(v.string()), {}),
});
const newerSchema = v.object({ version: v.pipe(v.number(), v.minValue(VERSION + 1)) });

interface Content {
  items: SecretItems;
  bound: Bindings;
  choice: StoreChoice;
}
const EMPTY: Content = { items: new Map(), bound: new Map(), choice: null };

const encode = ({ items, bound, choice }: Content): string => {
  const plain = Object.fromEntries([...items].map(([id, values]) => [id, Object.fromEntries(values)]));
  const boundTo = Object.fromEntries([...bound].filter(([slot]) => items.has(slot)));
  return sealText({ version: VERSION, store: choice, items: plain, boundTo });
};

const decode = (text: string): Content | 'newer' | 'damaged' => {
  const found = parseJson(text);
  if (v.is(newerSchema, found) && checkText(text, found) !== 'wrong') return 'newer';
  const file = v.safeParse(fileSchema, found);
  if (!file.success || checkText(text, found) === 'wrong') return 'damaged';
  return { items: file.output.items, bound: file.output.boundTo, choice: file.output.store };
};

export const copyOf = (items: SecretItems): SecretItems => new Map([...items].map(([id, values]) => [id, new Map(values)]));

/** The file, else its backup; a damaged one is set aside and told. One that must not be replaced refuses every change. */
export const openSecretFile = (
  name: string,
  { files, now, report }: { files: DataFolder; now: () => number; report: Report },
): SecretFile => {
  let locked = false;
  const readBackup = (): Content => {
    const backup = `${name}.bak`;
    const read = files.read(backup);
    const content = read.ok ? decode(read.text) : 'damaged';
    if (typeof content !== 'string') return content;
    if (!read.ok && read.why === 'error') report('disk-error', read.detail);
    else if (read.ok || read.why === 'unfit') report('secrets-damaged', setAside(files, backup, now()) ?? backup);
    return EMPTY;
  };
  const readMain = (): Content => {
    const read = files.read(name);
    if (!read.ok && read.why === 'absent') return readBackup();
    const content = read.ok ? decode(read.text) : 'damaged';
    if (typeof content !== 'string') return content;
    if (content === 'newer' || (!read.ok && read.why === 'error')) {
      locked = true;
      report(read.ok ? 'settings-newer' : 'disk-error', read.ok ? name : read.detail);
      return EMPTY;
    }
    const aside = setAside(files, name, now());
    locked = aside === null;
    report('secrets-damaged', aside ?? name);
    return readBackup();
  };

  const content = readMain();
  let written = encode(files.size(name) > 0 ? content : EMPTY);
  return {
    ...content,
    lost() {
      written = encode(EMPTY);
    },
    save(next) {
      const text = encode(next);
      if (text === written) return { ok: true };
      if (locked) return { ok: false, full: false, detail: `read-only ${name}` };
      const result = files.write(name, text, { mode: 0o600 });
      if (!result.ok) return result;
      written = text;
      // The backup is what was just written: it never holds a secret that was removed or changed.
      const kept = files.write(`${name}.bak`, text, { mode: 0o600 });
      if (!kept.ok) report(diskProblem(kept), kept.detail);
      return result;
    },
  };
};
