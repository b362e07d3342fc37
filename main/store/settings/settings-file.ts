import Store from 'electron-store';
import { namesTwice } from '../../json/json-twins.ts';
import { checkText, isOtherLength } from '../checksum.ts';
import { type DataFolder, parseJson } from '../data-folder.ts';
import { type Climbed, climb } from '../versions/ladder.ts';
import type { FileV1 } from '../versions/v1.ts';

export const SETTINGS_FILE = 'settings.json';
export const SETTINGS_BACKUP = `${SETTINGS_FILE}.bak`;

/**
 * sealed: it carries a sum, which is right. plain: of an earlier version, or written by hand without one. edited: the sum is wrong, and so is
 * the length. doubtful: edited or damaged, which cannot be told apart.
 */
export type Trust = 'sealed' | 'plain' | 'edited' | 'doubtful';
export type Loaded =
  | (Climbed & { kind: 'good' | 'newer'; trust: Trust; text: string })
  | { kind: 'damaged' }
  | { kind: 'absent' }
  | { kind: 'error'; detail: string };
const DAMAGED: Loaded = { kind: 'damaged' };

const trustOf = (text: string, found: unknown): Trust => {
  const sum = checkText(text, found);
  if (sum === 'right') return 'sealed';
  if (namesTwice(text)) return 'doubtful';
  if (sum === 'absent') return 'plain';
  return isOtherLength(text, found) ? 'edited' : 'doubtful';
};

/** Throws a SyntaxError for what is no JSON of ours. */
const decode = (text: string): FileV1 => {
  const found = parseJson(text);
  if (found === undefined) throw new SyntaxError('damaged');
  return found as FileV1;
};
const understand = (find: () => unknown, textOf: () => string): Loaded => {
  try {
    const found = find();
    const text = textOf();
    const climbed = climb(found);
    if (climbed.kind === 'damaged') return DAMAGED;
    if (climbed.kind === 'newer' && checkText(text, found) === 'wrong') return DAMAGED;
    return { ...climbed, trust: trustOf(text, found), text };
  } catch (error) {
    if (error instanceof SyntaxError) return DAMAGED;
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error;
    return { kind: 'error', detail: `${code} ${SETTINGS_FILE}` };
  }
};

const understandText = (text: string): Loaded =>
  understand(
    () => decode(text),
    () => text,
  );

/** Whether a text is settings from beginning to end, good enough to be the backup. */
export const isWhole = (text: string): boolean => {
  const read = understandText(text);
  if (read.kind !== 'good') return false;
  return read.trust === 'sealed' || (read.trust === 'plain' && read.badEvents.length + read.badSettings.length === 0);
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
  let text = '';
  const deserialize = (read: string): FileV1 => {
    text = read;
    return decode(read);
  };
  const options = { cwd: dir, name: 'settings', accessPropertiesByDotNotation: false, clearInvalidConfig: false, deserialize };
  return understand(
    () => new Store<FileV1>(options).store,
    () => text,
  );
};

export const loadBackup = ({ files }: { files: DataFolder }): Loaded => {
  const read = files.read(SETTINGS_BACKUP);
  if (read.ok) return understandText(read.text);
  if (read.why === 'absent') return { kind: 'absent' };
  return read.why === 'unfit' ? DAMAGED : { kind: 'error', detail: read.detail };
};
