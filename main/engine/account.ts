import type { ServiceInfo } from '../../preload/contract/service.ts';
import { type Hold, notLater } from './budget.ts';
import type { Job, ServiceLimits } from './service.ts';

/** Where a user name is asked for but may be left out. */
const NAMES = new Set(['username', 'email']);

/**
 * Who the service takes this user for: the server he named, and the user name where he gave one, else what opens the door. Kept in
 * memory only, for it may hold a secret; a password that was mistyped makes no new account where there is a user name.
 */
export const accountOf = ({ id, fields }: ServiceInfo, values: Job['settings']): string => {
  const names = fields.filter(({ key, kind, required }) => kind === 'text' && (required || NAMES.has(key)) && (values[key] ?? '') !== '');
  const telling = names.length > 0 ? names : fields.filter(({ kind }) => kind === 'secret');
  return JSON.stringify([id, values.server ?? '', ...telling.map(({ key }) => values[key] ?? '')]);
};

/** The account with all its passwords: what a service lets in, or refuses. In memory only. */
export const doorOf = (info: ServiceInfo, values: Job['settings']): string =>
  JSON.stringify([accountOf(info, values), ...info.fields.filter(({ kind }) => kind === 'secret').map(({ key }) => values[key] ?? '')]);

type AccountLimits = Pick<ServiceLimits, 'perAccountSeconds' | 'accountBudget'>;

/** What each account has been asked of late, over all its events. */
export interface Accounts {
  forget(): void;
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
  const of = (account: string) => {
    const known = accounts.get(account) ?? { times: [], heldUntil: 0 };
    accounts.set(account, known);
    return known;
  };
  return {
    forget: () => accounts.clear(),
    sent(account, at) {
      const known = of(account);
      if (known.times.at(-1) === at) return;
      known.times.push(at);
      if (known.times.length > 1) known.times.sort((a, b) => a - b);
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
      const known = accounts.get(account);
      if (known === undefined) return null;
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
