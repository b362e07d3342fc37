import type { DnsEvent } from '../../../preload/contract/event.ts';
import type { AddressWord, ScheduleWord } from './spelling.ts';

/** An event while it is asked for, with the secrets typed for it. */
export interface Draft {
  event: DnsEvent;
  secrets: Record<string, string>;
  /** A kind of address source, or of schedule, was named, and the rest of it was not. */
  needsAddress?: AddressWord | undefined;
  needsSchedule?: ScheduleWord | undefined;
}
