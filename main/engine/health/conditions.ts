import type { WatchState, WatchStatus } from '../../../preload/contract/dns/watch.ts';
import { FAMILIES, type Family, followsChange, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { isPractice, type Outcome, type OutcomeKind } from '../../../preload/contract/outcome.ts';
import { type EventWarning, WARNINGS } from '../../../preload/contract/warning.ts';
import type { FamilyRecord } from '../../ports/storage/ledger.ts';
import { type LackInput, lacksOf } from './lacks.ts';

/** Something that is wrong with an event now, whether or not it is to be seen yet. */
export interface Condition {
  code: EventWarning;
  /** Of which of its families. */
  families: Family[];
  /** Since when, where the record tells; null: since it was first found. ms since 1970. */
  since: number | null;
  /** From when on it may be seen; null: its rule's time after it was first found. ms since 1970. */
  due: number | null;
}

export interface ConditionInput extends LackInput {
  missingSecrets: readonly string[];
  /** What of it needs an approval that the user has not given. */
  unapproved: 'program' | 'host' | null;
  running: boolean;
  /** By its schedule it runs again at some time. */
  comes: boolean;
  /** What the DNS shows of watched names; null: not a watch event. */
  watch: WatchStatus | null;
  /** What was wrong with it when it could last be judged: holds until it can be judged again. */
  watchedBefore: readonly EventWarning[];
}

/** The longest TTL of a record that a warning waits for, in ms. */
const LONGEST_TTL = 24 * 3_600_000;

const OF_OUTCOME: Record<OutcomeKind, EventWarning | null> = {
  updated: null,
  unchanged: null,
  verified: null,
  'rate-limited': 'service-limits',
  'server-error': 'service-down',
  network: 'unreachable',
  'auth-failed': 'credentials',
  'bad-host': 'bad-settings',
  'bad-config': 'bad-settings',
  abuse: 'blocked',
  'not-sent': 'not-sent',
  'not-confirmed': 'unconfirmed',
};

/** The warning for each outcome other than acceptance; null: none. */
export const warningOf = (outcome: Outcome, type: SaikoroEvent['type']): EventWarning | null => {
  if (isPractice(outcome)) return null;
  const { kind, reason, clockOffsetSeconds } = outcome;
  if (type === 'command' && OF_OUTCOME[kind] !== null) return kind === 'not-sent' ? 'not-sent' : 'program-failed';
  if (reason === 'service-ended') return 'service-ended';
  // An expired certificate has this reason too, and is the service's fault.
  if (reason === 'clock' && clockOffsetSeconds !== undefined) return 'clock-wrong';
  if (kind === 'not-sent' && reason === 'missing-secret') return 'missing-password';
  if (kind === 'not-sent' && reason === 'already-refused') return 'credentials';
  return OF_OUTCOME[kind];
};

const OF_WATCH: Record<WatchState, EventWarning | null> = {
  silent: 'watch-silent',
  failing: 'watch-silent',
  'no-name': 'watch-absent',
  'no-address': 'watch-absent',
  differs: 'watch-differs',
  beside: 'watch-beside',
  unjudged: 'watch-blind',
  asking: null,
  matches: null,
};

/** What is wrong with watched names. While the line or the DNS fails, what was seen before still counts. */
const watchConditionsOf = ({ names, blind }: WatchStatus, watchedBefore: readonly EventWarning[]): Condition[] => {
  // On another network, and while the line is down, nothing can be compared: that is told as such.
  const isRest = blind === 'network' || blind === 'line';
  const before = watchedBefore.filter((code) => code === 'watch-differs' || code === 'watch-beside');
  const codes = names.flatMap(({ state }) =>
    state !== 'unjudged' ? (OF_WATCH[state] ?? []) : isRest ? [] : [...before, 'watch-blind' as const],
  );
  const all = new Set([...codes, ...(blind === 'dns' ? (['watch-blind'] as const) : [])]);
  return [...all].map((code) => ({ code, families: [], since: null, due: null }));
};

/** From when on a record that the DNS does not show is to be seen: it may be cached for its TTL. */
const mismatchDue = ({ acceptedAt, ttlSeconds }: FamilyRecord): number | null =>
  acceptedAt === null ? null : acceptedAt + Math.max(WARNINGS.mismatch.visibleAfter, Math.min((ttlSeconds ?? 0) * 1000, LONGEST_TTL));

const earliest = (times: (number | null)[]): number | null =>
  times.reduce((a, b) => (a === null ? b : b === null ? a : Math.min(a, b)), null);

/** What is wrong with an event, in no order. Pure: the same facts, the same conditions. */
export const conditionsOf = (input: ConditionInput): Condition[] => {
  const { event, record, targets, missingSecrets, unapproved, paused, running, comes } = input;
  if (!event.enabled) return [];
  if (input.watch !== null) return watchConditionsOf(input.watch, input.watchedBefore);
  const wanted = FAMILIES.filter((family) => (event.type === 'dns' ? event.families[family] : family === 'ipv4'));
  const found = new Map<EventWarning, Condition>();
  const add = (code: EventWarning, families: Family[], { since = null, due = null }: Partial<Condition> = {}): void => {
    const known = found.get(code);
    found.set(code, {
      code,
      families: [...(known?.families ?? []), ...families],
      since: earliest([known?.since ?? null, since]),
      due: earliest([known?.due ?? null, due]),
    });
  };
  if (missingSecrets.length > 0) add('missing-password', wanted);
  if (unapproved !== null) add('unapproved', wanted);
  for (const family of wanted) {
    const { outcome, failingSince, verification } = record[family];
    const code = outcome === null || failingSince === null ? null : warningOf(outcome, event.type);
    if (code !== null && failingSince !== null)
      add(code, [family], { since: failingSince, due: failingSince + WARNINGS[code].visibleAfter });
    if (event.type !== 'dns') continue;
    const due = verification === 'mismatch' ? mismatchDue(record[family]) : null;
    if (due !== null) add('mismatch', [family], { due });
    if (verification === 'beside') add('beside', [family]);
    const target = targets[family];
    const { accepted } = record[family];
    if (
      target.kind === 'address' &&
      accepted !== null &&
      accepted !== target.address &&
      !followsChange(event) &&
      !comes &&
      !running &&
      !paused
    )
      add('outdated', [family]);
  }
  for (const { lack, families } of lacksOf(input)) add(lack, families);
  return [...found.values()];
};
