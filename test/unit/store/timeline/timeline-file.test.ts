import '../no-electron.ts';

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createFiles } from '../../../../main/platform/files/files.ts';
import type { Files } from '../../../../main/ports/storage/files.ts';
import { DAY_SECONDS, type Mark } from '../../../../main/ports/storage/timeline.ts';
import { createArchive } from '../../../../main/store/timeline/archive.ts';
import { createEventNumbers } from '../../../../main/store/timeline/event-numbers.ts';
import { seal } from '../../../../main/store/timeline/line.ts';
import { openTimeline } from '../../../../main/store/timeline/timeline-file.ts';
import { BAND_STATES } from '../../../../preload/contract/history/timeline.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';
import { newFolder, newReport } from '../folder.ts';

// Ten thousand events are many on a busy machine, and no worse for it.
vi.setConfig({ testTimeout: 300_000 });

const START = Date.UTC(2026, 0, 15) / 1000;
const HOUR = 3600;
const EVER = { from: START - 900 * DAY_SECONDS, to: START + 900 * DAY_SECONDS };

const open = (files: Files, now: number) => {
  const told = newReport();
  const clock = { now };
  const store = openTimeline({ files, now: () => clock.now * 1000, report: told.report });
  return { store, told: told.codes, clock };
};
/** What is kept of an event: from, to, state. */
const kept = ({ store }: Pick<ReturnType<typeof open>, 'store'>, event: string, now: number) =>
  store.days(EVER, now).flatMap(({ bands }) => {
    const pieces = bands.get(event) ?? [];
    return pieces.flatMap((_, at) => (at % 3 === 0 ? [[pieces[at], pieces[at + 1], BAND_STATES[pieces[at + 2] ?? 0]]] : []));
  });
const named = (at: number, ...events: string[]): Mark[] => events.map((event) => ({ at, kind: 'name', event, name: event.toUpperCase() }));
const band = (at: number, state: 'match' | 'mismatch' | 'updating' | 'none', ...events: string[]): Mark => ({
  at,
  kind: 'band',
  state,
  events,
});

it('keeps what it was told, over a restart and over days', () => {
  const files = memoryFiles();
  const first = open(files, START);
  expect(first.store.isEmpty()).toBe(true);
  first.store.put([...named(START, 'a', 'b'), { at: START, kind: 'started' }, band(START + 10, 'match', 'a', 'b')]);
  first.store.put([band(START + HOUR, 'updating', 'a'), { at: START + HOUR, kind: 'change', family: 'ipv4', address: '192.0.2.7' }]);
  first.store.put([band(START + HOUR + 5, 'match', 'a')]);
  // Over midnight, and over a whole day.
  first.clock.now = START + 2 * DAY_SECONDS + HOUR;
  first.store.put([band(START + 2 * DAY_SECONDS + HOUR, 'mismatch', 'a')]);
  const last = START + 2 * DAY_SECONDS + 2 * HOUR;
  first.store.put([{ at: last, kind: 'stopped' }]);
  const expected = [
    [START + 10, START + HOUR, 'match'],
    [START + HOUR, START + HOUR + 5, 'updating'],
    [START + HOUR + 5, START + DAY_SECONDS, 'match'],
    [START + DAY_SECONDS, START + 2 * DAY_SECONDS, 'match'],
    [START + 2 * DAY_SECONDS, START + 2 * DAY_SECONDS + HOUR, 'match'],
    [START + 2 * DAY_SECONDS + HOUR, last, 'mismatch'],
  ];
  expect(kept(first, 'a', last)).toEqual(expected);
  for (const now of [last + 60, last + 5 * DAY_SECONDS]) {
    const again = open(memoryFiles(new Map(files.held)), now);
    expect(kept(again, 'a', now)).toEqual(expected);
    expect(again.told()).toEqual([]);
    expect(again.store.events()).toContainEqual({ event: 'a', name: 'A', from: START });
    expect(again.store.from()).toBe(START);
    expect(again.store.days(EVER, now).flatMap(({ changes }) => changes)).toEqual([
      { at: START + HOUR, family: 'ipv4', address: '192.0.2.7' },
    ]);
    expect(again.store.days(EVER, now).map(({ ran }) => ran)).toEqual([
      [START, START + DAY_SECONDS],
      [START + DAY_SECONDS, START + 2 * DAY_SECONDS],
      [START + 2 * DAY_SECONDS, last],
    ]);
  }
});

it('a pause of ten days in which nothing is written is time it ran, and what comes after is kept', () => {
  const files = memoryFiles();
  const opened = open(files, START);
  const { store, clock } = opened;
  store.put([...named(START, 'a'), { at: START, kind: 'started' }, band(START, 'match', 'a')]);
  clock.now = START + 10 * DAY_SECONDS + HOUR;
  store.put([band(clock.now, 'mismatch', 'a')]);
  const now = clock.now + HOUR;
  const found = kept(opened, 'a', now);
  expect(found.slice(0, -1).map(([from, to, state]) => [(to as number) - (from as number), state])).toEqual([
    ...Array.from({ length: 10 }, () => [DAY_SECONDS, 'match']),
    [HOUR, 'match'],
  ]);
  expect(found.at(-1)).toEqual([clock.now, now, 'mismatch']);
});

