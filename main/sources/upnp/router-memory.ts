import type { AddressRules } from '../../net/address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RouterHttp } from '../../ports/http.ts';
import type { SsdpSocket } from '../../ports/udp.ts';
import { readAddress, readService, type WanReading } from './messages/wan.ts';
import { type FoundRouter, findRouter, type NotFound, readBest } from './router-finder.ts';
import type { SearchTimings } from './ssdp.ts';

/** All in ms. */
export interface MemoryTimings extends SearchTimings {
  /** One HTTP exchange with the router. */
  httpMs: number;
  /** After a search in vain, until the next one; doubling up to the longest. */
  restMs: number;
  longestRestMs: number;
  /** The same after a router that was known was lost: it may only be starting again. */
  lostMs: number;
}

/** A router that was lost is looked for by itself until the waits are longer than this, in ms; after that it is searched for with the next question. */
const SOON = 20_000;

export type Recalled =
  /** `moved`: it was searched for, so whatever it held for us may be gone. */
  | { kind: 'read'; router: FoundRouter; reading: WanReading; moved: boolean }
  /** `fault`: the system's code where not even a search could be sent. */
  | ({ kind: 'absent' } & NotFound);

const OUTDATED: Recalled = { kind: 'absent', why: 'no-igd', fault: null };

/** Remembers where the router's services are, and searches again when they are no longer there. */
export interface RouterMemory {
  recall(router: string): Promise<Recalled>;
  /** The address alone, of the service that was best before; null where none is known. */
  peek(): Promise<WanReading | null>;
  /** It answers no more where it was known to. */
  isLost(): boolean;
  /** Until a router that was lost is worth looking for again, in ms; null where none was, or not so soon. */
  retryIn(): number | null;
  /** It was started again, or may have been: it is searched for with the next question. */
  renew(): void;
  forget(): void;
}

export const createRouterMemory = ({
  http,
  clock,
  ssdp,
  rules,
  multicast,
  timings,
}: {
  http: RouterHttp;
  clock: Clock;
  ssdp: SsdpSocket;
  rules: AddressRules;
  multicast: boolean;
  timings: MemoryTimings;
}): RouterMemory => {
  let known: FoundRouter | null = null;
  let resting: { router: string; until: number; as: Recalled } | null = null;
  let failures = 0;
  let lost = false;
  /** Counts what was forgotten: what a search under way finds is of the time before. */
  let age = 0;

  /** The service that was best before, else the others of the router; null if it answers no more as a gateway does. */
  const read = async (found: FoundRouter): Promise<WanReading | null> => {
    const reading = await readService(http, found.best, rules, timings.httpMs);
    if (reading.grade === 4) return null;
    return reading.grade === 1 || found.services.length === 1 ? reading : readBest(http, found.services, rules, timings.httpMs);
  };

  const rest = (router: string, as: Recalled): Recalled => {
    const wait = Math.min(timings.longestRestMs, (lost ? timings.lostMs : timings.restMs) * 2 ** failures);
    failures += 1;
    resting = { router, until: clock.monotonic() + wait, as };
    return as;
  };

  const search = async (router: string): Promise<Recalled> => {
    if (resting?.router === router && clock.monotonic() < resting.until) return resting.as;
    const began = age;
    const found = await findRouter({ http, clock, ssdp, rules, router, multicast, timings });
    if (began !== age) return OUTDATED;
    if ('why' in found) return rest(router, { kind: 'absent', ...found });
    // It describes a gateway, but doesn't answer as one: no use in searching for that again at once.
    if (found.reading.grade === 4) return rest(router, { kind: 'read', ...found, moved: false });
    known = found.router;
    failures = 0;
    lost = false;
    return { kind: 'read', ...found, moved: true };
  };

  return {
    async recall(router) {
      const began = age;
      const held = known?.router === router ? known : null;
      const reading = held === null ? null : await read(held);
      if (began !== age) return OUTDATED;
      if (held === null || reading === null) {
        lost ||= held !== null;
        known = null;
        return search(router);
      }
      known = { ...held, best: reading.service };
      return { kind: 'read', router: known, reading, moved: false };
    },
    peek: async () => (known === null ? null : readAddress(http, known.best, rules, timings.httpMs)),
    isLost: () => lost,
    retryIn() {
      const wait = lost && resting !== null ? Math.max(0, resting.until - clock.monotonic()) : null;
      return wait === null || wait > SOON ? null : wait;
    },
    renew() {
      lost ||= known !== null;
      known = null;
      resting = null;
      failures = 0;
    },
    forget() {
      age += 1;
      known = null;
      resting = null;
      failures = 0;
      lost = false;
    },
  };
};
