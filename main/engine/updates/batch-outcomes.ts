import type { DnsEvent, Family } from '../../../preload/contract/event.ts';
import { FAMILIES } from '../../../preload/contract/event.ts';
import { isArrived, isOfOneHost, isPractice, MOST_BESIDE, type Outcome, worstOf } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Due } from '../limits/due.ts';
import { isPage } from '../verification/open-reply.ts';

/** How each host of an event ended in one family, of a request that may have carried others. */
export const outcomesOf = (event: DnsEvent, family: Family, result: JobResult): Outcome[] => {
  if (result.parts === undefined) return [result.perFamily?.[family] ?? result.outcome];
  const own = result.parts.filter((part) => part.family === family && event.hosts.includes(part.host));
  const missing = event.hosts.filter((host) => !own.some((part) => part.host === host));
  // What was not reached any more ended as the whole did.
  return [...own.map(({ outcome }) => outcome), ...missing.map(() => result.outcome)];
};

/** How the event ended in one family: as the worst of its hosts. */
export const outcomeOf = (event: DnsEvent, family: Family, result: JobResult): Outcome =>
  worstOf(outcomesOf(event, family, result)) ?? result.outcome;

/** What the service itself shows beside the event's address; nothing where that is the user's own. */
export const besideOf = (event: DnsEvent, family: Family, result: JobResult): string[] =>
  event.othersMine === true
    ? []
    : [...new Set(outcomesOf(event, family, result).flatMap(({ beside }) => beside ?? []))].slice(0, MOST_BESIDE);

/** The hosts of an event of which nothing reached the service, in none of the families that were sent. */
export const unreached = ({ event, send }: Due, families: readonly Family[], result: JobResult): string[] =>
  event.hosts.filter((host) =>
    families
      .filter((family) => send[family] !== undefined)
      .every((family) => !outcomesOf({ ...event, hosts: [host] }, family, result).some(isArrived)),
  );

/**
 * Those that shared a request and ended alike in a way that only one of them may be to blame for, by event id: each is sent once more by
 * itself before anything is concluded (a list of hosts that is too long, one host that spoils all).
 */
export const suspectsOf = (dues: readonly Due[], result: JobResult): Set<string> => {
  const alike = new Map<string, string[]>();
  for (const { event, send } of dues)
    for (const family of FAMILIES) {
      const outcome = send[family] === undefined ? null : outcomeOf(event, family, result);
      if (outcome === null || !isOfOneHost(outcome) || isPractice(outcome) || isPage(outcome)) continue;
      const key = JSON.stringify(outcome);
      alike.set(key, [...(alike.get(key) ?? []), event.id]);
    }
  return new Set([...alike.values()].filter((ids) => new Set(ids).size > 1).flat());
};
