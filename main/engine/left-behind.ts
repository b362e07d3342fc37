import { FAMILIES, type SaikoroEvent } from '../../preload/contract/event.ts';
import { ofLastDay } from './budget.ts';
import { LONGEST_WAIT } from './policy.ts';
import { emptyRecord, type Ledger } from './record.ts';
import { hostKeys } from './tally.ts';

/** The ledger's place for what no event remembers any more; no event's id has this sign. */
const ID = '~spent';

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

/** Before an event is removed, or names other hosts: neither gives a host a fresh budget, nor ends a pause its service asked for. */
export const leaveBehind = (ledger: Ledger, event: SaikoroEvent, now: number): void => {
  const record = ledger.get(event.id);
  if (event.type !== 'dns' || record === undefined) return;
  const sent = ofLastDay(record.sent, now);
  const until = Math.max(...FAMILIES.map((family) => record[family].pausedUntil ?? 0));
  if (sent.length === 0 && until <= now) return;
  const spent = new Map(leftBehind(ledger, now));
  const rests = new Map(restsLeftBehind(ledger, now));
  for (const key of hostKeys(event)) {
    const times = [...new Set([...(spent.get(key) ?? []), ...sent])].sort((a, b) => a - b);
    if (times.length > 0) spent.set(key, times);
    if (until > now) rests.set(key, Math.max(until, rests.get(key) ?? 0));
  }
  ledger.put({ ...emptyRecord(ID), spent: Object.fromEntries(spent), rests: Object.fromEntries(rests) }, { sync: true });
};
