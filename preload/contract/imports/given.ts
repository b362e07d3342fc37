import * as v from 'valibot';

/** Bytes of a settings file that is read at all; the largest that are real are some hundred kilobytes. */
export const MOST_SETTINGS_BYTES = 8 * 2 ** 20;
/** Files that are looked at at once. */
export const MOST_SETTINGS_FILES = 10;

const key = v.pipe(v.string(), v.maxLength(64));
const typed = v.pipe(v.record(key, v.pipe(v.string(), v.maxLength(8192))), v.maxEntries(100));
const bytes = v.pipe(
  v.instance(Uint8Array),
  v.check((given) => given.byteLength <= MOST_SETTINGS_BYTES),
);
export const givenFileSchema = v.object({ name: v.pipe(v.string(), v.maxLength(255)), bytes });
/** Of a plan what the user wants, on or off, and the values that the file did not have. */
export const clientChoiceSchema = v.object({
  token: key,
  events: v.pipe(v.array(v.object({ id: key, enabled: v.boolean() })), v.maxLength(20_000)),
  values: v.pipe(v.record(key, typed), v.maxEntries(20_000)),
});
