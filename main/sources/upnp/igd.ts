import type { AddressRules } from '../../net/address.ts';
import type { Answer } from '../../ports/address-source.ts';
import type { Cancel, Clock } from '../../ports/clock.ts';
import type { RouterHttp } from '../../ports/http.ts';
import type { RouterVoice } from '../../ports/router.ts';
import type { GenaListener, SsdpSocket, Udp } from '../../ports/udp.ts';
import { answerOf, answerOfNews, answerOfReading } from './answer.ts';
import { createEventSubscriber, type SubscriberState } from './event-subscriber.ts';
import type { WanReading } from './messages/wan.ts';
import { createRouterMemory, type MemoryTimings, type Recalled } from './router-memory.ts';
import { createSsdpListener } from './ssdp-listener.ts';
import { createWanNews, type WanListener } from './wan-news.ts';

export const IGD_TIMINGS: MemoryTimings = {
  settleMs: 250,
  againMs: 600,
  // Some answer after two and a half seconds, whatever MX says.
  searchMs: 3_200,
  httpMs: 3_000,
  restMs: 10_000,
  longestRestMs: 300_000,
  lostMs: 1_000,
};

/** A program that listens makes the Windows firewall ask its user, so there the router is only asked. */
export const eventsByDefault = (platform: string): boolean => platform !== 'win32';

export interface IgdDetails {
  router: string | null;
  /** What the router calls itself. */
  name: string | null;
  /** Null where no gateway device answered. */
  reading: WanReading | null;
  /** The system's code where not even a search could be sent, such as EHOSTUNREACH where the local network is forbidden. */
  fault: string | null;
  events: SubscriberState;
}
export type IgdAnswer = Answer & { details: IgdDetails };

export interface Igd {
  /** The router's word on its WAN address, be it a private one. Who asks meanwhile gets the same answer. Never throws. */
  ask(): Promise<IgdAnswer>;
  /** Its address alone, with one request; null where it is not known yet where to ask, or where the router's events tell of changes. */
  poll(): Promise<Answer | null>;
  /**
   * Calls when the router says something new, by itself or when asked, and when its uptime fell: then the line was made anew. A
   * reason to check, and evidence if there is an address. The first listener starts the subscription.
   */
  onChange(listener: WanListener): Cancel;
  /** After sleep or a change of the network: whatever was known or subscribed is taken for gone. */
  disturbed(): void;
  stop(): Promise<void>;
}

export interface IgdNeeds {
  http: RouterHttp;
  clock: Clock;
  ssdp: SsdpSocket;
  gena: GenaListener;
  udp: Pick<Udp, 'listen'>;
  rules: AddressRules;
  /** The router's IPv4 address: the default gateway, or a second box behind it. Null where there is none now. */
  router: () => Promise<string | null>;
  /** False for a box behind another router: that one is only asked by unicast, and its events can't come here. */
  nextDoor?: boolean;
  /** See eventsByDefault. */
  events: boolean;
  timings?: Partial<MemoryTimings>;
}

/** The router as a source, over UPnP IGD 1 and 2. */
export const createIgd = (needs: IgdNeeds): Igd => {
  const { http, clock, gena, rules, nextDoor = true } = needs;
  const timings = { ...IGD_TIMINGS, ...needs.timings };
  const hears = needs.events && nextDoor;
  const news = createWanNews();
  const memory = createRouterMemory({ ...needs, multicast: nextDoor, timings });
  let asking: Promise<IgdAnswer> | null = null;
  /** A change came as an event: there are routers whose first event is their last. */
  let announces = false;
  let stopped = false;
  let cancelRetry: Cancel = () => {};

  const subscriber = createEventSubscriber({
    http,
    clock,
    gena,
    rules,
    timeoutMs: timings.httpMs,
    told(event) {
      announces = news.announced(event) || announces;
    },
    lost: () => void ask(),
  });

  /** What a reading means for those who listen, and for the subscription: a router that restarted has forgotten it. */
  const learn = ({ router: found, reading, moved }: Extract<Recalled, { kind: 'read' }>): void => {
    if (stopped) return;
    const anew = news.read(reading);
    const { eventUrl } = found.best;
    if (!hears || !news.hasListeners()) return;
    ssdpListener.follow({ router: found.router, local: found.local });
    subscriber.follow(eventUrl === null ? null : { router: found.router, local: found.local, eventUrl }, { afresh: anew || moved });
  };

  const read = async (): Promise<IgdAnswer> => {
    const router = await needs.router();
    const recalled = router === null ? null : await memory.recall(router);
    if (recalled?.kind === 'read') learn(recalled);
    const wait = memory.retryIn();
    cancelRetry();
    if (wait !== null && news.hasListeners() && !stopped) cancelRetry = clock.wakeAt(clock.now() + wait, () => void seek());
    const found = recalled?.kind === 'read' ? recalled : null;
    const fault = recalled?.kind === 'absent' ? recalled.fault : null;
    const details = { router, name: found?.router.name ?? null, reading: found?.reading ?? null, fault, events: subscriber.state() };
    return { ...answerOf(recalled), details };
  };

  const ask = (): Promise<IgdAnswer> => {
    asking ??= read().finally(() => {
      asking = null;
    });
    return asking;
  };

  /** Follows the router's events from where it is now, after whatever question is under way. */
  const seek = async (): Promise<void> => {
    await asking;
    if (!stopped && news.hasListeners()) await ask();
  };

  const ssdpListener = createSsdpListener({
    udp: needs.udp,
    clock,
    isLost: memory.isLost,
    back() {
      memory.renew();
      void seek();
    },
  });

  return {
    ask,
    async poll() {
      if (stopped || asking !== null || (announces && subscriber.state() === 'heard')) return null;
      const reading = await memory.peek();
      // Its port is closed: it may use another one by now.
      if (reading?.fault === 'connection') void ask();
      return reading === null ? null : answerOfReading(reading);
    },
    onChange(listener) {
      const cancel = news.listen(listener);
      if (hears) void seek();
      return cancel;
    },
    disturbed() {
      memory.forget();
      news.forget();
      announces = false;
      cancelRetry();
      ssdpListener.follow(null);
      subscriber.follow(null);
      void seek();
    },
    async stop() {
      stopped = true;
      cancelRetry();
      ssdpListener.follow(null);
      news.end();
      await subscriber.stop();
    },
  };
};

/** UPnP as one of the protocols of the router. All of them have one vote together. */
export const createIgdVoice = (igd: Igd): RouterVoice => ({
  source: { id: 'upnp', operator: 'router', transport: 'router', ask: igd.ask },
  poll: igd.poll,
  onNews: (listener) => igd.onChange((address, status) => listener(answerOfNews(address, status))),
  renew: igd.disturbed,
  stop: () => void igd.stop(),
});
