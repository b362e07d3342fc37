import type { AddressRules } from '../../net/address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RouterHttp } from '../../ports/http.ts';
import type { SsdpSocket } from '../../ports/udp.ts';
import { type Description, fetchDescription, type WanService } from './messages/description.ts';
import { bestOf, readService, type WanReading } from './messages/wan.ts';
import { type SearchTimings, searchRouter } from './ssdp.ts';

/** A router that was found, with the service of it that answers best. */
export interface FoundRouter {
  router: string;
  /** This machine's address on the way to it. */
  local: string;
  name: string | null;
  services: WanService[];
  best: WanService;
}

/**
 * no-route: this machine has no way to the router; no-igd: it does not answer a search, or describes no WAN connection; unreadable: it answered,
 * but not in a form that can be read.
 */
export type NotFound = { why: 'no-route' | 'no-igd'; fault: string | null } | { why: 'unreadable'; fault: null; said: string };
export type Finding = { router: FoundRouter; reading: WanReading } | NotFound;

/** Asks the services in turn until one is as good as can be. */
export const readBest = async (
  http: RouterHttp,
  services: WanService[],
  rules: AddressRules,
  timeoutMs: number,
): Promise<WanReading | null> => {
  const readings: WanReading[] = [];
  for (const service of services) {
    const reading = await readService(http, service, rules, timeoutMs);
    readings.push(reading);
    if (reading.grade === 1 && reading.status === 'connected') break;
  }
  return bestOf(readings);
};

/** Searches, fetches every description the router offers until one has a connected service, and picks the best one of all. */
export const findRouter = async ({
  http,
  clock,
  ssdp,
  rules,
  router,
  multicast,
  timings,
}: {
  http: RouterHttp;
  clock: Clock;
  ssdp: SsdpSocket;
  rules: AddressRules;
  router: string;
  multicast: boolean;
  timings: SearchTimings & { httpMs: number };
}): Promise<Finding> => {
  const local = await ssdp.localFor(router);
  if (local === null) return { why: 'no-route', fault: null };
  const { locations, fault, ...search } = await searchRouter({ socket: ssdp, clock, router, local, multicast, timings });
  let { said } = search;
  const found: { description: Description; reading: WanReading }[] = [];
  for (const location of locations) {
    const description = await fetchDescription(http, location, timings.httpMs);
    if (description === null) continue;
    if (typeof description === 'string') {
      said ??= description;
      continue;
    }
    const reading = await readBest(http, description.services, rules, timings.httpMs);
    if (reading === null) continue;
    found.push({ description, reading });
    if (reading.grade === 1) break;
  }
  const reading = bestOf(found.map((each) => each.reading));
  const of = found.find((each) => each.reading === reading)?.description;
  if ((reading === null || of === undefined) && said !== null) return { why: 'unreadable', fault: null, said };
  if (reading === null || of === undefined) return { why: 'no-igd', fault };
  return { router: { router, local, name: of.name, services: of.services, best: reading.service }, reading };
};
