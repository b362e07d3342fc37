import { BAND_STATES, type BandState, type Timeline } from '../../preload/contract/history/timeline.ts';

export interface Segment {
  from: number;
  to: number;
  state: BandState;
}

/** A band as main sends it, until the end of what it told. */
export const segmentsIn = (segments: readonly number[], end: number): Segment[] => {
  const list: Segment[] = [];
  for (let at = 0; at + 1 < segments.length; at += 2)
    list.push({ from: segments[at] ?? 0, to: segments[at + 2] ?? end, state: BAND_STATES[segments[at + 1] ?? 0] ?? 'none' });
  return list;
};

/** One path for all pieces of a state: a band of a year costs seven shapes, not hundreds. */
export const pathsOf = (segments: readonly Segment[], x: (second: number) => number, height: number): [BandState, string][] => {
  const paths = new Map<BandState, string>();
  for (const { from, to, state } of segments) {
    const [left, right] = [x(from), x(to)];
    const width = Math.max(state === 'mismatch' ? 2 : 1, right - left);
    paths.set(state, `${paths.get(state) ?? ''}M${left.toFixed(1)} 0h${width.toFixed(1)}v${height}h-${width.toFixed(1)}z`);
  }
  // What is worse is drawn over what is not, where both have but one pixel.
  return [...paths].sort(([a], [b]) => Number(a === 'mismatch') - Number(b === 'mismatch'));
};

export const bandOf = (timeline: Timeline | null, event: string): Segment[] => {
  const band = timeline?.bands.find((each) => each.event === event);
  return band === undefined || timeline === null ? [] : segmentsIn(band.segments, timeline.span.to);
};
