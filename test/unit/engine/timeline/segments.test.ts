import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsOf } from '../../../../main/engine/timeline/segments.ts';
import { summaryOf } from '../../../../main/engine/timeline/summary.ts';
import { thinned } from '../../../../main/ports/storage/pieces.ts';
import { DAY_SECONDS, type Day, type Mark } from '../../../../main/ports/storage/timeline.ts';
import { openTimeline } from '../../../../main/store/timeline/timeline-file.ts';
import { BAND_STATES, type BandState } from '../../../../preload/contract/history/timeline.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';

const START = 20_468 * DAY_SECONDS;
const STATES = BAND_STATES.filter((state): state is Exclude<BandState, 'off'> => state !== 'off');
const place = (state: BandState): number => BAND_STATES.indexOf(state);

/** Marks as a recorder with a clock that now and then jumps makes them. */
const marks = fc
  .array(
    fc.record({
      wait: fc.oneof(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: -9000, max: 200_000 })),
      kind: fc.constantFrom('started', 'stopped', 'alive', 'lost', 'down', 'up', ...STATES),
      event: fc.constantFrom('a', 'b'),
    }),
    { maxLength: 40 },
  )
  .map((steps) => {
    let at = START + DAY_SECONDS;
    const list: Mark[] = ['a', 'b'].map((event) => ({ at, kind: 'name', event, name: event }));
    for (const { wait, kind, event } of steps) {
      at = Math.max(START, at + wait);
      if (kind === 'down' || kind === 'up') list.push({ at, kind: 'line', down: kind === 'down' });
      else if (kind === 'started' || kind === 'stopped' || kind === 'alive' || kind === 'lost') list.push({ at, kind });
      else list.push({ at, kind: 'band', state: kind, events: [event] });
    }
    return { list, end: at };
  });

const span = fc.record({
  from: fc.integer({ min: START - 9000, max: START + 9 * DAY_SECONDS }),
  length: fc.integer({ min: 1, max: 9 * DAY_SECONDS }),
});

const played = ({ list }: { list: Mark[] }) => {
  let now = START;
  const store = openTimeline({ files: memoryFiles(), now: () => now * 1000, report: () => {} });
  for (const mark of list) {
    now = mark.at;
    store.put([mark]);
  }
  return store;
};

