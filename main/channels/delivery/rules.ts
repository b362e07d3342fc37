import type { Channel, Quiet } from '../../../preload/contract/channel.ts';
import type { NoticeView } from '../../../preload/contract/state.ts';
import { MOST_NAMED } from '../../../preload/contract/warning.ts';
import { type Concerned, MOST_ABOUT } from '../../ports/storage/channel-queue.ts';

/** What the rules of a channel need to know of a notice. */
export interface NoticeFacts {
  /** Only the last word about each is worth telling. Of events: one each, in their order. */
  about: string[];
  /** The events it is about; null: it is about none of them. */
  events: readonly Concerned[] | null;
  severity: 'failure' | 'change';
  /** It says that what was wrong is right again. */
  ends: boolean;
  /** The channel that it says does not deliver: that one can't tell it. */
  channel: string | null;
}

type Told = NoticeView & { warning?: string; key?: string };
const CHANGES: ReadonlySet<string> = new Set(['address-changed', 'recovered']);

export const aboutEvent = (id: string): string => `event ${id}`;
export const aboutReminder = (id: string): string => `reminder ${id}`;

const aboutOf = (notice: Told): string => {
  if (notice.kind === 'address-changed') return `family ${notice.family ?? ''}`;
  if (notice.warning !== undefined) return `warning ${notice.warning} ${notice.key ?? ''}`;
  return notice.kind;
};

const aboutEvents = ({ kind }: NoticeView, events: readonly Concerned[]): string[] =>
  events.map(({ id }) => (kind === 'reminder' ? aboutReminder : aboutEvent)(id));

/** `members`: all events it is about, where several are told as one. */
export const factsOf = (notice: NoticeView, members: readonly Concerned[] = []): NoticeFacts => {
  const told: Told = notice;
  const { event, name = '', since = notice.at } = notice;
  const events = event === undefined ? members : [{ id: event, name, since }];
  // The way in is open again, or this network became home: that is no fault.
  const isGood =
    notice.kind === 'obstacle'
      ? notice.verdict === 'direct' || notice.verdict === 'single'
      : notice.kind === 'network' && notice.network !== 'elsewhere';
  return {
    about: events.length === 0 ? [aboutOf(told)] : aboutEvents(notice, events),
    events: events.length === 0 ? null : events,
    severity: CHANGES.has(notice.kind) || isGood ? 'change' : 'failure',
    ends: notice.kind === 'recovered',
    channel: told.warning === 'channel-failing' || told.warning === 'channel-spent' ? (told.key ?? null) : null,
  };
};

/** The same of fewer events; null: of none. What is about no event stays as it is. */
export const narrowed = (facts: NoticeFacts, keeps: (about: string, event: Concerned | null) => boolean): NoticeFacts | null => {
  const { events } = facts;
  const at = facts.about.flatMap((about, nth) => (keeps(about, events?.[nth] ?? null) ? [nth] : []));
  if (at.length === 0) return null;
  const only = <T>(all: readonly T[]): T[] => at.flatMap((nth) => all.slice(nth, nth + 1));
  return { ...facts, about: only(facts.about), events: events === null ? null : only(events) };
};

/** What it tells a channel that was chosen for some events; null: nothing of them. */
export const ofChannel = ({ events }: Pick<Channel, 'events'>, facts: NoticeFacts): NoticeFacts | null =>
  events === null ? facts : narrowed(facts, (_, event) => event === null || events.includes(event.id));

/** The notice as it is about these events alone: what was said of all of them may not be so of fewer. */
export const noticeOf = (notice: NoticeView, { events }: NoticeFacts): NoticeView => {
  if (events === null || notice.event !== undefined || events.length === notice.count) return notice;
  const { outcome: _, named: __, count: ___, ...rest } = notice;
  const since = Math.min(...events.map((each) => each.since));
  const [only] = events;
  if (events.length === 1 && only !== undefined) return { ...rest, since, event: only.id, name: only.name };
  return { ...rest, since, count: events.length, named: events.slice(0, MOST_NAMED).map(({ id, name }) => ({ id, name })) };
};

/** So much of it is remembered, so that its end is told. */
export const remembered = ({ about }: NoticeFacts): string[] => about.slice(0, MOST_ABOUT);

export const tellsAllEnds = ({ severity }: Pick<Channel, 'severity'>): boolean => severity === 'everything' || severity === 'digest';

/** Whether a channel tells of it. The end of a failure belongs to the failure: it is told where that was. */
export const wants = (channel: Channel, facts: NoticeFacts, told: readonly string[]): boolean => {
  if (!channel.enabled || facts.channel === channel.id) return false;
  if (ofChannel(channel, facts) === null) return false;
  if (facts.ends && !tellsAllEnds(channel)) return facts.about.some((about) => told.includes(about));
  return { failures: facts.severity === 'failure', changes: facts.severity === 'change', everything: true, digest: true, weekly: false }[
    channel.severity
  ];
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
