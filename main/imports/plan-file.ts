import { MOST_SETTINGS_BYTES } from '../../preload/contract/imports/given.ts';
import { decodeText } from './decode-text.ts';
import { formatOf } from './formats.ts';
import { type FilePlan, type InfoOf, planOf } from './plan.ts';

/** `detail` is a number the sentence names. */
export type Planning =
  | { ok: true; plan: FilePlan }
  | { ok: false; code: 'import-too-large' | 'import-unknown' | 'import-empty'; detail?: string };

const tooLarge = (most: number): Planning => ({ ok: false, code: 'import-too-large', detail: String(most / 2 ** 20) });

/** A file of another client's settings, as events that could be. Never throws, and nothing that the file names is run, read or asked. */
export const planFile = (bytes: Uint8Array, infoOf: InfoOf): Planning => {
  if (bytes.byteLength > MOST_SETTINGS_BYTES) return tooLarge(MOST_SETTINGS_BYTES);
  const text = decodeText(bytes).replace(/\r\n?/g, '\n');
  if (text.trim() === '') return { ok: false, code: 'import-empty' };
  const found = formatOf(text);
  if (found === undefined) return { ok: false, code: 'import-unknown' };
  if (text.length > (found.most ?? Number.POSITIVE_INFINITY)) return tooLarge(found.most ?? 0);
  return { ok: true, plan: planOf(found.format, found.read(text), infoOf) };
};
