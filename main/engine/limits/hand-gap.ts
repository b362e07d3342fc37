import type { DnsEvent } from '../../../preload/contract/event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Services } from '../../ports/dns-service.ts';
import type { Secrets } from '../../ports/storage/secrets.ts';
import { accountOf } from './account.ts';
import { valuesOf } from './event-settings.ts';
import { hostKeys } from './host-usage.ts';

/** A user may force an update, but not hammer with it (the services' rule): ms between two runs by hand. */
export const BY_HAND_GAP = 60_000;

/**
 * When hosts and accounts were last run by hand, whichever event they stand in: neither an edit nor a new event is a way around the gap. Events
 * that were there before go side by side, as when several are chosen; one that is new, or names other hosts, waits for its account.
 */
export interface HandGap {
  /** How long one has to wait, ms; nothing where that is not above 0. */
  wait(event: DnsEvent): number;
  went(event: DnsEvent): void;
  /** Its request never left this computer: nobody was asked, so nobody is to be spared. */
  neverLeft(event: DnsEvent): void;
  /** It is new, or names other hosts. */
  changed(event: DnsEvent): void;
}

export const createHandGap = ({
  clock,
  secrets,
  services,
}: {
  clock: Pick<Clock, 'monotonic'>;
  secrets: Secrets;
  services: Pick<Services, 'find'>;
}): HandGap => {
  const wentAt = new Map<string, number>();
  const changedAt = new Map<string, number>();
  const left = (at: number | undefined): number => (at === undefined ? 0 : at + BY_HAND_GAP - clock.monotonic());
  const prune = (times: Map<string, number>): void => {
    for (const [key, at] of times) if (left(at) <= 0) times.delete(key);
  };
  const accountKey = (event: DnsEvent): string[] => {
    const service = services.find(event.service);
    return service === undefined ? [] : [accountOf(service.info, valuesOf(event, secrets))];
  };
  return {
    wait(event) {
      const keys = [...hostKeys(event), ...(left(changedAt.get(event.id)) > 0 ? accountKey(event) : [])];
      return Math.max(...keys.map((key) => left(wentAt.get(key))));
    },
    went(event) {
      prune(wentAt);
      for (const key of [...hostKeys(event), ...accountKey(event)]) wentAt.set(key, clock.monotonic());
    },
    neverLeft(event) {
      for (const key of [...hostKeys(event), ...accountKey(event)]) wentAt.delete(key);
    },
    changed(event) {
      prune(changedAt);
      changedAt.set(event.id, clock.monotonic());
    },
  };
};
