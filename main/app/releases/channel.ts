import * as v from 'valibot';
import type { ReleaseFault, ReleaseNotes } from '../../../preload/contract/releases/release.ts';
import { exceeds } from '../../json/json-extent.ts';
import type { ReleaseFile } from '../../ports/releases/release.ts';
import { compareVersions, isVersion } from './version.ts';

const sentences = v.pipe(v.array(v.pipe(v.string(), v.maxLength(500))), v.maxLength(30));

/** The channel file, of format 1 (docs/releasing.md). Of a file only what tells them apart is asked here; the rest is looked at where one is chosen. */
const channelSchema = v.object({
  format: v.literal(1),
  app: v.string(),
  version: v.pipe(v.string(), v.check(isVersion)),
  notes: v.object({ ja: sentences, en: sentences }),
  files: v.pipe(
    v.array(
      v.object({
        system: v.string(),
        arch: v.string(),
        kind: v.string(),
        name: v.string(),
        bytes: v.optional(v.unknown()),
        sha512: v.optional(v.unknown()),
      }),
    ),
    v.maxLength(50),
  ),
});

const MOST_EXTENT = { depth: 6, values: 2_000 };
/** No installer of ours is larger, in bytes. */
const MOST_BYTES = 500_000_000;
const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(1));
const sum = v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/));
const plainName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/));

/** What this installation is, and what it has seen. */
export interface Installation {
  app: string;
  version: string;
  /** The highest version a signed feed ever named here; empty: none. */
  seen: string;
  system: string;
  arch: string;
  /** The form it is installed in; null where it only tells. */
  kind: string | null;
}

export type Judged =
  | { kind: 'newest' }
  | { kind: 'newer'; version: string; notes: ReleaseNotes; file: ReleaseFile | null }
  | { kind: 'refused'; code: ReleaseFault; detail?: string };

const refused = (code: ReleaseFault, detail?: string): Judged => ({ kind: 'refused', code, ...(detail === undefined ? {} : { detail }) });

const parse = (body: Uint8Array): unknown => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return exceeds(text, MOST_EXTENT) ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What a channel file says to this installation. Its signature is not looked at here. */
export const judgeChannel = (body: Uint8Array, here: Installation): Judged => {
  const read = v.safeParse(channelSchema, parse(body));
  if (!read.success) return refused('unreadable');
  const { app, version, notes, files } = read.output;
  if (app !== here.app) return refused('other-app', app.slice(0, 100));
  const age = compareVersions(version, here.version);
  if (age < 0) return refused('older', version);
  if (here.seen !== '' && compareVersions(version, here.seen) < 0) return refused('rolled-back', version);
  if (age === 0) return { kind: 'newest' };
  if (here.kind === null) return { kind: 'newer', version, notes, file: null };
  const file = files.find(({ system, arch, kind }) => system === here.system && arch.split(' ').includes(here.arch) && kind === here.kind);
  if (file === undefined) return refused('other-system', `${here.system} ${here.arch}`);
  if (!v.is(plainName, file.name)) return refused('bad-name');
  if (!v.is(sum, file.sha512)) return refused('no-hash', file.name);
  if (!v.is(wholeNumber, file.bytes)) return refused('unreadable', file.name);
  if (file.bytes > MOST_BYTES) return refused('too-large', file.name);
  return { kind: 'newer', version, notes, file: { name: file.name, bytes: file.bytes, sha512: file.sha512 } };
};
