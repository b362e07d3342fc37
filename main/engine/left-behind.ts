import type { SaikoroEvent } from '../../preload/contract/event.ts';
import { ofLastDay } from './budget.ts';
import { emptyRecord, type Ledger } from './record.ts';
import { hostKeys } from './tally.ts';

/** The ledger's place for what no event remembers any more; no event's id has this sign. */
const ID = '~spent';

/** How often hosts were sent within the last day whose events are gone or name others now: by `service host`, ms since 1970. */
export const leftBehind = (ledger: Ledger, now: number): [key: string, times: number[]][] =>
  Object.entries(ledger.get(ID)?.spent ?? {})
    .map(([key, times]): [string, number[]] => [key, ofLastDay(times, now)])
    .filter(([, times]) => times.length > 0);

/** Before an event is removed, or names other hosts: neither gives a host a fresh budget. */
export const leaveBehind = (ledger: Ledger, event: SaikoroEvent, now: number): void => {
  const sent = ofLastDay(ledger.get(event.id)?.sent ?? [], now);
  if (event.type !== 'dns' || sent.length === 0) return;
  const spent = new Map(leftBehind(ledger, now));
  for (const key of hostKeys(event))
    spent.set(
      key,
      [...new Set([...(spent.get(key) ?? []), ...sent])].sort((a, b) => a - b),
    );
  ledger.put({ ...emptyRecord(ID), spent: Object.fromEntries(spent) }, { sync: true });
};
