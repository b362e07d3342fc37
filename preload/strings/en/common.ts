import type { Family, Schedule } from '../../contract/event.ts';
import { datesIn, englishLocale, spanOf } from '../values/durations.ts';

export const locale = englishLocale(Intl.DateTimeFormat().resolvedOptions().locale);

export const dates = datesIn(locale);

export const plural = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

export const span = (ms: number): string => {
  const { unit, count } = spanOf(ms);
  return plural(count, unit);
};

export const age = (ms: number): string => (ms < 10_000 ? 'just now' : `${span(ms)} ago`);

export const ahead = (ms: number): string => (ms < 1000 ? 'in a moment' : `in ${span(ms)}`);

export const families: Record<Family, string> = { ipv4: 'IPv4', ipv6: 'IPv6' };

export const theAddress = (address?: string): string => address ?? 'the address';

export const joined = (parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(' ');

export const listed = (hosts: string[]): string =>
  hosts.length > 3 ? `${hosts.slice(0, 2).join(', ')} and ${hosts.length - 2} more` : hosts.join(', ');

export const quoted = (name: string): string => `“${name}”`;

export const refreshText = (refresh: Extract<Schedule, { kind: 'on-change' }>['refresh']): string =>
  refresh === 'never' ? '' : refresh === 'plugin' ? '' : `, every ${plural(refresh, 'day')}`;

export const schedule = (s: Schedule): string => {
  switch (s.kind) {
    case 'on-change':
      return `On change${refreshText(s.refresh)}`;
    case 'daily':
      return `Daily at ${s.at}`;
    case 'weekly':
      return `${dates.weekday(s.weekday)}s at ${s.at}`;
    case 'monthly':
      return `Monthly on day ${s.day} at ${s.at}`;
    case 'every':
      return s.minutes % 60 === 0 ? `Every ${plural(s.minutes / 60, 'hour')}` : `Every ${plural(s.minutes, 'minute')}`;
    case 'cron':
      return `Cron ${s.expression}`;
    case 'at-start':
      return 'When Saikoro starts';
    case 'once':
      return `Once, ${dates.brief(s.at)}`;
  }
};
