import type { AddressRules } from '../../engine/address.ts';
import type { Answer, Source } from '../../engine/evidence.ts';
import type { Cancel, Clock, GenaListener, Http, SsdpSocket } from '../../engine/ports.ts';
import { createEvents, type EventsState } from './events.ts';
import type { WanEvent } from './gena.ts';
import { findRouter, type FoundRouter, readBest } from './router-finder.ts';
import type { SearchTimings } from './ssdp.ts';
import { answerOf, changeOf, type WanChange } from './verdict.ts';
import { type ConnectionStatus, readService, type WanReading } from './wan.ts';

/** All in ms. */
export interface IgdTimings extends SearchTimings {
  /** One HTTP exchange with the router. */
  httpMs: number;
  /** After a search in vain, until the next one; shorter for a router that was there before. */
  restMs: number;
  rebootRestMs: number;
}
export const IGD_TIMINGS: IgdTimings = { settleMs: 250, againMs: 600, searchMs: 2_500, httpMs: 3_000, restMs: 300_000, rebootRestMs: 10_000 };

/** A program that listens makes the Windows firewall ask the user, so there the router is only asked. */
export const eventsByDefault = (platform: string): boolean => platform !== 'win32';

export interface IgdDetails {
  router: string | null;
  /** What the router calls itself. */
  name: string | null;
  reading: WanReading | null;
  events: EventsState;
}

export interface Igd {
  /** The router's word on its WAN address. One question at a time: who asks meanwhile gets the same answer. Never throws. */
  ask(): Promise<Answer & { details: IgdDetails }>;
  /**
   * Calls when the router says something new: its public address (null: none, or not told) and its connection. Also when its
   * uptime fell, for then the line was made anew. A reason to check, and evidence if there is an address. Starts the subscription.
   */
  onChange(listener: (address: string | null, status: ConnectionStatus | null) => void): Cancel;
  /** After sleep or a change of the network: whatever was known or subscribed is taken for gone. */
  disturbed(): void;
  stop(): Promise<void>;
}

export interface IgdNeeds {
  http: Http;
  clock: Clock;
  ssdp: SsdpSocket;
  gena: GenaListener;
  rules: AddressRules;
  /** The router's IPv4 address: the default gateway, or a second box behind it. Null where there is none now. */
  router: () => Promise<string | null>;
  /** False for a box that stands behind another router: it is only asked by unicast. */
  multicast?: boolean;
  /** See eventsByDefault. They can't come from behind another router. */
  events: boolean;
  timings?: Partial<IgdTimings>;
}

/** The router next door as a source, over UPnP IGD 1 and 2. */
export const createIgd = (needs: IgdNeeds): Igd => {
  const { http, clock, ssdp, rules, multicast = true } = needs;
  const timings = { ...IGD_TIMINGS, ...needs.timings };
  const listeners = new Set<(address: string | null, status: ConnectionStatus | null) => void>();
  let known: FoundRouter | null = null;
  /** The last router that was found, and whether it has to be subscribed to anew. */
  let before: { router: string; stale: boolean } | null = null;
  let restUntil = Number.NEGATIVE_INFINITY;
  let last: WanChange | null = null;
  let uptime: number | null = null;
  let asking: Promise<Answer & { details: IgdDetails }> | null = null;
  let epoch = 0;
  let stopped = false;

  const tell = (change: WanChange): void => {
    last = change;
    for (const listener of [...listeners]) listener(change.address, change.status);
  };
  const hear = (event: WanEvent): void => {
    const change = changeOf(last, event);
    if (last === null || change.address !== last.address || change.status !== last.status) tell(change);
  };
  const events = createEvents({
    http,
    clock,
    gena: needs.gena,
    rules,
    timeoutMs: timings.httpMs,
    told: hear,
    lost() {
      lose();
      void ask();
    },
  });

  const lose = (): void => {
    if (known !== null) before = { router: known.router, stale: true };
    known = null;
    restUntil = Number.NEGATIVE_INFINITY;
  };

  const follow = (afresh: boolean): void => {
    if (!needs.events || listeners.size === 0 || known === null || known.best.eventUrl === null) return;
    events.follow({ router: known.router, local: known.local, eventUrl: known.best.eventUrl }, { afresh });
  };

  /** The service that was best before, or else the others of the same router; null if it doesn't answer as it used to. */
  const readKnown = async (found: FoundRouter): Promise<WanReading | null> => {
    const reading = await readService(http, found.best, rules, timings.httpMs);
    if (reading.grade === 4) return null;
    return reading.grade === 1 || found.services.length === 1 ? reading : readBest(http, found.services, rules, timings.httpMs);
  };

  const search = async (router: string): Promise<{ reading: WanReading | null; fault: string | null }> => {
    if (clock.monotonic() < restUntil) return { reading: null, fault: null };
    const found = await findRouter({ http, clock, ssdp, rules, router, multicast, timings });
    if ('why' in found) {
      restUntil = clock.monotonic() + (before?.router === router ? timings.rebootRestMs : timings.restMs);
      return { reading: null, fault: found.fault };
    }
    known = found.router;
    return { reading: found.reading, fault: null };
  };

  /** What the reading means for those who listen and for the subscription. */
  const learn = (reading: WanReading): void => {
    const fell = reading.uptime !== null && uptime !== null && reading.uptime < uptime;
    uptime = reading.uptime ?? uptime;
    follow(fell || before?.stale === true);
    if (known !== null) before = { router: known.router, stale: false };
    if (reading.wan === null || reading.wan.kind === 'garbage') return;
    const change = changeOf(last, reading);
    if (fell || (last !== null && (change.address !== last.address || change.status !== last.status))) tell(change);
    else last = change;
  };

  const read = async (): Promise<Answer & { details: IgdDetails }> => {
    const began = epoch;
    const router = await needs.router();
    if (known !== null && known.router !== router) lose();
    let reading: WanReading | null = null;
    let fault: string | null = null;
    if (router !== null) {
      reading = known === null ? null : await readKnown(known);
      if (reading === null) {
        lose();
        ({ reading, fault } = await search(router));
      }
    }
    // What was learned before the network changed is not held against what comes after.
    if (!stopped && began === epoch && known !== null && reading !== null) {
      known = { ...known, best: reading.service };
      learn(reading);
    }
    return { ...answerOf(router, reading, fault), details: { router, name: known?.name ?? null, reading, events: events.state() } };
  };

  const ask = (): Promise<Answer & { details: IgdDetails }> => {
    asking ??= read().finally(() => {
      asking = null;
    });
    return asking;
  };

  return {
    ask,
    onChange(listener) {
      listeners.add(listener);
      if (known === null) void ask();
      else follow(false);
      return () => listeners.delete(listener);
    },
    disturbed() {
      epoch += 1;
      lose();
      last = null;
      events.follow(null);
      if (listeners.size > 0) void ask();
    },
    async stop() {
      stopped = true;
      listeners.clear();
      await events.stop();
    },
  };
};

/** As one of the sources the watcher asks. All words of one router are one voice, whatever protocol they come by. */
export const createIgdSource = (igd: Igd, { minIntervalMs = 5_000 }: { minIntervalMs?: number } = {}): Source => ({
  id: 'upnp',
  operator: 'router',
  transport: 'router',
  family: 'ipv4',
  minIntervalMs,
  ask: igd.ask,
});
