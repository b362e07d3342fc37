import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSource } from '../../scripts/load-source.mjs';

const SOURCE = `
export { createTimeline } from './main/engine/timeline/timeline.ts';
export { createFiles } from './main/platform/files/files.ts';
export { openTimeline } from './main/store/timeline/timeline-file.ts';
`;
const DAY = 86_400;
const DAYS = 730;
const HOSTS = 30;
const ROUNDS = 9;
/** From the files to what the window draws, in ms. */
const MOST_MS = 200;
/** Pixels of a band, and rows that a window asks for at once. */
const PIXELS = 700;
const ROWS = 24;
const NOW = 1_780_000_000;

const ids = Array.from({ length: HOSTS }, (_, at) => `event-${String(at).padStart(12, '0')}`);
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Two years as the product's own store writes them: each day another address, each event updated by itself, three mismatches; twice a month a night off. */
const write = ({ createFiles, openTimeline }, folder) => {
  let clock = NOW - DAYS * DAY;
  const report = (code) => {
    throw new Error(code);
  };
  const store = openTimeline({ files: createFiles(folder), now: () => clock * 1000, report });
  const put = (...marks) => {
    clock = marks.at(-1).at;
    store.put(marks);
  };
  const band = (at, state, events = ids) => ({ at, kind: 'band', state, events });
  put(...ids.map((event) => ({ at: clock, kind: 'name', event, name: event })), { at: clock, kind: 'started' }, band(clock, 'match'));
  for (let day = 0; day < DAYS - 1; day += 1) {
    const at = NOW - (DAYS - day) * DAY + 5 * 3600 + ((day * 37) % 3600);
    put({ at, kind: 'change', family: 'ipv4', address: `198.51.100.${day % 250}` }, band(at, 'updating'));
    ids.forEach((event, place) => {
      put(band(at + 60 + place * 7, 'match', [event]));
    });
    for (const each of [3, 4, 5]) {
      const event = ids[(day + each * 11) % HOSTS];
      put(band(at + each * 3600, 'mismatch', [event]));
      put(band(at + each * 3600 + 900, 'match', [event]));
    }
    if (day % 15 === 7) put({ at: at + 50_000, kind: 'stopped' });
    if (day % 15 === 7) put({ at: at + 54_000, kind: 'started' }, band(at + 54_000, 'match'));
  }
  put({ at: NOW - 60, kind: 'alive' });
};

/** What the first picture of two years costs in main: the files opened, all summed up, the rows in sight drawn. CPU time, ms. */
const firstDraw = ({ createFiles, createTimeline, openTimeline }, folder) => {
  const before = process.cpuUsage();
  const timeline = openTimeline({ files: createFiles(folder), now: () => NOW * 1000, report: () => {} });
  const state = {
    views: () => ids.map((id) => ({ event: { id, type: 'dns', name: id, hosts: [id] } })),
    event: (id) => (ids.includes(id) ? {} : undefined),
  };
  const { look } = createTimeline({ clock: { now: () => NOW * 1000 }, timeline }, { state, recorder: { upToNow() {} } });
  const span = { from: NOW - DAYS * DAY, to: NOW };
  const { together } = look({ span, pixels: 1, events: [], together: true });
  const { bands } = look({ span, pixels: PIXELS, events: ids.slice(0, ROWS), together: false });
  const { user, system } = process.cpuUsage(before);
  if (together.seconds.reduce((sum, each) => sum + each, 0) !== HOSTS * DAYS * DAY) throw new Error('not every second was summed up');
  if (bands.length !== ROWS || bands.some(({ segments }) => segments.length < 20)) throw new Error('not all was drawn');
  return (user + system) / 1000;
};

/** How long the first picture of two years of thirty hosts takes, beside the 200 ms it may take: below 1 is well. */
export const timeline = async () => {
  const source = await loadSource(SOURCE);
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-bench-'));
  try {
    write(source, folder);
    const kilobytes = Math.round(statSync(join(folder, 'timeline.jsonl')).size / 1000);
    const [first, ...others] = Array.from({ length: ROUNDS }, () => firstDraw(source, folder));
    const line = (what, ms) => console.log(`  ${what.padEnd(24)} ${ms.toFixed(0)} ms of CPU time, ratio ${(ms / MOST_MS).toFixed(2)}`);
    console.log(`timeline: the first picture of ${DAYS} days of ${HOSTS} hosts, ${kilobytes} kB`);
    line('just after a start', first);
    line(`median of ${others.length} after it`, median(others));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
