/** ms since 1970. */
export interface Span {
  from: number;
  to: number;
}

/** So many names a report counts times of. */
export const MOST_TIMES = 2000;

/** What of it lies in the other; null: nothing. */
export const within = (one: Span, other: Span): Span | null => {
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  return from < to ? { from, to } : null;
};

export const sumOf = (spans: readonly (Span | null)[]): number =>
  spans.reduce((sum, span) => sum + (span === null ? 0 : span.to - span.from), 0);
