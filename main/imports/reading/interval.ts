const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Seconds of `300`, `5m`, `1 day`, `1h30m`; null where it is no span of time. */
export const seconds = (text: string): number | null => {
  const typed = text.trim().toLowerCase().slice(0, 40);
  if (/^\d+$/.test(typed)) return Number(typed);
  const parts = [...typed.matchAll(/(\d+(?:\.\d+)?)\s*(s|m|h|d|w)[a-z]*/g)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== typed.replace(/^\s+/, '')) return null;
  return parts.reduce((sum, [, count, unit = 's']) => sum + Number(count) * (UNITS[unit] ?? 1), 0);
};

/** Words for a time that never comes. */
export const isNever = (text: string): boolean => /^(?:inf(?:init[ye])?|indefinite(?:ly)?|never|forever|always)$/i.test(text.trim());

/** As a plan's `refresh`: whole days, between 1 and 366. */
export const refreshDays = (span: number): number => Math.min(366, Math.max(1, Math.round(span / 86_400)));
