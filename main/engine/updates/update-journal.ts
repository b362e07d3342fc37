import type { Family } from '../../../preload/contract/event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobResult, Services } from '../../ports/dns-service.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import type { Due } from '../limits/due.ts';
import { outcomeOf } from './batch-outcomes.ts';
import type { RequestRecords } from './request-records.ts';

/** What came of one event's part of a request, for the history. */
export interface Told {
  families: readonly Family[];
  result: JobResult;
  /** On the monotonic clock. */
  sentAt: number;
  /** It is sent once more by itself. */
  alone: boolean;
}

/** One line for all families that ended alike, one each where they differ. */
export type UpdateJournal = (due: Due, told: Told) => void;

export const createUpdateJournal =
  (
    { clock, journal, services }: { clock: Clock; journal: Pick<Journal, 'add'>; services: Services },
    { records }: { records: Pick<RequestRecords, 'of'> },
  ): UpdateJournal =>
  ({ event, send }, { families, result, sentAt, alone }) => {
    const groups = new Map<string, Family[]>();
    for (const family of families) {
      if (send[family] === undefined) continue;
      const key = JSON.stringify(outcomeOf(event, family, result));
      groups.set(key, [...(groups.get(key) ?? []), family]);
    }
    for (const group of groups.values()) {
      const [first] = group as [Family];
      const { kind, ...details } = outcomeOf(event, first, result);
      const { notBefore, stopped, triedAt } = records.of(event.id)[first];
      const gap = (services.find(event.service)?.limits.minIntervalSeconds ?? 0) * 1000;
      const nextTryAt = alone && triedAt !== null ? triedAt + gap : notBefore;
      journal.add({
        kind: 'update',
        event: event.id,
        name: event.name,
        service: event.service,
        hosts: event.hosts,
        ...Object.fromEntries(group.map((family) => [family, send[family]])),
        outcome: kind,
        ...details,
        tookMs: Math.max(0, Math.round(clock.monotonic() - sentAt)),
        ...(nextTryAt ? { nextTryAt } : {}),
        ...(stopped ? { stopped: true } : {}),
      });
    }
  };
