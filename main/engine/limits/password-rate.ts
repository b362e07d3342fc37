import type { DnsEvent } from '../../../preload/contract/event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Services } from '../../ports/dns-service.ts';
import { accountOf } from './account.ts';

const WITHIN_MS = 60_000;
/** Different passwords for one account; where only a token tells accounts apart, for one service. */
const MOST_PASSWORDS = 3;
const MOST_TOKENS = 12;
/** Of one event, each of which is tried at once. */
const MOST_OF_EVENT = 3;
/** Times that passwords are typed for an account, be it the same one for another of its events: each lets it be tried again. */
const MOST_TYPED = 10;
const MOST_TYPED_TOKENS = 20;

/**
 * Whether new passwords come faster than a user types them: each is tried at once, and a service locks an account that is tried too often.
 * Remembered for a minute, in memory only.
 */
export const createPasswordRate = ({
  clock,
  services,
}: {
  clock: Pick<Clock, 'monotonic'>;
  services: Pick<Services, 'find'>;
}): ((event: DnsEvent, typed: Readonly<Record<string, string>>) => boolean) => {
  let seen: { at: number; event: string; account: string; text: string; typed: Readonly<Record<string, string>> }[] = [];
  return (event, typed) => {
    const service = services.find(event.service);
    const text = JSON.stringify(Object.entries(typed).sort());
    if (service === undefined || text === '[]') return false;
    const now = clock.monotonic();
    seen = seen.filter(({ at }) => now - at < WITHIN_MS);
    const account = accountOf(service.info, event.settings);
    const isNamed = service.info.fields.some(({ key, kind }) => kind === 'text' && Boolean(event.settings[key]));
    const most = isNamed ? MOST_PASSWORDS : MOST_TOKENS;
    const ofAccount = seen.filter((one) => one.account === account);
    const passwords = new Set(ofAccount.map((one) => one.text));
    // One call may give several events a password, which was typed once then.
    const calls = new Set(ofAccount.map((one) => one.typed));
    if (!calls.has(typed) && calls.size >= (isNamed ? MOST_TYPED : MOST_TYPED_TOKENS)) return true;
    const ofEvent = seen.filter((one) => one.event === event.id).length;
    if (ofEvent >= MOST_OF_EVENT || (!passwords.has(text) && passwords.size >= most)) return true;
    seen.push({ at: now, event: event.id, account, text, typed });
    return false;
  };
};
