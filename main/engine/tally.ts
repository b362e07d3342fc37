import type { DnsEvent } from '../../preload/contract/event.ts';
import { type Hold, hostHold, longer, ofLastDay } from './budget.ts';
import type { HostBudget } from './service.ts';

/** How often each host was sent within the last day, over all events that have it. What the events' records remember, put together. */
export interface Tally {
  /** At start-up: what a record remembers. */
  learn(event: DnsEvent, times: readonly number[]): void;
  forget(): void;
  sent(event: DnsEvent, at: number): void;
  /** A request that never arrived was none. */
  unsent(event: DnsEvent, at: number): void;
  hold(event: DnsEvent, budget: HostBudget, now: number): Hold | null;
}

export const createTally = (): Tally => {
  const times = new Map<string, number[]>();
  const keysOf = (event: DnsEvent): string[] => event.hosts.map((host) => `${event.service} ${host}`);
  const add = (event: DnsEvent, at: number): void => {
    for (const key of keysOf(event)) {
      const known = ofLastDay(times.get(key) ?? [], at);
      if (!known.includes(at))
        times.set(
          key,
          [...known, at].sort((a, b) => a - b),
        );
    }
  };
  return {
    learn(event, remembered) {
      for (const at of remembered) add(event, at);
    },
    forget: () => times.clear(),
    sent: add,
    unsent(event, at) {
      for (const key of keysOf(event))
        times.set(
          key,
          (times.get(key) ?? []).filter((each) => each !== at),
        );
    },
    hold: (event, budget, now) =>
      keysOf(event).reduce<Hold | null>((hold, key) => {
        const known = times.get(key);
        return known === undefined ? hold : longer(hold, hostHold(known, budget, now));
      }, null),
  };
};
