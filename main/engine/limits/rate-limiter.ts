import { type DnsEvent, FAMILIES } from '../../../preload/contract/event.ts';
import { isAccepted, type Outcome } from '../../../preload/contract/outcome.ts';
import { NO_LIMITS, type Services } from '../../ports/dns-service.ts';
import type { EventRecord } from '../../ports/storage/ledger.ts';
import { type Accounts, accountOf, createAccounts, doorOf, isAccountKey } from './account.ts';
import { type Hold, longer } from './budget.ts';
import type { Due } from './due.ts';
import { createHostUsage, type HostUsage } from './host-usage.ts';
import { createRejectedCredentials, isShutOut } from './rejected-credentials.ts';

type Asker = Pick<Due, 'event' | 'values'>;

/**
 * Limits how often one host and one account are sent, and keeps the pauses a service asked for. Kept in memory, and put
 * together at start-up from what the events' records remember, so that a restart is no way around it.
 */
export interface RateLimiter {
  learn(asker: Asker, record: EventRecord): void;
  /** How often a host or an account was sent that no event remembers. */
  learnHost: HostUsage['learnHost'];
  /** A pause that no event remembers. */
  learnRest: HostUsage['learnRest'];
  /** What the accounts must keep, whatever becomes of their events. */
  accountsKept: Accounts['kept'];
  /** All that was learned: the records it came from are others now. */
  forget(): void;
  /** When the next request of this account may leave; null: now. Holds what is sent by hand too. */
  gap(asker: Asker, now: number): number | null;
  /** The pause that its account has to keep, whichever event asks. */
  rest(asker: Asker, now: number): Hold | null;
  /** Why what is due has to wait, by the budget of its hosts or the rules of its account; null: it has not. */
  hold(asker: Asker, now: number): Hold | null;
  /** Before a request leaves that carries all these. */
  sent(dues: readonly Due[], at: number): void;
  /** It never arrived for these of its hosts. */
  unsent(due: Due, hosts: readonly string[], at: number): void;
  /** The request that carries all these never left this computer, so their account was not asked. */
  neverLeft(dues: readonly Due[], at: number): void;
  /** The service asked for a pause until then. */
  held(asker: Asker, until: number): void;
  /** How the service answered this one. */
  answered(asker: Asker, record: EventRecord, outcome: Outcome): void;
  /** The service turned away the password it has, and would do so again. */
  shut(asker: Asker, record: EventRecord): boolean;
  /** The user wants it tried again. */
  open(asker: Asker): void;
}

const isProven = (record: EventRecord): boolean => FAMILIES.some((family) => record[family].accepted !== null);

export const createRateLimiter = (services: Services): RateLimiter => {
  const tally = createHostUsage();
  const accounts = createAccounts();
  const rejectedCredentials = createRejectedCredentials();
  const limitsOf = (event: DnsEvent) => services.find(event.service)?.limits ?? NO_LIMITS;
  const account = ({ event, values }: Asker): string | null => {
    const service = services.find(event.service);
    return service === undefined ? null : accountOf(service.info, values);
  };
  const door = ({ event, values }: Asker): string => {
    const service = services.find(event.service);
    return service === undefined ? event.service : doorOf(service.info, values);
  };
  const answered = (asker: Asker, record: EventRecord, outcome: Outcome): void => {
    if (isAccepted(outcome)) rejectedCredentials.entered(door(asker));
    else if (isShutOut(outcome)) rejectedCredentials.refused(door(asker), { id: asker.event.id, proven: isProven(record) });
  };
  const accountHold = (asker: Asker, now: number): Hold | null => {
    const name = account(asker);
    return name === null ? null : accounts.hold(name, limitsOf(asker.event), now);
  };
  const rest = (asker: Asker, now: number): Hold | null => longer(accountHold(asker, now), tally.rest(asker.event, now));
  return {
    learn(asker, record) {
      tally.learn(asker.event, record.sent);
      const name = account(asker);
      if (name === null) return;
      for (const { triedAt, outcome, pausedUntil, stopped } of [record.ipv4, record.ipv6]) {
        if (outcome !== null && (stopped ? triedAt !== null : isAccepted(outcome))) answered(asker, record, outcome);
        if (triedAt !== null) accounts.sent(name, triedAt);
        if (pausedUntil !== null) accounts.held(name, pausedUntil);
      }
      for (const at of record.sent) accounts.sent(name, at);
    },
    learnHost: (key, times) => (isAccountKey(key) ? accounts.remember(key, { times, until: 0 }) : tally.learnHost(key, times)),
    learnRest: (key, until) => (isAccountKey(key) ? accounts.remember(key, { times: [], until }) : tally.learnRest(key, until)),
    accountsKept: accounts.kept,
    forget() {
      tally.forget();
      accounts.forget();
      rejectedCredentials.forget();
    },
    gap: (asker, now) => accountHold(asker, now)?.until ?? null,
    rest,
    hold: (asker, now) => longer(tally.hold(asker.event, limitsOf(asker.event).hostBudget, now), rest(asker, now)),
    sent(dues, at) {
      for (const due of dues) if (!due.byHand) tally.sent(due.event, at);
      const [first] = dues;
      const name = first === undefined ? null : account(first);
      if (name !== null) accounts.sent(name, at);
    },
    unsent: ({ event }, hosts, at) => tally.unsent({ ...event, hosts: [...hosts] }, at),
    neverLeft([first], at) {
      const name = first === undefined ? null : account(first);
      if (name !== null) accounts.unsent(name, at);
    },
    held(asker, until) {
      const name = account(asker);
      if (name !== null) accounts.held(name, until);
    },
    answered,
    shut(asker, record) {
      // One family's refusal is the other's: it is the same password.
      const isOwn = FAMILIES.some((family) => record[family].stopped && isShutOut(record[family].outcome));
      return isOwn || rejectedCredentials.shut(door(asker));
    },
    open: (asker) => rejectedCredentials.open(door(asker)),
  };
};
