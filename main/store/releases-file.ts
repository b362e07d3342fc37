import * as v from 'valibot';
import { type DataFolder, parseJson } from './data-folder.ts';

const FILE = 'releases.json';
const SETTINGS_FILE = 'settings.json';
const text = v.pipe(v.string(), v.maxLength(400_000));
const version = v.pipe(v.string(), v.regex(/^[\w.+-]{0,40}$/));
const fileSchema = v.object({
  version: v.literal(1),
  /** Which Saikoro used this folder last; empty before the first. */
  ran: version,
  /** The highest version that a signed feed ever named: an older one is not believed any more. */
  seen: version,
  /** When the feed was last asked, and when it last answered; ms since 1970. */
  triedAt: v.nullable(v.number()),
  askedAt: v.nullable(v.number()),
  /** What was downloaded, as the feed signed it, in Base64: it is looked at anew before it is installed. */
  ready: v.nullable(v.object({ body: text, signature: text })),
  /** A version whose news were not read yet. */
  news: v.nullable(v.object({ version, notes: v.object({ ja: v.array(v.string()), en: v.array(v.string()) }) })),
});
export type ReleaseRecord = Omit<v.InferOutput<typeof fileSchema>, 'version'>;

export interface ReleasesFile {
  readonly record: ReleaseRecord;
  change(part: Partial<ReleaseRecord>): void;
}

const NOTHING: ReleaseRecord = { ran: '', seen: '', triedAt: null, askedAt: null, ready: null, news: null };

/** What is remembered of Saikoro's own versions. A damaged file costs a question to the feed, so it is simply begun again. */
export const openReleases = ({ files }: { files: DataFolder }): ReleasesFile => {
  const read = files.read(FILE);
  const decoded = read.ok ? v.safeParse(fileSchema, parseJson(read.text)) : null;
  let record: ReleaseRecord = NOTHING;
  if (decoded?.success) {
    const { version: _, ...rest } = decoded.output;
    record = rest;
  }
  return {
    get record() {
      return record;
    },
    change(part) {
      const next = { ...record, ...part };
      if (JSON.stringify(next) === JSON.stringify(record)) return;
      record = next;
      // What could not be written is known until the end of this run: the feed is asked again, and refuses what is older anyhow.
      files.write(FILE, `${JSON.stringify({ version: 1, ...record })}\n`);
    },
  };
};

/**
 * Before another version than the last one touches the settings, they are kept under the last one's name, so that one can go back to it. Returns
 * that version; null: it is the same one, or the first of all.
 */
export const keepSettingsOf = (files: DataFolder, releases: Pick<ReleasesFile, 'record'>, running: string): string | null => {
  const { ran } = releases.record;
  if (ran === '' || ran === running) return null;
  const settings = files.read(SETTINGS_FILE);
  if (settings.ok) files.write(settingsOf(ran), settings.text);
  return ran;
};

export const settingsOf = (of: string): string => `settings.of-${of}.json`;
