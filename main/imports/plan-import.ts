import { decodeText, MOST_SETTINGS_BYTES } from './decode-text.ts';
import { readSettings } from './formats.ts';
import { type ImportPlan, type InfoOf, planOf } from './plan.ts';

/** `detail` is a number the sentence names. */
export type Planning =
  | { ok: true; plan: ImportPlan }
  | { ok: false; code: 'import-too-large' | 'import-unknown' | 'import-empty'; detail?: string };

/** A file of another client's settings, as events that could be. Never throws, and nothing that the file names is run, read or asked. */
export const planImport = (bytes: Uint8Array, infoOf: InfoOf): Planning => {
  if (bytes.byteLength > MOST_SETTINGS_BYTES) return { ok: false, code: 'import-too-large', detail: String(MOST_SETTINGS_BYTES / 2 ** 20) };
  const text = decodeText(bytes);
  if (text.trim() === '') return { ok: false, code: 'import-empty' };
  const found = readSettings(text);
  return found === null ? { ok: false, code: 'import-unknown' } : { ok: true, plan: planOf(found.format, found.read, infoOf) };
};
