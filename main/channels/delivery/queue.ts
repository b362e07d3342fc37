import { isAccepted, type Outcome, type OutcomeKind } from '../../../preload/contract/outcome.ts';
import type { ChannelQueue, Waiting } from '../../ports/storage/channel-queue.ts';
import { LONGEST_WAIT } from './set-back.ts';

/** Notices that wait at one channel; the oldest of more is dropped, and that is said. */
export const MOST_WAITING = 100;
const MOST_TOLD = 500;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const FIRST_RETRY = 30 * SECOND;
const LONGEST_RETRY = 6 * HOUR;

export const NO_QUEUE: ChannelQueue = {
  waiting: [],
  batch: null,
  told: [],
  attempts: 0,
  notBefore: 0,
  failingSince: null,
  outcome: null,
  toldAt: null,
  sentAt: [],
  month: { name: '', sent: 0 },
  dropped: 0,
  weeklyAt: null,
};

/** A batch is the same message as long as all of it waits; one that changed is another, with an id of its own. */
const withBatch = (queue: ChannelQueue): ChannelQueue => {
  const ids = new Set(queue.waiting.map(({ id }) => id));
  const isWhole = queue.batch?.of.every((id) => ids.has(id)) ?? true;
  const settled = isWhole ? queue : { ...queue, batch: null };
  // With nothing left to tell, nothing is missing where it does not arrive.
  return settled.waiting.length > 0 ? settled : { ...settled, batch: null, attempts: 0, failingSince: null };
};

const isUnderWay = ({ batch }: ChannelQueue, id: string): boolean => batch?.underWay === true && batch.of.includes(id);

/**
 * What waits gives way to a later word about all of it. `left`: what of that word is worth telling: an end that comes before its fault was told is
 * not, and where `tellsAllEnds` is false only one whose fault was, or will be.
 */
export const supersede = (
  queue: ChannelQueue,
  word: Pick<Waiting, 'about' | 'ends'>,
  tellsAllEnds: boolean,
): { queue: ChannelQueue; left: ReadonlySet<string> } => {
  const about = new Set(word.about);
  const isGone = (one: Waiting): boolean => !isUnderWay(queue, one.id) && one.about.every((each) => about.has(each));
  const gone = queue.waiting.filter(isGone);
  const rest = queue.waiting.filter((one) => !isGone(one));
  const next = gone.length === 0 ? queue : withBatch({ ...queue, waiting: rest });
  if (!word.ends) return { queue: next, left: about };
  const known = new Set([...queue.told, ...rest.flatMap((one) => (one.ends ? [] : one.about))]);
  const untold = new Set(gone.flatMap((one) => (one.ends ? [] : one.about)));
  return { queue: next, left: new Set(word.about.filter((each) => known.has(each) || (tellsAllEnds && !untold.has(each)))) };
};

/** Takes a notice in; the oldest of too many are dropped. */
export const add = (queue: ChannelQueue, notice: Waiting): ChannelQueue => {
  const waiting = [...queue.waiting, notice];
  const over = Math.max(0, waiting.length - MOST_WAITING);
  return withBatch({ ...queue, waiting: waiting.slice(over), dropped: queue.dropped + over });
};

/** Nothing of it is told any more: its event was removed or switched off. What is about others as well still is. */
export const forget = (queue: ChannelQueue, gone: readonly string[]): ChannelQueue => {
  const isGone = (about: string): boolean => gone.includes(about);
  if (!queue.waiting.some((one) => one.about.some(isGone)) && !queue.told.some(isGone)) return queue;
  const waiting = queue.waiting
    .filter((one) => !one.about.every(isGone) || isUnderWay(queue, one.id))
    .map((one) => (one.about.every(isGone) ? one : { ...one, about: one.about.filter((about) => !isGone(about)) }));
  return withBatch({ ...queue, waiting, told: queue.told.filter((about) => !isGone(about)) });
};

/** What is to be told now as one message. What was tried as one stays one. */
export const dueNow = (queue: ChannelQueue, now: number): Waiting[] => {
  const { batch, waiting } = queue;
  if (batch !== null) return waiting.filter(({ id }) => batch.of.includes(id));
  return waiting.filter(({ due }) => due <= now);
};

export const monthOf = (now: number): string => {
  const date = new Date(now);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
};
const nextMonth = (now: number): number => {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth() + 1, 1).getTime();
};
export const sentIn = ({ month }: Pick<ChannelQueue, 'month'>, now: number): number => (month.name === monthOf(now) ? month.sent : 0);

