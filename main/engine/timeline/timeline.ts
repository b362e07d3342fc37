import { nameOf } from '../../../preload/contract/event.ts';
import { type Band, MOST_GONE, type Timeline } from '../../../preload/contract/history/timeline.ts';
import type { Clock } from '../../ports/clock.ts';
import { thinned } from '../../ports/storage/pieces.ts';
import type { Day, TimelineStore } from '../../ports/storage/timeline.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { Recorder } from './recorder.ts';
import { type BandInput, type Span, segmentsOf, tellSegments } from './segments.ts';
import { createSumming, summaryOf } from './summary.ts';

export interface Asked {
  span: Span;
  pixels: number;
  events: readonly string[];
  together: boolean;
}

/** What the history's bands show of a span. */
export interface TimelineCommands {
  look(asked: Asked): Timeline;
  /** All of it, unthinned: each event, with its name, and how it stood from when to when. */
  all(span: Span): { event: string; name: string; segments: number[] }[];
}

/** From second, place in BAND_STATES; from second, place… */
const beginnings = (segments: readonly number[]): number[] => segments.filter((_, at) => at % 3 !== 1);

const outagesIn = (days: readonly Day[], { from, to }: Span): number[] => {
  const spans: number[] = [];
  for (const { down } of days)
    for (let at = 0; at + 1 < down.length; at += 2) {
      const [begin, end] = [Math.max(from, down[at] ?? 0), Math.min(to, down[at + 1] ?? 0)];
      if (end <= begin) continue;
      if (spans.at(-1) === begin) spans[spans.length - 1] = end;
      else spans.push(begin, end);
    }
  return spans;
};

export const createTimeline = (
  { clock, timeline }: { clock: Pick<Clock, 'now'>; timeline: TimelineStore },
  { state, recorder }: { state: Pick<StateStore, 'views' | 'event'>; recorder: Pick<Recorder, 'upToNow'> },
): TimelineCommands => {
  const readerOf = (asked: Span) => {
    recorder.upToNow();
    const now = Math.floor(clock.now() / 1000);
    const span = { from: asked.from, to: Math.max(asked.from, Math.min(asked.to, now)) };
    const days = timeline.days(span, now);
    const keptFrom = timeline.from();
    const known = new Map(timeline.events().map((each) => [each.event, each]));
    const inputOf = (event: string): BandInput => {
      const from = known.get(event)?.from ?? null;
      // Of what was given up for want of room nothing is known.
      const since = from === null || keptFrom === null ? null : Math.max(from, keptFrom);
      return { days, event, since, exists: state.event(event) !== undefined, span };
    };
    const gone = [...known.values()].filter(({ event }) => state.event(event) === undefined && days.some(({ bands }) => bands.has(event)));
    const banded = [...state.views()].map(({ event }) => event).filter(({ type }) => type !== 'command');
    return { now, span, days, keptFrom, inputOf, gone, banded };
  };
  return {
    look({ span: asked, pixels, events, together }) {
      const { now, span, days, keptFrom, inputOf, gone, banded } = readerOf(asked);
      const bands = events.map((event): Band => {
        const exact = segmentsOf(inputOf(event));
        return { event, summary: summaryOf(exact), segments: beginnings(thinned(exact, span, pixels)) };
      });
      const summing = createSumming();
      if (together) for (const { id } of banded) tellSegments(inputOf(id), summing.add);
      if (together) for (const { event } of gone) tellSegments(inputOf(event), summing.add);
      const changes = days.flatMap((day) => day.changes.filter(({ at }) => at >= span.from && at < span.to));
      return {
        ...{ span, now, keptFrom, bands, changes },
        together: together ? summing.sum() : null,
        outages: outagesIn(days, span),
        gone: gone.slice(0, MOST_GONE).map(({ event, name }) => ({ event, name })),
      };
    },
    all(asked) {
      const { inputOf, gone, banded } = readerOf(asked);
      const named = [...banded.map((event) => ({ event: event.id, name: nameOf(event) })), ...gone];
      return named.map(({ event, name }) => ({ event, name, segments: segmentsOf(inputOf(event)) }));
    },
  };
};
