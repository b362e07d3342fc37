import type { AddressRules } from '../../net/address.ts';
import type { Cancel, Clock } from '../../ports/clock.ts';
import type { RouterHttp } from '../../ports/http.ts';
import type { GenaListener } from '../../ports/udp.ts';
import type { WanEvent } from './gena.ts';
import { openSubscription, type Subscription, type SubscriptionEnd, type SubscriptionState } from './subscription.ts';

/** Where to listen for what. */
export interface EventEndpoint {
  router: string;
  local: string;
  eventUrl: string;
}

/** off: not wanted, or there is nothing to subscribe to. The ends of a subscription stand until the next try. */
export type SubscriberState = 'off' | SubscriptionState | SubscriptionEnd;

/** Until the next try after one failed, doubling up to the longest, in ms: who wants no subscriber is asked again only rarely. */
const RETRY_MS: Readonly<Record<SubscriptionEnd, number>> = { 'no-listener': 300_000, refused: 1_800_000, silent: 60_000 };
const LONGEST_RETRY_MS = 1_800_000;

export interface EventSubscriber {
  state(): SubscriberState;
  /** Subscribes there, or nowhere. Keeps what it has if the place is the same, unless it should be made `afresh`. */
  follow(place: EventEndpoint | null, options?: { afresh?: boolean }): void;
  stop(): Promise<void>;
}

/** Best effort beside the polling: never in its way, never longer than the router's answer takes. */
export const createEventSubscriber = ({
  http,
  clock,
  gena,
  rules,
  timeoutMs,
  told,
  lost,
}: {
  http: RouterHttp;
  clock: Clock;
  gena: GenaListener;
  rules: AddressRules;
  timeoutMs: number;
  told: (event: WanEvent) => void;
  /** The router no longer answers: it has to be searched for. */
  lost: () => void;
}): EventSubscriber => {
  let place: EventEndpoint | null = null;
  let current: Subscription | null = null;
  let ended: SubscriptionEnd | null = null;
  let failures = 0;
  let cancelRetry: Cancel = () => {};

  const quit = async (): Promise<void> => {
    const left = current;
    current = null;
    ended = null;
    cancelRetry();
    await left?.stop();
  };

  const begin = (at: EventEndpoint): void => {
    ended = null;
    current = openSubscription({
      http,
      clock,
      gena,
      rules,
      timeoutMs,
      ...at,
      told(event) {
        failures = 0;
        told(event);
      },
      ended(why) {
        if (place !== at) return;
        current = null;
        ended = why;
        const wait = Math.min(LONGEST_RETRY_MS, RETRY_MS[why] * 2 ** failures);
        failures += 1;
        cancelRetry = clock.wakeAt(clock.now() + wait, () => {
          if (place === at) begin(at);
        });
        if (why === 'silent') lost();
      },
    });
  };

  return {
    state: () => ended ?? current?.state() ?? 'off',
    follow(wanted, { afresh = false } = {}) {
      const same = place?.eventUrl === wanted?.eventUrl && place?.local === wanted?.local && place?.router === wanted?.router;
      if (same && !afresh) return;
      place = wanted;
      failures = 0;
      void quit();
      if (wanted !== null) begin(wanted);
    },
    async stop() {
      place = null;
      await quit();
    },
  };
};
