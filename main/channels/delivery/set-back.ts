import type { ChannelQueue } from '../../ports/storage/channel-queue.ts';

const DAY = 24 * 60 * 60 * 1000;
/** No service is waited for longer, in ms. */
export const LONGEST_WAIT = DAY;
/** A channel puts a notice off until its digest, and that until its quiet hours are over, in ms. */
const LONGEST_PUT_OFF = 2 * DAY;

/** A queue whose times were noted by a clock that was ahead of `now`, in ms since 1970: what is left to wait stays the same, and has an end. */
export const setBack = (queue: ChannelQueue, now: number): ChannelQueue => {
  const { waiting, sentAt, toldAt, failingSince } = queue;
  const ahead = Math.max(0, ...sentAt.map((at) => at - now));
  const notBefore = Math.max(0, Math.min(queue.notBefore - ahead, now + LONGEST_WAIT));
  const isFar = waiting.some(({ at, due }) => at > now || due > now + LONGEST_PUT_OFF);
  if (!isFar && notBefore === queue.notBefore && Math.max(toldAt ?? 0, failingSince ?? 0, ...sentAt) <= now) return queue;
  const past = (at: number): number => Math.min(at, now);
  return {
    ...{ ...queue, notBefore, sentAt: sentAt.map(past) },
    toldAt: toldAt === null ? null : past(toldAt),
    failingSince: failingSince === null ? null : past(failingSince),
    waiting: waiting.map((one) => ({ ...one, at: past(one.at), due: Math.min(one.due - one.at + past(one.at), now + LONGEST_PUT_OFF) })),
  };
};
