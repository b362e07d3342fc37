import type { ServiceInfo } from '../../../preload/contract/service.ts';
import type { Job, ServiceLimits } from '../../ports/dns-service.ts';
import { type Hold, notLater, ofLastDay } from './budget.ts';

/** Where a user name is asked for but may be left out. */
const NAMES = new Set(['username', 'email']);

/**
 * The account as the service sees it: the server that was named, and the user name, or without one the token or password. Kept in
 * memory only, for it may hold a secret; a password that was mistyped makes no new account where there is a user name.
 */
export const accountOf = ({ id, fields }: ServiceInfo, values: Job['settings']): string => {
  const names = fields.filter(({ key, kind, required }) => kind === 'text' && (required || NAMES.has(key)) && (values[key] ?? '') !== '');
  const telling = names.length > 0 ? names : fields.filter(({ kind }) => kind === 'secret');
  return JSON.stringify([id, values.server ?? '', ...telling.map(({ key }) => values[key] ?? '')]);
};

/** The account with all its passwords: what a service accepts or refuses. In memory only. */
export const doorOf = (info: ServiceInfo, values: Job['settings']): string =>
  JSON.stringify([accountOf(info, values), ...info.fields.filter(({ kind }) => kind === 'secret').map(({ key }) => values[key] ?? '')]);

/**
 * Under what an account is remembered over a restart: sixteen bits of it, from which no user name or password can be told. Two that share them
 * share what the one of them has to keep, once in some ten thousand.
 */
const keyOf = (account: string): string => {
  const [service]: string[] = JSON.parse(account);
  let hash = 0x811c9dc5;
  for (let at = 0; at < account.length; at += 1) hash = Math.imul(hash ^ account.charCodeAt(at), 0x01000193) >>> 0;
  return `${service} #${((hash >>> 16) ^ (hash & 0xffff)).toString(16)}`;
};
/** No host has this sign. */
export const isAccountKey = (key: string): boolean => key.includes(' #');

/** What is remembered of an account: when it was sent within the last day, and until when it must pause. */
export interface AccountMemory {
  times: readonly number[];
  until: number;
}

type AccountLimits = Pick<ServiceLimits, 'perAccountSeconds' | 'accountBudget'>;

/** What each account has been asked of late, over all its events. */
export interface Accounts {
  forget(): void;
  /** From before a restart, under its key. */
  remember(key: string, memory: AccountMemory): void;
  /** All that would have to be remembered, by key. */
  kept(now: number): [key: string, memory: AccountMemory][];
  sent(account: string, at: number): void;
  /** What was noted as sent then never left this computer. */
  unsent(account: string, at: number): void;
  /** The service asked for a pause; no later word shortens it. */
  held(account: string, until: number): void;
  /** When the next request may leave, and why not now; null: now. A short gap is only kept, not told: count is 0. */
  hold(account: string, limits: AccountLimits, now: number): Hold | null;
}

export const createAccounts = (): Accounts => {
  const accounts = new Map<string, { times: number[]; heldUntil: number }>();
  const remembered = new Map<string, AccountMemory>();
  const of = (account: string) => {
    const before = accounts.get(account);
    if (before !== undefined) return before;
    const memory = remembered.size > 0 ? remembered.get(keyOf(account)) : undefined;
    const known = { times: [...(memory?.times ?? [])], heldUntil: memory?.until ?? 0 };
    accounts.set(account, known);
    return known;
  };
  return {
    forget() {
      accounts.clear();
      remembered.clear();
    },
    remember(key, { times, until }) {
      const before = remembered.get(key);
      remembered.set(key, {
        times: [...new Set([...(before?.times ?? []), ...times])].sort((a, b) => a - b),
        until: Math.max(before?.until ?? 0, until),
      });
    },
    kept: (now) =>
      [...accounts].flatMap(([account, { times, heldUntil }]): [string, AccountMemory][] => {
        const memory = { times: ofLastDay(times, now), until: heldUntil };
        return memory.times.length > 0 || heldUntil > now ? [[keyOf(account), memory]] : [];
      }),
    sent(account, at) {
      const { times } = of(account);
      const last = times.at(-1);
      if (last === undefined || at > last) times.push(at);
      else if (!times.includes(at)) {
        times.push(at);
        times.sort((a, b) => a - b);
      }
    },
    unsent(account, at) {
      const known = of(account);
      known.times = known.times.filter((each) => each !== at);
    },
    held(account, until) {
      const known = of(account);
      known.heldUntil = Math.max(known.heldUntil, until);
    },
    hold(account, { perAccountSeconds, accountBudget }, now) {
      if (!accounts.has(account) && remembered.size === 0) return null;
      const known = of(account);
      const span = Math.max(perAccountSeconds, accountBudget?.perSeconds ?? 0) * 1000;
      known.times = notLater(known.times, now).filter((at) => at > now - span);
      const last = known.times.at(-1);
      const gap = last === undefined ? 0 : last + perAccountSeconds * 1000;
      const oldest = accountBudget === null ? undefined : known.times.at(-accountBudget.count);
      const budget = oldest === undefined || accountBudget === null ? 0 : oldest + accountBudget.perSeconds * 1000;
      const until = Math.max(gap, budget, known.heldUntil);
      if (until <= now) return null;
      return { why: 'account', until, count: budget === until ? (accountBudget?.count ?? 0) : 0 };
    },
  };
};
