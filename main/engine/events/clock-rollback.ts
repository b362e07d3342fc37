import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Clock } from '../../ports/clock.ts';
import { type EventRecord, emptyRecord, type FamilyRecord, type Ledger } from '../../ports/storage/ledger.ts';
import type { Secrets } from '../../ports/storage/secrets.ts';
import { valuesOf } from '../limits/event-settings.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import { boundLeftBehind, leftBehind, restsLeftBehind } from '../updates/left-behind.ts';
import { LONGEST_WAIT } from '../updates/retry-policy.ts';

/** Times up to this far ahead are left alone, in ms: they delay nothing noticeably. */
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

const moved = (record: EventRecord, { now, ahead }: { now: number; ahead: number }): EventRecord => {
  if (latestOf(record) <= now) return record;
  const back = <T extends number | null>(at: T): T | number => (at === null || at <= now ? at : at - ahead);
  const wait = (until: number | null, { triedAt }: FamilyRecord): number | null =>
    until === null ? null : Math.min(until - ((triedAt ?? 0) > now ? ahead : 0), now + LONGEST_WAIT);
  const family = (each: FamilyRecord): FamilyRecord => ({
    ...each,
    triedAt: back(each.triedAt),
    acceptedAt: back(each.acceptedAt),
    verifiedAt: back(each.verifiedAt),
    failingSince: back(each.failingSince),
    notBefore: wait(each.notBefore, each),
    pausedUntil: wait(each.pausedUntil, each),
  });
  const { ipv4, ipv6, ranAt, sent } = record;
  return { ...record, ranAt: back(ranAt), sent: sent.map(back).sort((a, b) => a - b), ipv4: family(ipv4), ipv6: family(ipv6) };
};

/**
 * The record without times later than now, which were written while the clock was ahead. All of its times
 * are moved back by the same amount, so that distances stay and the last one is just now. A pause that a service asked for stays,
 * but is cut to seven days.
 */
export const notAhead = (records: readonly EventRecord[], now: number): EventRecord[] => {
  const ahead = records.reduce((latest, record) => Math.max(latest, latestOf(record)), 0) - (now - 1);
  return ahead > SLIGHT ? records.map((record) => moved(record, { now, ahead })) : [...records];
};

/** Corrects times in the future in the records of all events. */
export interface ClockRollback {
  /** At start-up, when the wall clock may have been set back; then the limiter learns what was left behind. */
  atStart(events: readonly SaikoroEvent[]): void;
  /** After the wall clock was set back: the limiter, which has learned from the records, learns anew. */
  happened(events: readonly SaikoroEvent[]): void;
}

export const createClockRollback = (
  { clock, ledger, secrets }: { clock: Clock; ledger: Ledger; secrets: Secrets },
  { limiter }: { limiter: RateLimiter },
): ClockRollback => {
  const putRight = (events: readonly SaikoroEvent[], now: number): EventRecord[] | null => {
    boundLeftBehind(ledger, now);
    const before = events.map(({ id }) => ledger.get(id) ?? emptyRecord(id));
    const after = notAhead(before, now);
    const changed = after.filter((record, at) => record !== before[at]);
    if (changed.length === 0) return null;
    ledger.putAll(changed);
    return after;
  };
  const learnLeftBehind = (now: number): void => {
    for (const [key, times] of leftBehind(ledger, now)) limiter.learnHost(key, times);
    for (const [key, until] of restsLeftBehind(ledger, now)) limiter.learnRest(key, until);
  };
  return {
    atStart(events) {
      putRight(events, clock.now());
      learnLeftBehind(clock.now());
    },
    happened(events) {
      const now = clock.now();
      const records = putRight(events, now);
      if (records === null) return;
      limiter.forget();
      learnLeftBehind(now);
      for (const [at, event] of events.entries())
        if (event.type === 'dns') limiter.learn({ event, values: valuesOf(event, secrets) }, records[at] as EventRecord);
    },
  };
};
