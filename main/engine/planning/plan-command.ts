import { type CommandEvent, FAMILIES, type Family } from '../../../preload/contract/event.ts';
import type { EventRecord } from '../../ports/storage/ledger.ts';
import type { Plan } from './plan.ts';
import { nextTime } from './schedule.ts';

/** Whether a program is to run now, and when to look again. `accepted` holds the addresses it last saw. Pure. */
export const planCommand = (input: {
  event: CommandEvent;
  record: EventRecord;
  addresses: Record<Family, string | null>;
  now: number;
  since: number;
  byHand: boolean;
}): Plan => {
  const { event, record, addresses, now, since, byHand } = input;
  const at = nextTime(event.schedule, { after: since, ranAt: record.ranAt, done: record.done });
  const changed = FAMILIES.some((family) => addresses[family] !== null && addresses[family] !== record[family].accepted);
  const due = byHand || (at !== null && at <= now) || (event.schedule.kind === 'on-change' && changed);
  return {
    send: {},
    why: due ? (byHand ? 'by-hand' : 'schedule') : null,
    scheduled: due,
    lacks: null,
    nextAt: at,
    nextWhy: at !== null ? 'schedule' : event.schedule.kind === 'on-change' ? 'change' : 'never',
  };
};
