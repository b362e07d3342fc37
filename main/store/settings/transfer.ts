import * as v from 'valibot';
import { type Channel, channelSchema, MOST_CHANNELS } from '../../../preload/contract/channel.ts';
import { eventSchema, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { exceeds } from '../../json/json-extent.ts';
import { jsonFault, MOST_READ_DEPTH, placeOf } from '../../json/json-fault.ts';
import { parseDevice } from '../../net/ipv6-suffix.ts';
import { parseJson } from '../data-folder.ts';
import { type SealedSecrets, type SecretValues, sealedSecretsSchema, sealSecrets } from '../secrets/sealed-secrets.ts';
import { isBounded } from './hostile.ts';

/** docs/events-format.md */
export const FORMAT = 'saikoro-events-1';
/** Bytes of a file that is read at all. */
export const MOST_IMPORTED_BYTES = 20 * 2 ** 20;
const MOST_EVENTS = 20_000;
/** In such a file, of whatever kind: more than as many events have. Built, a few bytes of text take a hundred in memory. */
const MOST_VALUES = 1_500_000;

export interface ExportOptions {
  events: readonly SaikoroEvent[];
  /** Never with their secrets. */
  channels?: readonly Channel[];
  /** The app's version. */
  app: string;
  /** ms since 1970. */
  at: number;
  /** Only when the user asked for them. */
  secrets?: { values: SecretValues; passphrase: string };
}

export const writeExport = async ({ events, channels = [], app, at, secrets }: ExportOptions): Promise<string> => {
  const head = {
    format: FORMAT,
    exportedAt: new Date(at).toISOString(),
    app: `Saikoro ${app}`,
    events,
    ...(channels.length > 0 ? { channels } : {}),
  };
  const sealed = secrets && { secrets: await sealSecrets(secrets.values, secrets.passphrase) };
  return `${JSON.stringify({ ...head, ...sealed }, null, 2)}\n`;
};

/** A key of strings.problems. */
export type ImportRefusal = 'too-large' | 'damaged-file' | 'not-a-saikoro-file' | 'newer-format';
export type SkipCode = 'bad-event' | 'duplicate';
export interface Skipped {
  /** The event's name, or its place in the file where it has none. */
  name: string;
  code: SkipCode;
}
export type ReadExport =
  | { ok: true; events: SaikoroEvent[]; channels: Channel[]; secrets: SealedSecrets | null; skipped: Skipped[] }
  /** detail: line:column of the fault, or the field that is wrong. */
  | { ok: false; code: ImportRefusal; detail?: string };

/** Characters that an imported name must not contain: invisible ones, and those that reverse a line or colour a terminal. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu;
const readableName = (name: string): string => name.replace(UNSEEN, '');

const headSchema = v.looseObject({ format: v.string() });
const nameOf = (found: unknown, index: number): string => {
  const named = v.safeParse(v.object({ name: v.pipe(v.string(), v.minLength(1)) }), found);
  return (named.success && readableName(named.output.name).slice(0, 200)) || `#${index + 1}`;
};

/** Checked beside the schema: an invalid device address would never be published, without any message. */
const namesDevice = (event: SaikoroEvent): boolean =>
  event.type !== 'dns' || event.ipv6Host === undefined || parseDevice(event.ipv6Host).ok;

/** Events that a version which did not know their kind set aside (settings-store.ts), as the file they would be in. */
const withHead = (file: unknown): unknown =>
  Array.isArray(file) && file.slice(0, MOST_EVENTS).some((found) => isBounded(found) && v.is(eventSchema, found))
    ? { format: FORMAT, events: file }
    : file;

/** Reads a file that may come from anyone. Never throws; one bad event doesn't keep the others out. */
export const readExport = (text: string): ReadExport => {
  if (Buffer.byteLength(text) > MOST_IMPORTED_BYTES) return { ok: false, code: 'too-large' };
  if (exceeds(text, { depth: Number.POSITIVE_INFINITY, values: MOST_VALUES })) return { ok: false, code: 'too-large' };
  const found = parseJson(text, { depth: MOST_READ_DEPTH, values: MOST_VALUES });
  if (found === undefined) {
    const { line, column } = placeOf(text, jsonFault(text.replace(/^\uFEFF/, ' ')) ?? 0);
    return { ok: false, code: 'damaged-file', detail: `${line}:${column}` };
  }
  const file = withHead(found);
  if (!v.is(headSchema, file)) return { ok: false, code: 'not-a-saikoro-file' };
  if (file.format !== FORMAT) return { ok: false, code: /^saikoro-events-\d+$/.test(file.format) ? 'newer-format' : 'not-a-saikoro-file' };
  if (!Array.isArray(file.events)) return { ok: false, code: 'damaged-file', detail: 'events' };
  if (file.events.length > MOST_EVENTS) return { ok: false, code: 'too-large', detail: String(file.events.length) };
  const secrets = v.safeParse(v.optional(v.nullable(sealedSecretsSchema), null), file.secrets);
  if (!secrets.success) return { ok: false, code: 'damaged-file', detail: 'secrets' };

  const events: SaikoroEvent[] = [];
  const skipped: Skipped[] = [];
  const ids = new Set<string>();
  file.events.forEach((found: unknown, index) => {
    const event = isBounded(found) ? v.safeParse(eventSchema, found) : null;
    // Two events with one id: their secrets cannot be assigned.
    if (event?.success && namesDevice(event.output) && !ids.has(event.output.id)) {
      ids.add(event.output.id);
      events.push({ ...event.output, name: readableName(event.output.name) });
    } else skipped.push({ name: nameOf(found, index), code: 'bad-event' });
  });
  const channels = v.is(v.object({ channels: v.array(v.unknown()) }), file) ? file.channels.slice(0, MOST_CHANNELS) : [];
  const read = channels.flatMap((found, index): Channel[] => {
    const channel = isBounded(found) ? v.safeParse(channelSchema, found) : null;
    if (channel?.success) return [{ ...channel.output, name: readableName(channel.output.name) }];
    skipped.push({ name: nameOf(found, index), code: 'bad-event' });
    return [];
  });
  return { ok: true, events, channels: read, secrets: secrets.output, skipped };
};