export interface Bounds {
  perMinute: number;
  /** Messages a calendar month; null: not counted. */
  allowance: number | null;
}

/** Until when what waits has to because the month's messages are used up; null: it has not. */
export const spentUntil = (queue: ChannelQueue, now: number, { allowance }: Pick<Bounds, 'allowance'>): number | null =>
  allowance === null || queue.waiting.length === 0 || sentIn(queue, now) < allowance ? null : nextMonth(now);

/** When this channel may be asked next; null: nothing waits. */
export const nextTry = (queue: ChannelQueue, now: number, { perMinute, allowance }: Bounds): number | null => {
  if (queue.waiting.length === 0) return null;
  const due = queue.batch === null ? Math.min(...queue.waiting.map((one) => one.due)) : 0;
  const recent = queue.sentAt.filter((at) => at > now - MINUTE && at <= now);
  const paced = recent.length < perMinute ? 0 : (recent.at(-perMinute) ?? 0) + MINUTE;
  return Math.max(due, queue.notBefore, paced, spentUntil(queue, now, { allowance }) ?? 0);
};

/** Before the request leaves: what is on the disk then keeps it from being told twice. */
export const begun = (queue: ChannelQueue, batch: { id: string; of: string[] }, now: number): ChannelQueue => ({
  ...queue,
  batch: { ...batch, underWay: true },
  sentAt: [...queue.sentAt.filter((at) => at > now - MINUTE && at <= now), now],
});

/** Only the user can put these right: tried seldom, and at once when the channel is changed. */
const NEEDS_USER: Record<OutcomeKind, boolean> = {
  updated: false,
  unchanged: false,
  verified: false,
  'rate-limited': false,
  'server-error': false,
  network: false,
  'not-confirmed': false,
  'auth-failed': true,
  'bad-host': true,
  'bad-config': true,
  abuse: true,
  'not-sent': true,
};

/** ms until the next try after so many failed ones; `chance`: 0 to 1. */
export const retryAfter = (outcome: Outcome, attempts: number, chance: number): number => {
  const usual = NEEDS_USER[outcome.kind] ? LONGEST_RETRY : Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** Math.min(attempts - 1, 20));
  const spread = Math.min(LONGEST_RETRY, usual * (0.8 + 0.4 * chance));
  return Math.max(spread, Math.min(LONGEST_WAIT, (outcome.afterSeconds ?? 0) * SECOND));
};

const without = (queue: ChannelQueue, of: readonly string[]): ChannelQueue => {
  const gone = queue.waiting.filter(({ id }) => of.includes(id));
  const ended = new Set(gone.filter(({ ends }) => ends).flatMap(({ about }) => about));
  const failed = gone.filter(({ ends, severity }) => !ends && severity === 'failure').flatMap(({ about }) => about);
  const told = [...new Set([...queue.told.filter((about) => !ended.has(about)), ...failed])].slice(-MOST_TOLD);
  return { ...queue, waiting: queue.waiting.filter(({ id }) => !of.includes(id)), told, batch: null };
};

/** After the answer. */
export const ended = (queue: ChannelQueue, outcome: Outcome, { now, chance }: { now: number; chance: number }): ChannelQueue => {
  const of = queue.batch?.of ?? [];
  if (isAccepted(outcome)) {
    const month = { name: monthOf(now), sent: sentIn(queue, now) + 1 };
    return { ...without(queue, of), attempts: 0, notBefore: 0, failingSince: null, outcome, toldAt: now, month, dropped: 0 };
  }
  const attempts = queue.attempts + 1;
  const batch = queue.batch === null ? null : { ...queue.batch, underWay: false };
  const notBefore = now + retryAfter(outcome, attempts, chance);
  return withBatch({ ...queue, batch, attempts, notBefore, outcome, failingSince: queue.failingSince ?? now });
};

/** After a restart: it is unknown whether the message under way arrived. Where sending it again is safe it is; else it counts as told. */
export const resumed = (queue: ChannelQueue, repeatable: boolean): ChannelQueue => {
  if (queue.batch === null || !queue.batch.underWay) return queue;
  if (repeatable) return { ...queue, batch: { ...queue.batch, underWay: false } };
  return withBatch(without(queue, queue.batch.of));
};