it('a crash between any two writes loses at most what was not acknowledged', () => {
  const files = memoryFiles();
  const snapshots: { held: Map<string, string>; at: number }[] = [];
  const watched: Files = {
    ...files,
    append: (...args) => {
      const done = files.append(...args);
      snapshots.push({ held: new Map(files.held), at: clock.now });
      return done;
    },
    write: (...args) => {
      const done = files.write(...args);
      snapshots.push({ held: new Map(files.held), at: clock.now });
      return done;
    },
  };
  const { store, clock } = open(watched, START);
  store.put([...named(START, 'a'), { at: START, kind: 'started' }, band(START, 'match', 'a')]);
  for (let step = 1; step < 90; step += 1) {
    clock.now = START + step * HOUR;
    store.put([band(clock.now, step % 2 ? 'mismatch' : 'match', 'a')]);
  }
  expect(snapshots.length).toBeGreaterThan(90);
  for (const { held, at } of snapshots.slice(1)) {
    const again = open(memoryFiles(held), at);
    const found = kept(again, 'a', at);
    expect([again.told(), found.at(0)?.[0], found.at(-1)?.[1] ?? START]).toEqual([[], START, at]);
  }
});

describe('a file that was damaged', () => {
  const written = () => {
    const files = memoryFiles();
    const { store, clock } = open(files, START);
    store.put([...named(START, 'a', 'b'), { at: START, kind: 'started' }, band(START, 'match', 'a', 'b')]);
    for (let step = 1; step < 5 * 4; step += 1) {
      clock.now = START + step * 6 * HOUR;
      store.put([band(clock.now, step % 2 ? 'mismatch' : 'match', 'a')]);
    }
    return { held: files.held, at: clock.now, whole: kept({ store }, 'a', clock.now), store };
  };
  const covers = (pieces: ReturnType<typeof kept>, at: number) =>
    pieces.find(([from, to]) => (from as number) <= at && at < (to as number))?.[2];

  it.each(['timeline.jsonl', 'timeline-today.jsonl'])('%s: any bit of it turned says nothing else than what was so', (name) => {
    const { held, at, whole } = written();
    const text = held.get(name) ?? '';
    for (let place = 0; place < text.length; place += 23) {
      const flipped = `${text.slice(0, place)}${String.fromCharCode(text.charCodeAt(place) ^ (1 << (place % 7)))}${text.slice(place + 1)}`;
      const files = memoryFiles(new Map([...held, [name, flipped]]));
      const again = open(files, at + 60);
      const found = kept(again, 'a', at + 60);
      for (let moment = START; moment < at; moment += HOUR) expect([covers(whole, moment), undefined]).toContain(covers(found, moment));
      expect(again.told()).toEqual(['timeline-damaged']);
      expect(files.list().some((each) => each.includes('damaged-'))).toBe(true);
      // Told once: what is written now is whole.
      expect(open(memoryFiles(new Map(files.held)), at + 120).told()).toEqual([]);
    }
  });

  it('a day that is lost is known to be lost, and a day that never was is not', () => {
    const { held, at } = written();
    const lines = (held.get('timeline.jsonl') ?? '').split('\n');
    const without = lines.filter((line) => !line.includes('"day":"2026-01-16"')).join('\n');
    const again = open(memoryFiles(new Map([...held, ['timeline.jsonl', without]])), at + 60);
    const days = again.store.days(EVER, at + 60);
    expect(days.map(({ lost }) => lost)).toEqual([null, { from: START + DAY_SECONDS, to: START + 2 * DAY_SECONDS }, null, null]);
    expect(
      open(memoryFiles(held), at + 60)
        .store.days(EVER, at + 60)
        .every(({ lost }) => lost === null),
    ).toBe(true);
  });

  it('a last line that a crash cut short is passed over, and none after it is harmed', () => {
    const { held, at, whole } = written();
    const text = held.get('timeline-today.jsonl') ?? '';
    const files = memoryFiles(new Map([...held, ['timeline-today.jsonl', text.slice(0, -20)]]));
    const again = open(files, at + 60);
    expect(again.told()).toEqual([]);
    expect(kept(again, 'a', at + 60).at(0)).toEqual(whole.at(0));
    again.store.put([{ at: at + 60, kind: 'started' }, band(at + 61, 'match', 'a')]);
    again.store.put([{ at: at + 90, kind: 'stopped' }]);
    const third = open(memoryFiles(new Map(files.held)), at + 100);
    expect([third.told(), kept(third, 'a', at + 100).at(-1)]).toEqual([[], [at + 61, at + 90, 'match']]);
  });

  it('lines in another order, twice, with other line ends or a byte order mark say the same', () => {
    const { held, at, whole } = written();
    const edits: ((text: string) => string)[] = [
      (text) => text.replaceAll('\n', '\r\n'),
      (text) => `\uFEFF${text}`,
      (text) => `${text.trimEnd().split('\n').reverse().join('\n')}\n`,
      (text) => `${text}${text}`,
    ];
    for (const name of ['timeline.jsonl', 'timeline-today.jsonl'])
      for (const edit of edits) {
        const again = open(memoryFiles(new Map([...held, [name, edit(held.get(name) ?? '')]])), at);
        expect([again.told(), kept(again, 'a', at)]).toEqual([[], whole]);
      }
  });

  it('one of a later version is neither used nor written over', () => {
    const { held, at } = written();
    const later = `${seal({ version: 99, of: 'timeline' })}\n`;
    const files = memoryFiles(new Map([...held, ['timeline.jsonl', later]]));
    const again = open(files, at);
    again.store.put([{ at, kind: 'started' }]);
    expect(files.held.get('timeline.jsonl')).toBe(later);
  });
});

