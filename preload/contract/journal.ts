import * as v from 'valibot';
import { BECAUSE, BUDGET_HOLDS, COUNTS, HOLDS, VERDICTS } from './because.ts';
import { DNS_ANSWERS } from './dns/watch.ts';
import { FAMILIES } from './event.ts';
import { OUTCOME_KINDS, REASONS } from './outcome.ts';
import { RELEASE_FAULTS, RELEASE_STEPS } from './releases/release.ts';

const family = v.picklist(FAMILIES);
const aboutEvent = { event: v.string(), name: v.string() };

/** Of an answer that can't be read so much is kept, in signs. */
export const LONGEST_SAID = 120;

/** One source's word, kept with the decision it led to. */
export const testimonySchema = v.object({
  source: v.string(),
  operator: v.string(),
  transport: v.string(),
  answer: v.picklist(['address', 'absent', 'unknown']),
  address: v.optional(v.string()),
  /** What it saw, where that speaks for `address` without being it: another address of the same computer (IPv6). */
  seen: v.optional(v.string()),
  /** It was not asked anew: its word is from a look before. */
  recalled: v.optional(v.boolean()),
  /** Why nothing was learned, e.g. timeout, http 429, not-an-address, reserved. */
  why: v.optional(v.string()),
  /** How the answer begins where it cannot be read. */
  said: v.optional(v.pipe(v.string(), v.maxLength(LONGEST_SAID))),
  /** What became of an address that was named. Absent in older lines. */
  counted: v.optional(v.picklist(COUNTS)),
  /** What became of the answer, in the engine's own words. Absent in older lines. */
  verdict: v.optional(v.picklist(VERDICTS)),
});
export type Testimony = v.InferOutput<typeof testimonySchema>;

/** beside: the address is there, and others of its family beside it. */
export const VERIFICATIONS = ['match', 'mismatch', 'unknown', 'beside'] as const;
export type Verification = (typeof VERIFICATIONS)[number];

export const PROBLEMS = [
  'settings-damaged',
  'settings-newer',
  'settings-lost',
  'settings-edited',
  'settings-differ',
  'settings-doubtful',
  'ledger-damaged',
  'journal-damaged',
  'secrets-damaged',
  'secrets-unreadable',
  'disk-full',
  'disk-error',
  'folder-lost',
  'import-failed',
  'no-secret-store',
  'ca-file-unreadable',
  'plugin-changed',
  'plugin-damaged',
  'approvals-damaged',
  'health-damaged',
  'channels-damaged',
  'timeline-damaged',
] as const;
export type ProblemCode = (typeof PROBLEMS)[number];

/** How the list of home networks changed: by itself, by the user, by a new router of the same line. */
export const HOME_CHANGES = ['learned', 'adopted', 'replaced', 'removed'] as const;

