import type { DnsEvent, SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Services } from '../../ports/dns-service.ts';
import { accountOf } from './account.ts';
import { hostKeys } from './host-usage.ts';

const WITHIN_MS = 60_000;
/** Saves that name hosts the event did not have: each is sent at once. Of an account, and, since a user name is soon changed too, of a service. */
const MOST_OF_ACCOUNT = 10;
const MOST_OF_SERVICE = 20;

/** Whether events are given new hosts faster than a user types them. Remembered for a minute, in memory only. */
export const createHostRate = ({
  clock,
  services,
}: {
  clock: Pick<Clock, 'monotonic'>;
  services: Pick<Services, 'find'>;
}): ((event: DnsEvent, before: SaikoroEvent | undefined) => boolean) => {
  let seen: { at: number; service: string; account: string }[] = [];
  return (event, before) => {
    const known = new Set(before?.type === 'dns' ? hostKeys(before) : []);
    const found = services.find(event.service);
    if (found === undefined || hostKeys(event).every((key) => known.has(key))) return false;
    const now = clock.monotonic();
    seen = seen.filter(({ at }) => now - at < WITHIN_MS);
    const account = accountOf(found.info, event.settings);
    const ofService = seen.filter(({ service }) => service === event.service);
    if (ofService.length >= MOST_OF_SERVICE || ofService.filter((one) => one.account === account).length >= MOST_OF_ACCOUNT) return true;
    seen.push({ at: now, service: event.service, account });
    return false;
  };
};