it('a full disk: nothing is given up that was kept, it is told once, and all goes out when there is room', () => {
  const files = memoryFiles();
  let full = false;
  const no = { ok: false, full: true, detail: 'ENOSPC' } as const;
  const tight: Files = {
    ...files,
    append: (...args) => (full ? no : files.append(...args)),
    write: (...args) => (full ? no : files.write(...args)),
  };
  const opened = open(tight, START);
  const { store, clock, told } = opened;
  store.put([...named(START, 'a'), { at: START, kind: 'started' }, band(START, 'match', 'a')]);
  full = true;
  const before = new Map(files.held);
  for (let step = 1; step < 60; step += 1) {
    clock.now = START + step * HOUR;
    store.put([band(clock.now, step % 2 ? 'mismatch' : 'match', 'a')]);
  }
  expect(files.held).toEqual(before);
  expect(told()).toEqual(['disk-full']);
  const whole = kept(opened, 'a', clock.now);
  full = false;
  clock.now += 60;
  store.put([{ at: clock.now, kind: 'stopped' }]);
  const again = open(memoryFiles(files.held), clock.now);
  expect(again.told()).toEqual([]);
  expect(kept(again, 'a', clock.now).slice(0, whole.length - 1)).toEqual(whole.slice(0, -1));
});

it('two years of thirty events that change every day take less than 2 MB', () => {
  const files = memoryFiles();
  const { store, clock } = open(files, START);
  const ids = Array.from({ length: 30 }, (_, at) => `0e0e0e0e-0000-4000-8000-0000000000${at + 10}`);
  store.put([...named(START, ...ids), { at: START, kind: 'started' }, band(START, 'match', ...ids)]);
  for (let day = 0; day < 800; day += 1) {
    const at = START + day * DAY_SECONDS + 4 * HOUR;
    clock.now = at;
    store.put([{ at, kind: 'change', family: 'ipv4', address: `198.51.100.${day % 256}` }]);
    // One after another, as a service's line is worked off.
    for (const [place, id] of ids.entries()) store.put([band(at + 2 + place * 3, 'updating', id), band(at + 5 + place * 3, 'match', id)]);
  }
  const size = [...files.held.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  expect(size).toBeLessThan(2_000_000);
  expect(store.days(EVER, clock.now).length).toBeLessThanOrEqual(732);
  expect(store.from()).toBeGreaterThan(START + 60 * DAY_SECONDS);
  expect(store.from()).toBeLessThan(START + 75 * DAY_SECONDS);
});

it('gives up the oldest days where ten thousand events leave no room for two years', () => {
  const numbers = createEventNumbers();
  const archive = createArchive(numbers);
  const first = START / DAY_SECONDS;
  for (let day = first; day < first + 24; day += 1) {
    const from = day * DAY_SECONDS;
    const bands = new Map<string, number[]>();
    // No two alike.
    for (let at = 0; at < 10_000; at += 1) bands.set(`event-${at}`, [from, from + 1 + at, 0, from + 1 + at, from + DAY_SECONDS, 2]);
    archive.put({ day, ran: [from, from + DAY_SECONDS], down: [], changes: [], bands, lost: null });
  }
  archive.bound(first + 24);
  const text = archive.text();
  expect(text.length).toBeLessThan(5_000_000);
  expect(archive.first()?.day).toBeGreaterThan(first);
  expect(text.split('\n').filter((line) => line.startsWith('{"day"')).length).toBeGreaterThan(10);
  expect(archive.first()?.bands.get('event-77')).toEqual(expect.arrayContaining([0, 2]));
});

it('is for its user alone', () => {
  const dir = newFolder();
  const { store } = open(createFiles(dir), START);
  store.put([{ at: START, kind: 'started' }, ...named(START, 'a'), { at: START + DAY_SECONDS, kind: 'alive' }]);
  for (const name of ['timeline.jsonl', 'timeline-today.jsonl'])
    if (process.platform !== 'win32') expect(statSync(join(dir, name)).mode & 0o077).toBe(0);
  // A version from before it neither reads nor minds it; one that comes back finds it.
  writeFileSync(join(dir, 'other'), readFileSync(join(dir, 'timeline.jsonl')));
  expect(open(createFiles(dir), START + DAY_SECONDS).told()).toEqual([]);
});
