import { followsChange, type Schedule } from '../../preload/contract/event.ts';
import type { EventView } from '../../preload/contract/state.ts';
import type { Strings } from '../../preload/strings/index.ts';

interface Circumstances {
  /** As it is chosen now, saved or not. */
  schedule: Pick<Schedule, 'kind'>;
  /** Something of the schedule was typed that is not saved. */
  isChanged: boolean;
  paused: boolean;
  /** ms since 1970. */
  now: number;
}

/** What happens next by the schedule, and what happens when the address changes meanwhile; of a new event or a changed schedule, what will. Pure. */
export const nextRunSentence = (
  view: EventView | null,
  { schedule, isChanged, paused, now }: Circumstances,
  { eventList, time, ahead, noted }: Strings,
): string => {
  const { nextRun: words } = eventList;
  if (view === null || isChanged) return words.unsaved[schedule.kind === 'on-change' || schedule.kind === 'every' ? 'follows' : 'timed'];
  const { event, status } = view;
  if (event.type === 'watch') return '';
  if (!event.enabled) return words.off;
  if (paused) return words.paused;
  if (status.activity === 'stopped') return words.stopped;
  if (status.nextAt === null)
    return event.schedule.kind === 'at-start' ? words.start : status.nextWhy === 'change' ? words.change : words.never;
  const when = noted(time(status.nextAt), ahead(Math.max(0, status.nextAt - now)));
  if (status.nextWhy === 'retry') return words.retry(when);
  if (status.nextWhy === 'refresh') return words.refresh(when);
  return words.at(when, followsChange(event));
};
