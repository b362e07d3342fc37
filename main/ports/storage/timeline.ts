import type { Family } from '../../../preload/contract/event.ts';
import type { BandState, LineChange } from '../../../preload/contract/history/timeline.ts';

export const DAY_SECONDS = 86_400;

/** What happened, as the timeline keeps it. at: whole seconds since 1970. */
export type Mark = { at: number } & (
  | { kind: 'started' }
  /** It still runs: a crash is known to have been later. */
  | { kind: 'alive' }
  | { kind: 'stopped' }
  /** These events stand so from here on; none: they are gone. */
  | { kind: 'band'; state: Exclude<BandState, 'off'>; events: readonly string[] }
  | { kind: 'name'; event: string; name: string }
  | { kind: 'change'; family: Family; address: string }
  | { kind: 'line'; down: boolean }
  /** Something that was written here can't be read: nothing is known of any event until it is told again. */
  | { kind: 'lost' }
);

/** One day (UTC) as it is kept. All seconds are since 1970. */
export interface Day {
  /** Days since 1970. */
  day: number;
  /** When Saikoro ran: from, to, from, to… */
  ran: readonly number[];
  /** When the line was down. */
  down: readonly number[];
  changes: readonly LineChange[];
  /** By event: from, to, place in BAND_STATES; from, to, place… ascending, never overlapping. */
  bands: ReadonlyMap<string, readonly number[]>;
  /** A time before it of which something was kept, and is lost; null: none is known. */
  lost: { from: number; to: number } | null;
}

/** An event that has bands. */
export interface Banded {
  event: string;
  name: string;
  /** The first second of which anything is kept. */
  from: number;
}

/** How events stood, day by day, for two years. Holds names of events and addresses, never a secret. */
export interface TimelineStore {
  /** Nothing is kept: what the history knows is to be put into it. */
  isEmpty(): boolean;
  /** What came before anything that is kept, the oldest first. */
  refill(marks: readonly Mark[]): void;
  put(marks: readonly Mark[]): void;
  /** Days that touch the span, the oldest first, the present one with what stands until `now`. */
  days(span: { from: number; to: number }, now: number): Day[];
  events(): Banded[];
  /** The first second of which anything is kept; null: nothing is. */
  from(): number | null;
}
