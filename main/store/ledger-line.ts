import * as v from 'valibot';
import { DNS_ANSWERS } from '../../preload/contract/dns/watch.ts';
import { VERIFICATIONS } from '../../preload/contract/journal.ts';
import { outcomeSchema } from '../../preload/contract/outcome.ts';
import { type EventRecord, emptyFamilyRecord, emptyRecord, type FamilyRecord } from '../ports/storage/ledger.ts';
import { parseJson } from './data-folder.ts';

/** A time further ahead than this comes from a wrong clock, in ms. */
const FUTURE = 5 * 60_000;
/** No wait is longer than this, in ms: the longest a service may ask for. */
const LONGEST_WAIT = 7 * 24 * 3_600_000;

/** Times of sending that are kept of an event: more than any budget of a day looks at. */
const MOST_SENT = 1000;

const stamp = v.nullable(v.number());
const text = v.nullable(v.string());
const familySchema = v.looseObject({
  accepted: text,
  acceptedAt: stamp,
  intent: v.nullable(v.object({ address: v.string(), at: v.number() })),
  // An outcome of another version is no reason to forget what was accepted.
  outcome: v.fallback(v.nullable(outcomeSchema), null),
  triedAt: stamp,
  tried: text,
  failures: v.number(),
  failingSince: stamp,
  notBefore: stamp,
  pausedUntil: v.fallback(stamp, null),
  stopped: v.boolean(),
  comparable: v.fallback(v.boolean(), true),
  vouched: v.fallback(v.boolean(), false),
  verification: v.fallback(v.nullable(v.picklist(VERIFICATIONS)), null),
  beside: v.fallback(v.array(v.string()), []),
  verifiedAt: stamp,
  ttlSeconds: v.fallback(stamp, null),
});
const times = v.pipe(
  v.array(v.number()),
  v.transform((all) => all.slice(-MOST_SENT)),
);
const sightingSchema = v.object({
  kind: v.picklist(DNS_ANSWERS),
  addresses: v.array(v.string()),
  shared: v.array(v.string()),
  alias: text,
  since: v.number(),
});
const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const removedSchema = v.object({ id: idSchema, removed: v.literal(true) });
const recordSchema = v.looseObject({
  id: idSchema,
  ipv4: familySchema,
  ipv6: familySchema,
  ranAt: stamp,
  done: v.boolean(),
  fingerprint: v.string(),
  sent: v.fallback(times, []),
  reminder: v.fallback(
    v.optional(
      v.object({ service: v.string(), from: v.number(), confirmed: v.boolean(), told: v.pipe(v.array(v.number()), v.maxLength(10)) }),
    ),
    undefined,
  ),
  // What cannot be read is asked for anew.
  sightings: v.fallback(v.optional(v.record(v.string(), sightingSchema)), undefined),
  spent: v.fallback(v.optional(v.record(v.string(), times)), undefined),
  rests: v.fallback(v.optional(v.record(v.string(), v.number())), undefined),
});
const anyLine = v.looseObject({ id: idSchema });

export type LedgerLine = { kind: 'record'; record: EventRecord } | { kind: 'removed'; id: string } | { kind: 'damaged' };

const fieldsOf = (found: unknown): object => (typeof found === 'object' && found !== null ? found : {});
/** Of a family. Lines from before `pausedUntil` say by their outcome that the service asked to wait. */
const familyOf = (found: unknown): object => {
  const fields: { outcome?: unknown; notBefore?: unknown; pausedUntil?: unknown } = { ...fieldsOf(found) };
  const isAsked = v.is(v.looseObject({ kind: v.literal('rate-limited') }), fields.outcome);
  if (fields.pausedUntil === undefined && isAsked) fields.pausedUntil = fields.notBefore ?? null;
  return { ...emptyFamilyRecord(), ...fields };
};

/** One line of the ledger. Fields that a line from before doesn't have yet are empty. */
export const readLine = (line: string): LedgerLine => {
  const found = parseJson(line);
  if (v.is(removedSchema, found)) return { kind: 'removed', id: found.id };
  if (!v.is(anyLine, found)) return { kind: 'damaged' };
  const record = v.safeParse(recordSchema, {
    ...emptyRecord(found.id),
    ...found,
    ipv4: familyOf(found.ipv4),
    ipv6: familyOf(found.ipv6),
  });
  return record.success ? { kind: 'record', record: record.output } : { kind: 'damaged' };
};

export const writeLine = (record: EventRecord): string => JSON.stringify(record);
export const writeRemoval = (id: string): string => JSON.stringify({ id, removed: true });

const past = (at: number | null, now: number): number | null => (at !== null && at > now + FUTURE ? null : at);

/** A wait is kept as long as it was, counted from now where the clock it was written by was wrong: neither for years nor for nothing. */
const waitUntil = (at: number | null, { triedAt }: FamilyRecord, now: number): number | null => {
  if (at === null) return null;
  const until = triedAt !== null && past(triedAt, now) === null ? now + Math.max(0, at - triedAt) : at;
  return Math.min(until, now + LONGEST_WAIT);
};

const familyInTime = (family: FamilyRecord, now: number): FamilyRecord => ({
  ...family,
  acceptedAt: past(family.acceptedAt, now),
  triedAt: past(family.triedAt, now),
  failingSince: past(family.failingSince, now),
  verifiedAt: past(family.verifiedAt, now),
  notBefore: waitUntil(family.notBefore, family, now),
  pausedUntil: waitUntil(family.pausedUntil, family, now),
  // What may have been sent stays asked about, whenever that was.
  intent: family.intent && { ...family.intent, at: Math.min(family.intent.at, now) },
});

/** Stamps from the future are unknown: a clock that was a year ahead must not hold an event back for a year. */
export const inTime = (record: EventRecord, now: number): EventRecord => ({
  ...record,
  ipv4: familyInTime(record.ipv4, now),
  ipv6: familyInTime(record.ipv6, now),
  ranAt: past(record.ranAt, now),
  sent: record.sent.filter((at) => past(at, now) !== null),
});
