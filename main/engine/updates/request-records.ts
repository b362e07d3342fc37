import type { Family } from '../../../preload/contract/event.ts';
import { isAccepted, isPractice } from '../../../preload/contract/outcome.ts';
import type { Clock } from '../../ports/clock.ts';
import { type JobResult, NO_LIMITS, type Services } from '../../ports/dns-service.ts';
import { type EventRecord, emptyRecord, type FamilyRecord, forgotten, type Ledger } from '../../ports/storage/ledger.ts';
import { ofLastDay } from '../limits/budget.ts';
import type { Due } from '../limits/due.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import { besideOf, outcomeOf, outcomesOf } from './batch-outcomes.ts';
import { afterOutcome } from './retry-policy.ts';
import type { StillWanted } from './still-wanted.ts';

/** What the ledger remembers of a request: that it is about to leave, and what came of it. One write for all its events. */
export interface RequestRecords {
  of(id: string): EventRecord;
  /** Addresses that the service may still hold of these events, besides those that are sent now. */
  sentBefore(dues: readonly Due[], family: Family): string[];
  /** It is about to leave, at `at`. */
  intend(dues: readonly Due[], families: readonly Family[], at: number): void;
  /**
   * What came of it. Events in `suspects` get no outcome: each is sent once more in a request of its own. `leftAt`: when the request was
   * sent, after its intent was on the disk; null: none was sent.
   */
  conclude(
    dues: readonly Due[],
    families: readonly Family[],
    result: JobResult,
    how: { suspects: ReadonlySet<string>; leftAt: number | null },
  ): void;
  /** It never reached any host of these events. */
  unsend(dues: readonly Due[], at: number): void;
}

export const createRequestRecords = (
  { clock, random, ledger, services }: { clock: Clock; random: () => number; ledger: Ledger; services: Services },
  { limiter, stillWanted }: { limiter: Pick<RateLimiter, 'held'>; stillWanted: Pick<StillWanted, 'demandFor'> },
): RequestRecords => {
  const recordOf = (id: string): EventRecord => ledger.get(id) ?? emptyRecord(id);
  const changed = (due: Due, families: readonly Family[], change: (record: FamilyRecord, family: Family) => FamilyRecord): EventRecord => {
    const record = { ...recordOf(due.event.id) };
    for (const family of families) if (due.send[family] !== undefined) record[family] = change(record[family], family);
    return record;
  };

  const intended = (due: Due, families: readonly Family[], at: number): EventRecord => ({
    ...changed(due, families, (record, family) => {
      const address = due.send[family] as string;
      return { ...record, intent: { address, at }, triedAt: at, tried: address };
    }),
    sent: due.byHand ? recordOf(due.event.id).sent : [...ofLastDay(recordOf(due.event.id).sent, at), at],
  });

  const concluded = (due: Due, families: readonly Family[], result: JobResult, leftAt: number | null): EventRecord => {
    const now = clock.now();
    const { minIntervalSeconds, inDns } = services.find(due.event.service)?.limits ?? NO_LIMITS;
    const comparable = result.proxied !== true && inDns;
    const isOther = stillWanted.demandFor(due) === 'other';
    return changed(due, families, (before, family) => {
      const outcome = outcomeOf(due.event, family, result);
      const beside = besideOf(due.event, family, result);
      const after = {
        ...afterOutcome({ ...before, triedAt: leftAt ?? before.triedAt }, outcome, {
          now,
          random: random(),
          minIntervalMs: minIntervalSeconds * 1000,
          all: outcomesOf(due.event, family, result),
        }),
        intent: null,
        comparable: before.comparable && inDns,
        // No request reached a service, so no pause is needed.
        ...(isPractice(outcome) ? { triedAt: null } : {}),
      };
      if (after.pausedUntil !== null) limiter.held(due, after.pausedUntil);
      // What the service said of the settings of before says nothing of those of now.
      if (isOther) return forgotten(after);
      if (!isAccepted(outcome)) return after;
      return {
        ...after,
        accepted: due.send[family] as string,
        acceptedAt: now,
        comparable,
        vouched: false,
        verification: comparable ? null : beside.length > 0 ? 'beside' : 'unknown',
        beside: comparable ? [] : beside,
        verifiedAt: null,
      };
    });
  };

  return {
    of: recordOf,
    sentBefore(dues, family) {
      const known = dues.flatMap(({ event }) => {
        const { accepted, tried } = recordOf(event.id)[family];
        return [accepted ?? [], tried ?? []].flat();
      });
      return [...new Set(known)].filter((address) => address !== dues[0]?.send[family]);
    },
    intend(dues, families, at) {
      ledger.putAll(
        dues.map((due) => intended(due, families, at)),
        { sync: true },
      );
    },
    conclude(dues, families, result, { suspects, leftAt }) {
      ledger.putAll(
        dues.map((due) =>
          suspects.has(due.event.id)
            ? changed(due, families, (record) => ({ ...record, intent: null, triedAt: due.byHand ? null : (leftAt ?? record.triedAt) }))
            : concluded(due, families, result, leftAt),
        ),
        { sync: true },
      );
    },
    unsend(dues, at) {
      ledger.putAll(dues.map(({ event }) => ({ ...recordOf(event.id), sent: recordOf(event.id).sent.filter((each) => each !== at) })));
    },
  };
};
