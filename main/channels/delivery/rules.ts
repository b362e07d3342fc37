import type { Channel, Quiet } from '../../../preload/contract/channel.ts';
import type { NoticeView } from '../../../preload/contract/state.ts';

/** What the rules of a channel need to know of a notice. */
export interface NoticeFacts {
  /** The last word about one thing is the only one worth telling. */
  about: string;
  event: string | null;
  severity: 'failure' | 'change';
  /** It says that what was wrong is right again. */
  ends: boolean;
  /** The channel that it says is failing: that one can't tell it. */
  channel: string | null;
}

type Told = NoticeView & { warning?: string; key?: string };
const CHANGES: ReadonlySet<string> = new Set(['address-changed', 'recovered']);

const aboutOf = (notice: Told): string => {
  if (notice.kind === 'address-changed') return `family ${notice.family ?? ''}`;
  if (notice.event !== undefined) return `event ${notice.event}`;
  if (notice.warning !== undefined) return `warning ${notice.warning} ${notice.key ?? ''}`;
  return notice.kind;
};

export const factsOf = (notice: NoticeView): NoticeFacts => {
  const told: Told = notice;
  // The way in is open again, or this network became home: that is no fault.
  const isGood =
    notice.kind === 'obstacle'
      ? notice.verdict === 'direct' || notice.verdict === 'single'
      : notice.kind === 'network' && notice.network !== 'elsewhere';
  return {
    about: aboutOf(told),
    event: notice.event ?? null,
    severity: CHANGES.has(notice.kind) || isGood ? 'change' : 'failure',
    ends: notice.kind === 'recovered',
    channel: told.warning === 'channel-failing' ? (told.key ?? null) : null,
  };
};

/** Whether a channel tells of it. The end of a failure belongs to the failure: it is told where that was. */
export const wants = (channel: Channel, facts: NoticeFacts, told: readonly string[]): boolean => {
  if (!channel.enabled || facts.channel === channel.id) return false;
  if (facts.event !== null && channel.events !== null && !channel.events.includes(facts.event)) return false;
  if (facts.ends && channel.severity !== 'everything' && channel.severity !== 'digest') return told.includes(facts.about);
  return { failures: facts.severity === 'failure', changes: facts.severity === 'change', everything: true, digest: true }[channel.severity];
};

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The next time that the computer's clock shows this, in ms since 1970; never `now` itself. */
export const nextAt = (time: string, now: number): number => {
  const at = (days: number): number => {
    const date = new Date(now);
    date.setDate(date.getDate() + days);
    date.setHours(0, minutesOf(time), 0, 0);
    return date.getTime();
  };
  return at(0) > now ? at(0) : at(1);
};

export const isQuiet = ({ from, to }: Pick<Quiet, 'from' | 'to'>, now: number): boolean => {
  const date = new Date(now);
  const minute = date.getHours() * 60 + date.getMinutes();
  const [start, end] = [minutesOf(from), minutesOf(to)];
  return start <= end ? minute >= start && minute < end : minute >= start || minute < end;
};

/** When a digest is told: each morning, by the computer's clock. */
export const DIGEST_AT = '08:00';

/** From when on it may be told. Quiet hours hold a digest as well. */
export const dueAt = ({ severity, quiet }: Channel, facts: Pick<NoticeFacts, 'severity'>, now: number): number => {
  const due = severity === 'digest' ? nextAt(DIGEST_AT, now) : now;
  if (quiet === null || (quiet.breakThrough && facts.severity === 'failure' && severity !== 'digest') || !isQuiet(quiet, due)) return due;
  return nextAt(quiet.to, due);
};
