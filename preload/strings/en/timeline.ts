import type { BandState, Range } from '../../contract/history/timeline.ts';
import { percentOf } from '../values/share.ts';
import { dates, plural, span } from './common.ts';

const states: Record<BandState, string> = {
  match: 'match',
  updating: 'updating',
  mismatch: 'mismatch',
  unknown: 'unknown',
  paused: 'paused or off',
  off: 'Saikoro not running',
  none: 'no record',
};
const ranges: Record<Range, string> = { day: 'Day', week: 'Week', month: 'Month', year: 'Year' };

/** Of the same day the time alone says it. */
const sinceWhen = (from: number, now: number): string => (dates.day(from) === dates.day(now) ? dates.clock(from) : dates.brief(from));

export const timelineWords = {
  label: 'Timeline',
  ranges,
  rangeLabel: 'Range',
  states,
  earlier: 'Earlier',
  later: 'Later',
  now: 'Now',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  table: 'As a Table',
  bands: 'As Bands',
  tableLabel: 'Timeline as a table',
  bandsLabel: 'Bands',
  keys: 'Arrow keys: left and right move in time, up and down choose an event. Plus and minus zoom, Home goes to now, comma and period go from one change to the next.',
  noEvents: 'There is no event to show here yet. Add one that updates or watches a name; a band then shows how it stands.',
  failed: 'The timeline could not be read. Choose History again.',
  over: (from: number, to: number) => `${dates.brief(from)} – ${dates.brief(to)}`,
  last: (ms: number) => `Last ${span(ms)}`,
  since: (from: number, ms: number) => `Since ${sinceWhen(from, from + ms)} (${span(ms)})`,
  summary: (over: string, share: number | null, changes: number, longest: number) => {
    const changed = plural(changes, 'address change');
    if (share === null) return `${over}: not judged yet, ${changed}.`;
    return `${over}: match ${percentOf(share)}, ${changed}, ${longest === 0 ? 'no mismatch' : `longest mismatch ${span(longest)}`}.`;
  },
  judged: (part: number) => `Judged: ${percentOf(part)} of this time. For the rest Saikoro was off or paused, or could not tell.`,
  segment: (name: string, state: BandState, from: number, to: number) =>
    `${name}: ${states[state]}, ${dates.brief(from)} – ${dates.brief(to)} (${span(to - from)})`,
  change: (family: string, address: string, at: number) => `${dates.brief(at)}: ${family} address became ${address}`,
  outage: 'No connection',
  changeMark: 'Address change',
  gone: (name: string) => `${name} (deleted)`,
  share: 'Share matching',
  longest: 'Longest mismatch',
  event: 'Event',
  percent: (share: number | null) => (share === null ? 'not judged' : percentOf(share)),
  duration: (ms: number) => (ms === 0 ? '–' : span(ms)),
  dayMark: dates.date,
  earlierRows: 'Previous',
  laterRows: 'Next',
  rows: (from: number, to: number, all: number) => `${from}–${to} of ${all.toLocaleString('en')}`,
};
