import { FAMILIES, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { emptyRecord, type Ledger } from '../../ports/storage/ledger.ts';
import type { AccountMemory } from '../limits/account.ts';
import { ofLastDay } from '../limits/budget.ts';
import { hostKeys } from '../limits/host-usage.ts';
import { LONGEST_WAIT } from './retry-policy.ts';

/** The ledger id for limits of hosts and accounts without an event; event ids never contain this character. */
const ID = '~spent';

/** By `service host`, or the key of an account: how often it was sent, and until when it must pause. */
export type LeftBehind = readonly (readonly [key: string, memory: AccountMemory])[];

/** Times in the future, from a clock that was ahead, are set to now once; otherwise they would count as just sent at each start. */
export const boundLeftBehind = (ledger: Ledger, now: number): void => {
  const { spent = {}, rests = {} } = ledger.get(ID) ?? {};
  const isAhead = Object.values(spent).some((times) => times.some((at) => at > now));
  if (!isAhead && !Object.values(rests).some((until) => until > now + LONGEST_WAIT)) return;
  const [sent, pauses] = [leftBehind(ledger, now), restsLeftBehind(ledger, now)];
  ledger.put({ ...emptyRecord(ID), spent: Object.fromEntries(sent), rests: Object.fromEntries(pauses) }, { sync: true });
};

/** How often hosts were sent within the last day whose events are gone or name others now: by `service host`, ms since 1970. */
export const leftBehind = (ledger: Ledger, now: number): [key: string, times: number[]][] =>
  Object.entries(ledger.get(ID)?.spent ?? {})
    .map(([key, times]): [string, number[]] => [key, ofLastDay(times, now)])
    .filter(([, times]) => times.length > 0);

/** Until when a service wants no request for hosts whose events are gone or name others now: by `service host`, ms since 1970. */
export const restsLeftBehind = (ledger: Ledger, now: number): [key: string, until: number][] =>
  Object.entries(ledger.get(ID)?.rests ?? {})
    .map(([key, until]): [string, number] => [key, Math.min(until, now + LONGEST_WAIT)])
    .filter(([, until]) => until > now);

/**
 * Before an event is removed, or names other hosts: neither gives a host or an account a fresh budget, nor ends a pause its service asked for.
 * `accounts`: what they must keep now.
 */
export const leaveBehind = (ledger: Ledger, event: SaikoroEvent, { now, accounts }: { now: number; accounts: LeftBehind }): void => {
  const record = ledger.get(event.id);
  if (event.type !== 'dns' || record === undefined) return;
  const sent = ofLastDay(record.sent, now);
  const until = Math.max(...FAMILIES.map((family) => record[family].pausedUntil ?? 0));
  if (sent.length === 0 && until <= now && accounts.length === 0) return;
  const spent = new Map(leftBehind(ledger, now));
  const rests = new Map(restsLeftBehind(ledger, now));
  const hosts = hostKeys(event).map((key) => [key, { times: sent, until }] as const);
  for (const [key, memory] of [...hosts, ...accounts]) {
    const times = [...new Set([...(spent.get(key) ?? []), ...memory.times])].sort((a, b) => a - b);
    if (times.length > 0) spent.set(key, times);
    if (memory.until > now) rests.set(key, Math.max(memory.until, rests.get(key) ?? 0));
  }
  ledger.put({ ...emptyRecord(ID), spent: Object.fromEntries(spent), rests: Object.fromEntries(rests) }, { sync: true });
};