/** What happened, one JSON line each (docs/journal.md). Never holds a secret. */
export const journalFactSchema = v.variant('kind', [
  v.object({ kind: v.literal('started'), version: v.string(), practice: v.boolean() }),
  v.object({ kind: v.literal('stopped') }),
  v.object({
    kind: v.literal('address'),
    family,
    address: v.nullable(v.string()),
    previous: v.nullable(v.string()),
    evidence: v.array(testimonySchema),
    because: v.optional(v.picklist(BECAUSE)),
  }),
  v.object({
    kind: v.literal('undecided'),
    family,
    address: v.nullable(v.string()),
    evidence: v.array(testimonySchema),
    because: v.optional(v.picklist(BECAUSE)),
    /** unsteady: the address is kept until then (ms since 1970). */
    until: v.optional(v.number()),
  }),
  v.object({
    kind: v.literal('update'),
    ...aboutEvent,
    service: v.string(),
    hosts: v.array(v.string()),
    ipv4: v.optional(v.string()),
    ipv6: v.optional(v.string()),
    outcome: v.picklist(OUTCOME_KINDS),
    reason: v.optional(v.picklist(REASONS)),
    excerpt: v.optional(v.string()),
    sought: v.optional(v.string()),
    afterSeconds: v.optional(v.number()),
    clockOffsetSeconds: v.optional(v.number()),
    setting: v.optional(v.string()),
    /** Other addresses the service itself shows for the name. */
    beside: v.optional(v.array(v.string())),
    tookMs: v.number(),
    /** When it is tried again by itself (ms since 1970); absent when it waits for a change or for the user. */
    nextTryAt: v.optional(v.number()),
    stopped: v.optional(v.boolean()),
  }),
  v.object({
    kind: v.literal('verification'),
    ...aboutEvent,
    host: v.string(),
    family,
    verification: v.picklist(VERIFICATIONS),
    expected: v.string(),
    seen: v.array(v.object({ server: v.string(), addresses: v.array(v.string()) })),
    /** The reply had left open whether the address was taken; what the DNS shows makes it so. */
    settles: v.optional(v.boolean()),
    /** From the service's acceptance to this look, in ms. */
    sinceUpdateMs: v.optional(v.number()),
  }),
  /** The DNS shows something else for a watched name. */
  v.object({
    kind: v.literal('watch'),
    ...aboutEvent,
    host: v.string(),
    answer: v.picklist(DNS_ANSWERS),
    addresses: v.array(v.string()),
    /** What it showed before; absent: it was never seen. */
    previous: v.optional(v.object({ answer: v.picklist(DNS_ANSWERS), addresses: v.array(v.string()) })),
    alias: v.optional(v.string()),
  }),
  v.object({
    kind: v.literal('command'),
    ...aboutEvent,
    outcome: v.picklist(OUTCOME_KINDS),
    reason: v.optional(v.picklist(REASONS)),
    exitCode: v.nullable(v.number()),
    output: v.string(),
    tookMs: v.number(),
  }),
  v.object({
    kind: v.literal('event'),
    ...aboutEvent,
    change: v.picklist(['added', 'edited', 'deleted', 'enabled', 'disabled', 'resumed', 'confirmed', 'imported']),
  }),
  /** An update that is due is held back from here on. */
  v.object({ kind: v.literal('budget'), ...aboutEvent, why: v.picklist(BUDGET_HOLDS), until: v.number(), count: v.number() }),
  v.object({ kind: v.literal('paused'), until: v.nullable(v.number()) }),
  v.object({ kind: v.literal('continued') }),
  /** No host on the Internet answers, or one does again; since: when it was seen to be down (ms since 1970), told once it is over. */
  v.object({ kind: v.literal('line'), down: v.boolean(), since: v.optional(v.number()) }),
  /** Publishing rests, or goes on. */
  v.object({ kind: v.literal('hold'), why: v.picklist(HOLDS), on: v.boolean() }),
  v.object({ kind: v.literal('home'), change: v.picklist(HOME_CHANGES), router: v.nullable(v.string()) }),
  /** host: where it sends to; null where the user says it himself. */
  v.object({
    kind: v.literal('plugin'),
    plugin: v.string(),
    name: v.string(),
    host: v.nullable(v.string()),
    change: v.picklist(['added', 'replaced', 'removed']),
  }),
  /** Of Saikoro's own versions; refused: `fault` says why. */
  v.object({
    kind: v.literal('release'),
    step: v.picklist(RELEASE_STEPS),
    version: v.nullable(v.string()),
    fault: v.optional(v.picklist(RELEASE_FAULTS)),
    detail: v.optional(v.string()),
  }),
  v.object({ kind: v.literal('problem'), problem: v.picklist(PROBLEMS), detail: v.optional(v.string()) }),
]);
export type JournalFact = v.InferOutput<typeof journalFactSchema>;
export type JournalKind = JournalFact['kind'];
export const JOURNAL_KINDS: JournalKind[] = journalFactSchema.options.map(({ entries }) => entries.kind.literal);

/** A fact with its place: seq grows by one for ever, at is ms since 1970. */
export const journalEntrySchema = v.intersect([v.object({ seq: v.number(), at: v.number() }), journalFactSchema]);
export type JournalEntry = JournalFact & { seq: number; at: number };