describe('whatever happened', () => {
  it('each second of a span is in one state, and no sum is lost by drawing it small', () => {
    fc.assert(
      fc.property(marks, span, fc.boolean(), fc.integer({ min: 1, max: 300 }), (made, { from, length }, exists, pixels) => {
        const store = played(made);
        const to = from + length;
        const days = store.days({ from, to }, made.end);
        const since = store.events().find(({ event }) => event === 'a')?.from ?? null;
        const segments = segmentsOf({ days, event: 'a', since, exists, span: { from, to } });
        expect(segments[0]).toBe(from);
        expect(segments.at(-2)).toBe(to);
        for (let at = 0; at + 2 < segments.length; at += 3) {
          expect(segments[at + 1]).toBeGreaterThan(segments[at] as number);
          if (at > 0) expect([segments[at], segments[at + 2] !== segments[at - 1]]).toEqual([segments[at - 2], true]);
        }
        expect(summaryOf(segments).seconds.reduce((sum, each) => sum + each, 0)).toBe(length);
        const thin = thinned(segments, { from, to }, pixels);
        expect([thin[0], thin.at(-2)]).toEqual([from, to]);
        expect(thin.length / 3).toBeLessThanOrEqual(pixels);
        // No mismatch is hidden, however short.
        for (let at = 0; at + 2 < segments.length; at += 3) {
          if (segments[at + 2] !== place('mismatch')) continue;
          const seen = thin.findIndex(
            (_, each) => each % 3 === 0 && (thin[each] ?? 0) <= (segments[at] ?? 0) && (segments[at] ?? 0) < (thin[each + 1] ?? 0),
          );
          expect(thin[seen + 2]).toBe(place('mismatch'));
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 200) },
    );
  });

  it('what is kept says the same after a restart', () => {
    // What a damaged line leaves behind is never written.
    const whole = marks.map(({ list, end }) => ({ list: list.filter(({ kind }) => kind !== 'lost'), end }));
    fc.assert(
      fc.property(whole, (made) => {
        const files = memoryFiles();
        let now = START;
        const report: string[] = [];
        const open = () => openTimeline({ files, now: () => now * 1000, report: (code) => void report.push(code) });
        const store = open();
        for (const mark of made.list) {
          now = mark.at;
          store.put([mark]);
        }
        const ever = { from: 0, to: START + 90 * DAY_SECONDS };
        const last = made.list.at(-1)?.at ?? 0;
        const said = (days: Day[]) =>
          days
            .filter(({ ran }) => ran.length > 0)
            .map(({ day, ran, bands }) => ({ day, ran, bands: [...bands].filter(([, { length }]) => length > 0).sort() }));
        expect(said(open().days(ever, last))).toEqual(said(store.days(ever, last)));
        expect(report).toEqual([]);
      }),
      { numRuns: Number(process.env.RUNS ?? 100) },
    );
  });
});

describe('a band', () => {
  const day = (more: Partial<Day> = {}): Day => ({
    ...{ day: START / DAY_SECONDS, ran: [START, START + DAY_SECONDS], down: [], changes: [], bands: new Map(), lost: null },
    ...more,
  });
  const words = (segments: number[]) =>
    segments.flatMap((each, at) => (at % 3 === 2 ? [`${(segments[at - 1] ?? 0) - (segments[at - 2] ?? 0)} ${BAND_STATES[each]}`] : []));
  const whole = { from: START - DAY_SECONDS, to: START + 2 * DAY_SECONDS };

  it('says off only where Saikoro did not run, and none where nothing is kept', () => {
    const bands = new Map([['a', [START + 3600, START + 7200, place('match')]]]);
    const input = { days: [day({ bands })], event: 'a', since: START + 3600, span: whole };
    expect(words(segmentsOf({ ...input, exists: true }))).toEqual(['90000 none', '3600 match', '79200 none', '86400 off']);
    expect(words(segmentsOf({ ...input, exists: false }))).toEqual(['90000 none', '3600 match', '165600 none']);
    expect(words(segmentsOf({ ...input, since: null, days: [], exists: true }))).toEqual([`${3 * DAY_SECONDS} none`]);
  });
  it('says none of days that were kept and are lost', () => {
    const lost = { from: START, to: START + DAY_SECONDS };
    const late = day({ day: START / DAY_SECONDS + 2, ran: [START + 2 * DAY_SECONDS, START + 3 * DAY_SECONDS], lost });
    const input = { days: [day(), late], event: 'a', since: START - 5, exists: true };
    expect(words(segmentsOf({ ...input, span: { from: START + 2 * DAY_SECONDS - 10, to: START + 2 * DAY_SECONDS } }))).toEqual(['10 off']);
  });
});

it('judges the time of a change too, and never what nobody could tell', () => {
  const at = (list: [number, BandState][]) => {
    let from = 0;
    return list.flatMap(([seconds, state]) => {
      const begin = from;
      from += seconds;
      return [begin, from, place(state)];
    });
  };
  const summary = summaryOf(
    at([
      [970, 'match'],
      [10, 'updating'],
      [20, 'mismatch'],
      [500, 'unknown'],
      [5, 'mismatch'],
      [100, 'off'],
      [40, 'paused'],
    ]),
  );
  expect(summary).toMatchObject({ share: 970 / 1005, longest: 20, from: 0 });
  expect(
    summaryOf(
      at([
        [500, 'unknown'],
        [100, 'off'],
      ]),
    ).share,
  ).toBeNull();
});

it('a start’s few seconds of not knowing do not colour a day, and a mismatch of one second does', () => {
  const thin = (state: BandState, seconds: number) =>
    thinned(
      [0, 40_000, place('match'), 40_000, 40_000 + seconds, place(state), 40_000 + seconds, 86_400, place('match')],
      { from: 0, to: 86_400 },
      1,
    );
  expect(thin('unknown', 5)).toEqual([0, 86_400, place('match')]);
  expect(thin('unknown', 300)).toEqual([0, 86_400, place('unknown')]);
  expect(thin('off', 300)).toEqual([0, 86_400, place('match')]);
  expect(thin('mismatch', 1)).toEqual([0, 86_400, place('mismatch')]);
});
