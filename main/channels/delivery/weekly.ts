import { type Channel, type Weekly, weeklyOf } from '../../../preload/contract/channel.ts';
import type { Cancel, Clock } from '../../ports/clock.ts';
import type { ChannelQueue, Waiting } from '../../ports/storage/channel-queue.ts';
import type { Words } from './needs.ts';
import { isQuiet, nextAt } from './rules.ts';

const DAY = 24 * 3_600_000;
export const WEEK_MS = 7 * DAY;

/** The next such weekday and time of the computer's clock after `after`, in ms since 1970; never `after` itself. */
export const nextWeekly = ({ day, at }: Weekly, after: number): number => {
  const [hours, minutes] = at.split(':').map(Number);
  const date = new Date(after);
  date.setDate(date.getDate() + ((day - date.getDay() + 7) % 7));
  date.setHours(hours ?? 0, minutes ?? 0, 0, 0);
  if (date.getTime() > after) return date.getTime();
  // By the calendar, so that a change to summer time moves nothing.
  date.setDate(date.getDate() + 7);
  date.setHours(hours ?? 0, minutes ?? 0, 0, 0);
  return date.getTime();
};

export interface WeeklyNeeds {
  clock: Clock;
  newId(): string;
  channels(): readonly Channel[];
  get(id: string): ChannelQueue;
  put(id: string, next: ChannelQueue): void;
  /** Puts a report into a channel's queue. */
  queue(channel: Channel, report: Waiting): void;
  /** What happened between these times, for this channel. */
  reportOf(channel: Channel, from: number, to: number): Words;
}

/** Sends each channel that wants one a report once a week. Has one timer, and none while no channel wants a report. */
export interface WeeklyReports {
  /** After the start, and after channels or the clock changed. */
  look(): void;
  stop(): void;
}

export const createWeeklyReports = (needs: WeeklyNeeds): WeeklyReports => {
  const { clock } = needs;
  let timer: Cancel | null = null;
  let stopped = false;

  const send = (channel: Channel, now: number): void => {
    const { quiet, id } = channel;
    needs.put(id, { ...needs.get(id), weeklyAt: now });
    const due = quiet !== null && isQuiet(quiet, now) ? nextAt(quiet.to, now) : now;
    const words = needs.reportOf(channel, now - WEEK_MS, now);
    needs.queue(channel, { id: needs.newId(), about: ['weekly'], ends: false, severity: 'change', ...words, at: now, due });
  };
  /** When it is due next; null: it wants none. What was missed while nothing ran is sent once. */
  const seenTo = (channel: Channel): number | null => {
    const weekly = channel.enabled ? weeklyOf(channel) : null;
    const { weeklyAt } = needs.get(channel.id);
    const now = clock.now();
    if (weekly === null) {
      if (weeklyAt !== null) needs.put(channel.id, { ...needs.get(channel.id), weeklyAt: null });
      return null;
    }
    // It begins with the next time; so it does after a clock that was far ahead. One set back by a little sends nothing twice.
    if (weeklyAt === null || weeklyAt > now + DAY) needs.put(channel.id, { ...needs.get(channel.id), weeklyAt: now });
    const due = nextWeekly(weekly, needs.get(channel.id).weeklyAt ?? now);
    if (due > now) return due;
    send(channel, now);
    return nextWeekly(weekly, now);
  };
  const look = (): void => {
    timer?.();
    timer = null;
    if (stopped) return;
    const times = needs.channels().flatMap((channel) => seenTo(channel) ?? []);
    if (times.length > 0) timer = clock.wakeAt(Math.min(...times), look);
  };
  return {
    look,
    stop() {
      stopped = true;
      timer?.();
    },
  };
};
