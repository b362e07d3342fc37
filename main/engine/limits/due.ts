import type { DnsEvent, Family } from '../../../preload/contract/event.ts';
import type { Job } from '../../ports/dns-service.ts';

/** One event's part of a request: what it sends, with which settings. */
export interface Due {
  event: DnsEvent;
  /** Settings and secrets together. */
  values: Job['settings'];
  send: Partial<Record<Family, string>>;
  byHand: boolean;
}
