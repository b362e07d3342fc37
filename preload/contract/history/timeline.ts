import * as v from 'valibot';

/**
 * How an event stood towards the DNS at a moment, in the history's bands. Closed; kept and sent by their places in this list, so new ones
 * come last. Followed from what the engine says of an event (publication.ts), never judged anew.
 */
export const BAND_STATES = [
  /** The DNS showed what was to be published. */
  'match',
  /** An update was due or under way, or the DNS was being asked after one. */
  'updating',
  /** The DNS showed something else, or what was accepted was not the address of then. */
  'mismatch',
  /** It was unknown: no address, no answer, or a name the DNS says nothing of. */
  'unknown',
  /** Rested: paused, switched off, or held back on another network. */
  'paused',
  /** Saikoro was not running, or the computer slept. */
  'off',
  /** Nothing is kept of that time: before the event was there, after it went, or lost. */
  'none',
] as const;
export type BandState = (typeof BAND_STATES)[number];

export const RANGES = ['day', 'week', 'month', 'year'] as const;
export type Range = (typeof RANGES)[number];

/** Rows that are asked for at once: those in sight, and some more. */
export const MOST_ROWS = 120;
/** Pixels a band is drawn in, at most. */
export const MOST_PIXELS = 4000;
/** Two years, in days. */
export const MOST_DAYS = 731;
/** Events that are gone and still have bands, told at most. */
export const MOST_GONE = 500;

const id = v.pipe(v.string(), v.maxLength(64));
/** Whole seconds since 1970. */
const second = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e12));

export const spanSchema = v.pipe(
  v.object({ from: second, to: second }),
  v.check(({ from, to }) => to > from && to - from <= (MOST_DAYS + 1) * 86_400),
);

export interface Summary {
  /** Seconds in each state, in the order of BAND_STATES; together as long as the span, for each event it is of. */
  seconds: number[];
  /** Of the time judged (match, updating, mismatch) so much matched, 0 to 1; null: nothing was judged. */
  share: number | null;
  /** Seconds that the longest mismatch lasted without a break, as far as it lies in the span. */
  longest: number;
  /** The first second in the span of which anything is known, be it that Saikoro did not run; null: of none. */
  from: number | null;
}

export interface Band {
  event: string;
  summary: Summary;
  /** From second, place in BAND_STATES; from second, place…: without a gap from the span's beginning to its end. */
  segments: number[];
}

export interface LineChange {
  at: number;
  family: 'ipv4' | 'ipv6';
  address: string;
}

export const timelineArgSchema = v.object({
  span: spanSchema,
  /** Pixels that the span is drawn in: what is shorter than one gives way to what is worse. */
  pixels: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_PIXELS)),
  events: v.pipe(v.array(id), v.maxLength(MOST_ROWS)),
  /** Also what all enabled and gone events together come to. */
  together: v.boolean(),
});

export interface Timeline {
  /** The span that is told: what lies ahead of now is cut off. */
  span: { from: number; to: number };
  now: number;
  /** The first second of which anything is kept; null: nothing is. */
  keptFrom: number | null;
  bands: Band[];
  /** Of all events; null where it was not asked for. */
  together: Summary | null;
  /** Changes of the line's addresses, the oldest first. */
  changes: LineChange[];
  /** When the line was down: from, to, from, to… */
  outages: number[];
  /** Events that are gone, with their names, and were there in the span. */
  gone: { event: string; name: string }[];
}
