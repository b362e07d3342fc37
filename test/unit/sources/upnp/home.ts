import { createRouterHttp } from '../../../../main/platform/router/http.ts';
import { createGenaListener } from '../../../../main/platform/sockets/gena-listener.ts';
import { createSsdpSocket } from '../../../../main/platform/udp/ssdp-socket.ts';
import type { SubscriberState } from '../../../../main/sources/upnp/event-subscriber.ts';
import { createIgd, type Igd, type IgdNeeds } from '../../../../main/sources/upnp/igd.ts';
import type { ConnectionStatus } from '../../../../main/sources/upnp/messages/wan.ts';
import { createFakeClock, type FakeClock } from '../../../helpers/fake-clock.ts';
import { type FakeIgd, type FakeService, openFakeRouter } from './fake-router.ts';

/** A machine next to a fake router: real sockets on loopback, time that passes only when it is told to. */
export interface Home {
  router: FakeIgd;
  clock: FakeClock;
  igd: Igd;
  /** What the router said by itself. */
  heard: [address: string | null, status: ConnectionStatus | null][];
  /** Lets time pass, `step` ms at a turn, while the sockets do their work, until something is so. */
  until<T>(look: () => T | undefined | false, step?: number): Promise<T>;
  /** Waits for a promise while time passes. */
  wait<T>(promise: Promise<T>, step?: number): Promise<T>;
  listen(): () => void;
  /** Tells what the router tells all by multicast; null while nobody listens to that. */
  notice: ((text: string, from?: string) => void) | null;
  /** Asks the router until its events are so. */
  reach(state: SubscriberState): Promise<void>;
  close(): Promise<void>;
}

/** Turns of a few real milliseconds each until a wait is given up; nothing is judged by how many it took. */
const MOST_TURNS = 4_000;

export const openHome = async (services?: FakeService[], more: Partial<IgdNeeds> = {}): Promise<Home> => {
  const router = await openFakeRouter(services);
  const clock = createFakeClock();
  const http = createRouterHttp({ userAgent: 'Saikoro/0.0.0 (+https://saikoro.app)' });
  const heard: Home['heard'] = [];
  let closed = false;
  const igd = createIgd({
    http,
    clock,
    ssdp: createSsdpSocket({ lead: router.lead }),
    gena: createGenaListener(),
    udp: {
      listen({ group, port, own }, { datagram }) {
        if (group === '239.255.255.250' && port === 1900 && own === '127.0.0.1')
          home.notice = (text, from = own) => datagram(Buffer.from(text), from);
        return () => {
          home.notice = null;
        };
      },
    },
    rules: { documentation: false },
    router: async () => '127.0.0.1',
    events: true,
    ...more,
    timings: { httpMs: 1_000, ...more.timings },
  });
  const home: Home = {
    router,
    clock,
    igd,
    heard,
    notice: null,
    async until(look, step = 20) {
      for (let turn = 0; turn < MOST_TURNS; turn += 1) {
        const found = look();
        if (found !== undefined && found !== false) return found;
        await new Promise((resolve) => setTimeout(resolve, 3));
        await clock.pass(step);
      }
      throw new Error('it never came to that');
    },
    async wait(promise, step) {
      let done = false;
      void promise.finally(() => {
        done = true;
      });
      await home.until(() => done, step);
      return promise;
    },
    async reach(state) {
      for (let turn = 0; turn < MOST_TURNS; turn += 1) if ((await home.wait(igd.ask())).details.events === state) return;
      throw new Error(`never ${state}`);
    },
    listen: () => igd.onChange((address, status) => void heard.push([address, status])),
    async close() {
      if (closed) return;
      closed = true;
      await home.wait(igd.stop());
      await router.close();
    },
  };
  return home;
};
