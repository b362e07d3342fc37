/** A span in the one unit people say it in: seconds below a minute, then minutes, hours, days. `ms` may be negative (a clock that jumped). */
export interface Span {
  unit: 'second' | 'minute' | 'hour' | 'day';
  count: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const spanOf = (ms: number): Span => {
  const length = Math.abs(ms);
  if (length < MINUTE) return { unit: 'second', count: Math.round(length / 1000) };
  if (length < HOUR) return { unit: 'minute', count: Math.floor(length / MINUTE) };
  if (length < DAY) return { unit: 'hour', count: Math.floor(length / HOUR) };
  return { unit: 'day', count: Math.floor(length / DAY) };
};

/** Names of countries in one language, by their code (ISO 3166-1 alpha-2, either case); what is no code stays as it is. */
export const countriesIn = (locale: string): ((code: string) => string) => {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return (code) => (/^[a-z]{2}$/i.test(code) ? (names.of(code.toUpperCase()) ?? code) : code);
};

/** When the month after this one begins, by the computer's clock; ms since 1970. */
export const nextMonth = (at: number): number => {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth() + 1, 1).getTime();
};

/** The system's locale where it is an English one, since the order of day and month and the clock differ between them; British otherwise. */
export const englishLocale = (system: string): string => (/^en(?:-|$)/.test(system) ? system : 'en-GB');

const YEAR = { timeZone: 'UTC', year: 'numeric' } as const;
const PARTS: Readonly<Record<number, Intl.DateTimeFormatOptions>> = {
  4: YEAR,
  7: { ...YEAR, month: 'long' },
  10: { ...YEAR, month: 'long', day: 'numeric' },
};

/** Dates and times of one locale; `at` is ms since 1970, shown in local time. */
export const datesIn = (locale: string) => {
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const brief = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' });
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const clockSeconds = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return {
    full: (at: number): string => full.format(at),
    brief: (at: number): string => brief.format(at),
    clock: (at: number): string => clock.format(at),
    clockSeconds: (at: number): string => clockSeconds.format(at),
    day: (at: number): string => day.format(at),
    date: (at: number): string => date.format(at),
    /** A year, a month or a day, as in 2024, 2024-01 or 2024-01-22. */
    partly: (on: string): string => new Intl.DateTimeFormat(locale, PARTS[on.length] ?? PARTS[10]).format(Date.parse(on)),
    /** 0 is Sunday. 1970-01-04 was one. */
    weekday: (index: number): string => weekday.format((3 + index) * DAY),
  };
};
