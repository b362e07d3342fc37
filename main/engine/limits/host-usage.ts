import type { DnsEvent, SaikoroEvent } from '../../../preload/contract/event.ts';
import type { HostBudget } from '../../ports/dns-service.ts';
import { type Hold, hostHold, longer, ofLastDay } from './budget.ts';

/** How often each host was sent within the last day, over all events that have it. What the events' records remember, put together. */
export interface HostUsage {
  /** At start-up: what a record remembers. */
  learn(event: DnsEvent, times: readonly number[]): void;
  /** The same of a host whose event is gone: `service host`. */
  learnHost(key: string, times: readonly number[]): void;
  /** Until when its service wants no request for it. */
  learnRest(key: string, until: number): void;
  forget(): void;
  sent(event: DnsEvent, at: number): void;
  /** Takes back a request that never arrived. */
  unsent(event: DnsEvent, at: number): void;
  hold(event: DnsEvent, budget: HostBudget, now: number): Hold | null;
  /** The pause that was asked for when another event had one of its hosts. */
  rest(event: DnsEvent, now: number): Hold | null;
}

export const hostKeys = ({ service, hosts }: Pick<DnsEvent, 'service' | 'hosts'>): string[] => hosts.map((host) => `${service} ${host}`);

export const haveSameHosts = (one: SaikoroEvent, other: SaikoroEvent): boolean => {
  const [keys, others] = [one, other].map((each) => (each.type === 'dns' ? hostKeys(each) : []).join());
  return keys === others;
};

export const createHostUsage = (): HostUsage => {
  const times = new Map<string, number[]>();
  const rests = new Map<string, number>();
  const add = (keys: readonly string[], at: number, now: (known: readonly number[]) => number): void => {
    for (const key of keys) {
      const before = times.get(key) ?? [];
      const known = ofLastDay(before, now(before));
      if (!known.includes(at))
        times.set(
          key,
          [...known, at].sort((a, b) => a - b),
        );
    }
  };
  /** Records are loaded in any order, so later entries are kept. */
  const recall = (keys: readonly string[], at: number): void => add(keys, at, (known) => Math.max(at, ...known.slice(-1)));
  return {
    learn(event, remembered) {
      for (const at of remembered) recall(hostKeys(event), at);
    },
    learnHost(key, remembered) {
      for (const at of remembered) recall([key], at);
    },
    learnRest: (key, until) => void rests.set(key, until),
    forget() {
      times.clear();
      rests.clear();
    },
    sent: (event, at) => add(hostKeys(event), at, () => at),
    unsent(event, at) {
      for (const key of hostKeys(event))
        times.set(
          key,
          (times.get(key) ?? []).filter((each) => each !== at),
        );
    },
    hold: (event, budget, now) =>
      hostKeys(event).reduce<Hold | null>((hold, key) => {
        const known = times.get(key);
        return known === undefined ? hold : longer(hold, hostHold(known, budget, now));
      }, null),
    rest(event, now) {
      const until = Math.max(0, ...hostKeys(event).map((key) => rests.get(key) ?? 0));
      return until <= now ? null : { why: 'account', until, count: 0 };
    },
  };
};
