import * as v from 'valibot';
import { type AddressSource, addressSourceSchema, type Schedule, scheduleSchema } from '../../../preload/contract/event.ts';
import { parseAddress } from '../../net/address.ts';

/** How an address source and a schedule are written in an option and in an answer: a word, and where it needs more, a colon and that. */

const DEFAULT_TIMEOUT = 60;
const OF_KIND = /^([a-z-]+)(?::(.*))?$/s;
/** Words apart by blanks, as they are, or held together by quotation marks. */
const wordsIn = (text: string): string[] => [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
const quoted = (word: string): string => (/^[^\s"']+$/.test(word) ? word : word.includes('"') ? `'${word}'` : `"${word}"`);

export const ADDRESS_WORDS = ['automatic', 'interface', 'program', 'url', 'fixed'] as const;
export type AddressWord = (typeof ADDRESS_WORDS)[number];
/** The word alone asks for the rest. */
export type Read<T, Word> = { value: T } | { needs: Word } | null;

const addressOf = (kind: string, rest: string): unknown => {
  if (kind === 'interface') return { kind, name: rest };
  if (kind === 'url') return { kind, url: rest };
  if (kind === 'program') {
    const [program = '', ...args] = wordsIn(rest);
    return { kind: 'command', call: { program, args, timeoutSeconds: DEFAULT_TIMEOUT } };
  }
  const texts = rest.split(/[\s,]+/).filter(Boolean);
  const [ipv4, ipv6] = (['ipv4', 'ipv6'] as const).map((family) => texts.filter((text) => parseAddress(text, family) !== null));
  const isWhole =
    texts.length > 0 && texts.length === (ipv4?.length ?? 0) + (ipv6?.length ?? 0) && [ipv4, ipv6].every((each) => (each?.length ?? 0) < 2);
  return isWhole ? { kind, ...(ipv4?.[0] ? { ipv4: ipv4[0] } : {}), ...(ipv6?.[0] ? { ipv6: ipv6[0] } : {}) } : null;
};

export const readAddress = (text: string): Read<AddressSource, AddressWord> => {
  const [, kind = '', rest] = OF_KIND.exec(text.trim()) ?? [];
  const word = ADDRESS_WORDS.find((each) => each === kind);
  if (word === undefined) return null;
  if (word === 'automatic') return rest === undefined ? { value: { kind: 'automatic' } } : null;
  if (rest === undefined) return { needs: word };
  const found = v.safeParse(addressSourceSchema, addressOf(word, rest.trim()));
  return found.success ? { value: found.output } : null;
};

export const writeAddress = (source: AddressSource): string => {
  switch (source.kind) {
    case 'automatic':
      return source.kind;
    case 'interface':
      return `interface:${source.name}`;
    case 'url':
      return `url:${source.url}`;
    case 'command':
      return `program:${[source.call.program, ...source.call.args].map(quoted).join(' ')}`;
    case 'fixed':
      return `fixed:${[source.ipv4, source.ipv6].filter(Boolean).join(',')}`;
  }
};

export const SCHEDULE_WORDS = [
  'on-change',
  'daily',
  'weekly',
  'monthly',
  'every',
  'cron',
  'at-start',
  'once',
] as const satisfies Schedule['kind'][];
export type ScheduleWord = (typeof SCHEDULE_WORDS)[number];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}$/;

/** `4:00` is 04:00. */
const clockOf = (text: string): string => (/^\d:\d{2}$/.test(text) ? `0${text}` : text);
const scheduleFrom = (kind: ScheduleWord, rest: string, now: number): unknown => {
  const [, day = '', at = ''] = /^([^\s:]+)[\s:]+(\S+)$/.exec(rest) ?? [];
  const number = /^\d{1,6}$/.test(rest) ? Number(rest) : null;
  if (kind === 'on-change') return { kind, refresh: number ?? rest };
  if (kind === 'daily') return { kind, at: clockOf(rest) };
  if (kind === 'weekly') return { kind, weekday: DAYS.indexOf(day.toLowerCase().slice(0, 3)), at: clockOf(at) };
  if (kind === 'monthly') return { kind, day: /^\d+$/.test(day) ? Number(day) : null, at: clockOf(at) };
  if (kind === 'every') return { kind, minutes: number };
  if (kind === 'cron') return { kind, expression: rest.replace(/\s+/g, ' ') };
  // The computer's own time, as in the window.
  const once = LOCAL_TIME.test(rest) ? new Date(rest.replace(' ', 'T')).getTime() : Number.NaN;
  return once > now ? { kind, at: once } : null;
};

export const readSchedule = (text: string, now: number): Read<Schedule, ScheduleWord> => {
  const [, kind = '', rest] = OF_KIND.exec(text.trim()) ?? [];
  const word = SCHEDULE_WORDS.find((each) => each === kind);
  if (word === undefined) return null;
  if (word === 'at-start') return rest === undefined ? { value: { kind: word } } : null;
  if (rest === undefined) return word === 'on-change' ? { value: { kind: word, refresh: 'plugin' } } : { needs: word };
  const found = v.safeParse(scheduleSchema, scheduleFrom(word, rest.trim(), now));
  return found.success ? { value: found.output } : null;
};

const localTime = (at: number): string => {
  const date = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return date.toISOString().slice(0, 16);
};

export const writeSchedule = (schedule: Schedule): string => {
  switch (schedule.kind) {
    case 'on-change':
      return schedule.refresh === 'plugin' ? schedule.kind : `on-change:${schedule.refresh}`;
    case 'daily':
      return `daily:${schedule.at}`;
    case 'weekly':
      return `weekly:${DAYS[schedule.weekday]}:${schedule.at}`;
    case 'monthly':
      return `monthly:${schedule.day}:${schedule.at}`;
    case 'every':
      return `every:${schedule.minutes}`;
    case 'cron':
      return `cron:${schedule.expression}`;
    case 'at-start':
      return schedule.kind;
    case 'once':
      return `once:${localTime(schedule.at)}`;
  }
};
