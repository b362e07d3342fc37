import { FAMILIES, type Family } from '../../../preload/contract/event.ts';
import type { Exchange } from '../../../preload/contract/exchange.ts';
import { isPractice } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import { limitsOf } from '../../ports/service-limits.ts';
import type { Due } from '../limits/due.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import type { World } from '../runtime/world.ts';
import { createAdmission } from './admission.ts';
import { outcomeOf, suspectsOf, unreached } from './batch-outcomes.ts';
import type { LastExchanges } from './last-exchanges.ts';
import { createRequestRecords } from './request-records.ts';
import type { StillWanted } from './still-wanted.ts';
import { createUpdateJournal } from './update-journal.ts';

export interface Updater {
  /**
   * Sends these events in one request, or one a family: intents first, then the request, then what came of it for each. Answers the ids
   * of those that are to be sent by themselves before anything is said of them. Never throws for what a service does.
   */
  update(dues: readonly Due[]): Promise<ReadonlySet<string>>;
}

export const createUpdater = (
  world: Pick<World, 'services' | 'ledger' | 'journal' | 'clock' | 'random' | 'rules'>,
  needs: { limiter: RateLimiter; stillWanted: StillWanted; exchanges: Pick<LastExchanges, 'remember'> },
): Updater => {
  const { services, clock } = world;
  const { limiter, stillWanted, exchanges } = needs;
  const records = createRequestRecords(world, needs);
  const tell = createUpdateJournal(world, { records });
  const obstacleOf = createAdmission({ ...world, limiter });

  /** `leftAt`: by the wall clock, when it was let go; null: nothing was. `begun`: by the monotonic one. */
  const settle = (
    dues: readonly Due[],
    families: readonly Family[],
    result: JobResult,
    { leftAt, begun }: { leftAt: number | null; begun: number },
  ): Set<string> => {
    const suspects = suspectsOf(dues, result);
    records.conclude(dues, families, result, { suspects, leftAt });
    for (const due of dues) tell(due, { families, result, sentAt: begun, alone: suspects.has(due.event.id) });
    return suspects;
  };

  /** What never arrived counts for no budget: host by host, and for the event where none of its hosts was reached. */
  const takeBack = (
    dues: readonly Due[],
    families: readonly Family[],
    result: JobResult,
    { intendedAt, leftAt }: { intendedAt: number; leftAt: number },
  ): void => {
    const missed = dues.map((due) => ({ due, hosts: unreached(due, families, result) }));
    for (const { due, hosts } of missed) limiter.unsent(due, hosts, leftAt);
    records.unsend(
      missed.filter(({ due, hosts }) => hosts.length === due.event.hosts.length).map(({ due }) => due),
      intendedAt,
    );
  };

  const send = async (dues: readonly Due[], families: readonly Family[], heard: Exchange[]): Promise<Set<string>> => {
    const [{ event, values, send: addresses }] = dues as [Due];
    const intendedAt = clock.now();
    const replaces = Object.fromEntries(families.map((family) => [family, records.sentBefore(dues, family)]));
    records.intend(dues, families, intendedAt);
    // A disk may take its time: what a service is spared counts from here.
    const leftAt = clock.now();
    const begun = clock.monotonic();
    limiter.sent(dues, leftAt);
    const address = (family: Family): string | null => (families.includes(family) ? (addresses[family] ?? null) : null);
    const result = await services.update({
      service: event.service,
      settings: values,
      hosts: [...new Set(dues.flatMap((due) => due.event.hosts))],
      ipv4: address('ipv4'),
      ipv6: address('ipv6'),
      replaces,
      isWanted: () => dues.every(stillWanted.isWanted),
    });
    heard.push(...(result.exchanges ?? []));
    for (const due of dues)
      for (const family of families)
        if (due.send[family] !== undefined) limiter.answered(due, records.of(due.event.id), outcomeOf(due.event, family, result));
    takeBack(dues, families, result, { intendedAt, leftAt });
    if (isPractice(result.outcome)) limiter.neverLeft(dues, leftAt);
    return settle(dues, families, result, { leftAt, begun });
  };

  /** Those that may be sent; the others are told what stands in the way. */
  const admitted = (dues: readonly Due[], families: readonly Family[]): Due[] =>
    dues.filter((due) => {
      const obstacle = obstacleOf(due);
      if (obstacle === null) return true;
      settle([due], families, { outcome: obstacle }, { leftAt: null, begun: clock.monotonic() });
      exchanges.remember([due.event.id], []);
      return false;
    });

  return {
    async update(dues) {
      const [first] = dues as [Due];
      const families = FAMILIES.filter((family) => first.send[family] !== undefined);
      const together = limitsOf(first.event, services).together !== 'no';
      const suspects = new Set<string>();
      const heard: Exchange[] = [];
      const [firstTurn = families, ...others] = together ? [families] : families.map((family): Family[] => [family]);
      const fit = admitted(dues, FAMILIES);
      if (fit.length === 0) return suspects;
      for (const id of await send(fit, firstTurn, heard)) suspects.add(id);
      let left = fit;
      for (const turn of others) {
        left = admitted(
          left.filter((due) => stillWanted.demandFor(due) === 'wanted'),
          turn,
        );
        if (left.length > 0) for (const id of await send(left, turn, heard)) suspects.add(id);
      }
      exchanges.remember(
        fit.map(({ event }) => event.id),
        heard,
      );
      return suspects;
    },
  };
};
