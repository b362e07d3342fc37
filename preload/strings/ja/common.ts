import type { Family, Schedule } from '../../contract/event.ts';
import { datesIn, type Span, spanOf } from '../values/durations.ts';

const withWeekday = new Intl.DateTimeFormat('ja-JP', { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' });

/** The weekday stands in full-width brackets, as Japanese prints it: 2026年11月29日（日）. */
export const dates = {
  ...datesIn('ja-JP'),
  day: (at: number): string => withWeekday.format(at).replace('(', '（').replace(')', '）'),
};

export const number = (count: number): string => count.toLocaleString('ja');

export const units: Record<Span['unit'], string> = { second: '秒', minute: '分', hour: '時間', day: '日' };

export const span = (ms: number): string => {
  const { unit, count } = spanOf(ms);
  return `${number(count)}${units[unit]}`;
};

export const age = (ms: number): string => (ms < 10_000 ? 'たった今' : `${span(ms)}前`);

/** When something happens, within a sentence. */
export const soon = (ms: number): string => (ms < 1000 ? 'まもなく' : `${span(ms)}後に`);

/** A name before Japanese words: set apart where it ends in Latin letters. */
export const beside = (name: string): string => (/[\u0021-\u007e]$/.test(name) ? `${name} ` : name);

export const ahead = (ms: number): string => (ms < 1000 ? 'まもなく' : `${span(ms)}後`);

export const families: Record<Family, string> = { ipv4: 'IPv4', ipv6: 'IPv6' };

export const theAddress = (address?: string): string => address ?? 'アドレス';

export const joined = (parts: (string | null | undefined)[]): string => parts.filter(Boolean).join('');

export const listed = (hosts: string[]): string =>
  hosts.length > 3 ? `${hosts.slice(0, 2).join('、')} ほか${hosts.length - 2}件` : hosts.join('、');

export const daysEach = (count: number): string => `${number(count)}日毎`;

export const schedule = (s: Schedule): string => {
  switch (s.kind) {
    case 'on-change':
      return typeof s.refresh === 'number' ? `アドレス変化時・${daysEach(s.refresh)}` : 'アドレス変化時';
    case 'daily':
      return `毎日 ${s.at}`;
    case 'weekly':
      return `毎週${dates.weekday(s.weekday)} ${s.at}`;
    case 'monthly':
      return `毎月${s.day}日 ${s.at}`;
    case 'every':
      return s.minutes % 60 === 0 ? `${number(s.minutes / 60)}時間毎` : `${number(s.minutes)}分毎`;
    case 'cron':
      return `cron 式 ${s.expression}`;
    case 'at-start':
      return '起動時';
    case 'once':
      return `1回のみ ${dates.brief(s.at)}`;
  }
};

/** 「たった今に確認」とは言わない。 */
export const confirmed = (when: string): string => (when === age(0) ? `${when}確認` : `${when}に確認`);
