import Store from 'electron-store';
import { checkText, hasSum } from './checksum.ts';
import { type DataFolder, parseJson } from './data-folder.ts';
import { type Climbed, climb } from './versions/ladder.ts';
import type { FileV1 } from './versions/v1.ts';

export const SETTINGS_FILE = 'settings.json';
export const SETTINGS_BACKUP = `${SETTINGS_FILE}.bak`;

export type Loaded =
  /** checked: it carries a sum, which is right. */
  (Climbed & { checked: boolean }) | { kind: 'absent' } | { kind: 'error'; detail: string };
const DAMAGED: Loaded = { kind: 'damaged', checked: false };

/** Throws a SyntaxError for what is no JSON of ours, or not as it was written. */
const decode = (text: string): FileV1 => {
  const found = parseJson(text);
  if (found === undefined || checkText(text, found) === 'wrong') throw new SyntaxError('damaged');
  return found as FileV1;
};
const understand = (find: () => unknown): Loaded => {
  try {
    const found = find();
    return { ...climb(found), checked: hasSum(found) };
  } catch (error) {
    if (error instanceof SyntaxError) return DAMAGED;
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error;
    return { kind: 'error', detail: `${code} ${SETTINGS_FILE}` };
  }
};

/** Whether a text is settings from beginning to end, good enough to be the backup. */
export const isWhole = (text: string): boolean => {
  const read = understand(() => decode(text));
  return read.kind === 'good' && (read.checked || read.badEvents.length + read.badSettings.length === 0);
};

/**
 * electron-store reads the document. Its writer is not used: it does not notice a disk that took only part of what it was given. Its own
 * migrations, defaults and clearing stay off.
 */
export const loadSettings = ({ dir, files }: { dir: string; files: DataFolder }): Loaded => {
  if (!files.has(SETTINGS_FILE)) return { kind: 'absent' };
  // Looked at before it is read: a folder, a pipe, or larger than any of ours.
  const found = files.look(SETTINGS_FILE);
  if (!found.ok) return found.why === 'unfit' ? DAMAGED : { kind: 'error', detail: found.detail };
  const options = { cwd: dir, name: 'settings', accessPropertiesByDotNotation: false, clearInvalidConfig: false, deserialize: decode };
  return understand(() => new Store<FileV1>(options).store);
};

export const loadBackup = ({ files }: { files: DataFolder }): Loaded => {
  const read = files.read(SETTINGS_BACKUP);
  if (read.ok) return understand(() => decode(read.text));
  if (read.why === 'absent') return { kind: 'absent' };
  return read.why === 'unfit' ? DAMAGED : { kind: 'error', detail: read.detail };
};
