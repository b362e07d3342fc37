import type { SaikoroEvent } from '../../preload/contract/event.ts';
import { valuesOf } from './event-facts.ts';
import type { Limiter } from './limiter.ts';
import { LONGEST_WAIT } from './policy.ts';
import type { Clock, Secrets } from './ports.ts';
import { type EventRecord, emptyRecord, type FamilyRecord, type Ledger } from './record.ts';

/** So far ahead, in ms, a record's times are let be: nothing waits noticeably longer for it. */
const SLIGHT = 10_000;

const latestOf = ({ ranAt, sent, ipv4, ipv6 }: EventRecord): number =>
  Math.max(
    ranAt ?? 0,
    ...sent,
    ...[ipv4, ipv6].flatMap(({ triedAt, acceptedAt, verifiedAt, failingSince }) => [
      triedAt ?? 0,
      acceptedAt ?? 0,
      verifiedAt ?? 0,
      failingSince ?? 0,
    ]),
  );

/**
 * The record with nothing in it that happened later than now: a clock that was ahead wrote it, and was set right since. What counts from such
 * a time counts from now; a service that asked for a pause has it, but none of more than seven days.
 */
export const notAhead = (record: EventRecord, now: number): EventRecord => {
  const back = <T extends number | null>(at: T): T | number => (at === null ? at : Math.min(at, now));
  const family = (each: FamilyRecord): FamilyRecord => ({
    ...each,
    triedAt: back(each.triedAt),
    acceptedAt: back(each.acceptedAt),
    verifiedAt: back(each.verifiedAt),
    failingSince: back(each.failingSince),
    notBefore: each.notBefore === null ? null : Math.min(each.notBefore - Math.max(0, (each.triedAt ?? 0) - now), now + LONGEST_WAIT),
  });
  if (latestOf(record) <= now + SLIGHT) return record;
  const { ipv4, ipv6, ranAt, sent } = record;
  // Two at the same moment would count as one.
  const apart = sent.map((at, n) => Math.min(at, now - (sent.length - 1 - n)));
  return { ...record, ranAt: back(ranAt), sent: apart, ipv4: family(ipv4), ipv6: family(ipv6) };
};

/**
 * After the wall clock was set back, and at start-up, when it may have been: puts right what the events' records remember. `learned`: whether the
 * limiter has learned from them already.
 */
export const createSetBack =
  ({ clock, ledger, limiter, secrets }: { clock: Clock; ledger: Ledger; limiter: Limiter; secrets: Secrets }) =>
  (events: readonly SaikoroEvent[], { learned }: { learned: boolean }): void => {
    const now = clock.now();
    const before = events.map(({ id }) => ledger.get(id) ?? emptyRecord(id));
    const after = before.map((record) => notAhead(record, now));
    const changed = after.filter((record, at) => record !== before[at]);
    if (changed.length === 0) return;
    ledger.putAll(changed);
    if (!learned) return;
    limiter.forget();
    for (const [at, event] of events.entries())
      if (event.type === 'dns') limiter.learn({ event, values: valuesOf(event, secrets) }, after[at] as EventRecord);
  };
