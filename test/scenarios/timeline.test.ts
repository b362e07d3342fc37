import { expect, it } from 'vitest';
import { marksOf } from '../../main/engine/timeline/from-journal.ts';
import { BAND_STATES, type BandState } from '../../preload/contract/history/timeline.ts';
import { UNSENT_IN_PRACTICE } from '../../preload/contract/outcome.ts';
import { createFakeClock } from '../helpers/fake-clock.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld, type FakeWorld } from '../helpers/fake-world/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NEW = '44.128.0.2';

const say = (fake: FakeWorld, address: string): void => {
  for (const operator of ['a', 'b', 'c', 'd']) fake.echo.set(operator, address);
};
const second = (ms: number): number => Math.floor(ms / 1000);

/** The band of an event as words, without what was over within a minute. */
const bandOf = (fake: FakeWorld, from: number, event = 'home') => {
  const to = second(fake.clock.now());
  const { segments } = fake.saikoro.timeline.all({ from: second(from), to }).find((each) => each.event === event) ?? { segments: [] };
  const said: { state: BandState; from: number; to: number }[] = [];
  for (let at = 0; at + 2 < segments.length; at += 3) {
    const [begin, end, state] = segments.slice(at, at + 3) as [number, number, number];
    expect(begin).toBe(at === 0 ? second(from) : segments[at - 2]);
    said.push({ state: BAND_STATES[state] ?? 'none', from: begin, to: end });
  }
  expect(said.at(-1)?.to).toBe(to);
  return said;
};
const long = (band: ReturnType<typeof bandOf>): string =>
  band
    .filter(({ from, to }) => to - from > 60)
    .map(({ state }) => state)
    .filter((state, at, all) => state !== all[at - 1])
    .join(' ');
const hoursOf = (band: ReturnType<typeof bandOf>, state: BandState): number =>
  band.filter((each) => each.state === state).reduce((sum, { from, to }) => sum + (to - from), 0) / 3600;

it('three days with a change, an outage, a restart and a pause: the band says just that', async () => {
  const files = new Map<string, string>();
  const clock = createFakeClock();
  const from = clock.now() - HOUR;
  const fake = createFakeWorld([dnsEvent()], { clock, timeline: files });
  fake.saikoro.start();
  fake.saikoro.commands.saveSettings({ ...fake.saikoro.state.fields().settings, checkMinutes: 5 });
  await clock.pass(6 * HOUR);
  expect(long(bandOf(fake, from))).toBe('none match');

  // A change, of which the DNS shows nothing for twenty minutes.
  const take = fake.service;
  fake.service = () => ({ outcome: { kind: 'updated' } });
  say(fake, NEW);
  await clock.pass(20 * MINUTE);
  fake.service = take;
  fake.zone.set('home.dyn.example A', NEW);
  await clock.pass(DAY - 6 * HOUR - 20 * MINUTE);
  const changed = bandOf(fake, from);
  expect(long(changed)).toMatch(/^none match updating (mismatch )?match$/);
  expect(
    fake.saikoro.timeline.look({ span: { from: second(from), to: second(clock.now()) }, pixels: 100, events: [], together: false }).changes,
  ).toEqual([expect.objectContaining({ family: 'ipv4', address: NEW })]);

  // Nobody can be reached for two hours.
  const outage = clock.now();
  for (const operator of ['a', 'b', 'c', 'd']) fake.echo.set(operator, { kind: 'unknown', why: 'offline' });
  await clock.pass(2 * HOUR);
  say(fake, NEW);
  await clock.pass(2 * HOUR);
  const out = bandOf(fake, outage);
  // Seen with the next look.
  expect(long(out)).toMatch(/^(match )?unknown match$/);
  expect(hoursOf(out, 'unknown')).toBeGreaterThan(1.8);
  const { outages } = fake.saikoro.timeline.look({
    span: { from: second(outage), to: second(clock.now()) },
    pixels: 100,
    events: [],
    together: false,
  });
  expect(outages).toHaveLength(2);
  expect(((outages[1] ?? 0) - (outages[0] ?? 0)) / 3600).toBeCloseTo(2, 0);
  // The history tells of it alike, and a timeline that is lost is made of that.
  const lines = () => fake.journal.filter(({ kind }) => kind === 'line');
  const [down = 0, up = 0] = outages;
  expect(lines()).toMatchObject([{ down: true }, { down: false, since: down * 1000 }]);
  expect(lines().map(({ at }) => second(at))).toEqual([down, up]);
  expect(marksOf(fake.journal).filter(({ kind }) => kind === 'line')).toEqual([
    { at: down, kind: 'line', down: true },
    { at: up, kind: 'line', down: false },
  ]);

  // It ends, and is started again five hours later.
  await clock.pass(2 * DAY - 28 * HOUR);
  const stopped = clock.now();
  fake.saikoro.stop();
  clock.freeze(5 * HOUR);
  const again = createFakeWorld([dnsEvent()], { clock, timeline: files, records: fake.records, health: fake.health });
  again.zone = fake.zone;
  say(again, NEW);
  again.saikoro.start();
  await clock.pass(HOUR);
  const restarted = bandOf(again, stopped);
  expect(long(restarted)).toBe('off match');
  expect(hoursOf(restarted, 'off')).toBe(5);
  expect(hoursOf(restarted, 'match')).toBeGreaterThan(0.95);

  // Paused for three hours.
  const paused = clock.now();
  again.saikoro.commands.pause('resumed');
  await clock.pass(3 * HOUR);
  again.saikoro.commands.pause('not');
  await clock.pass(HOUR);
  expect(long(bandOf(again, paused))).toBe('paused match');
  expect(hoursOf(bandOf(again, paused), 'paused')).toBe(3);
  again.saikoro.stop();
});

it('a crash ends what was so at the last that was written, a sleep is not time that matched, and a clock set back takes its time with it', async () => {
  const files = new Map<string, string>();
  const clock = createFakeClock();
  const from = clock.now();
  const fake = createFakeWorld([dnsEvent()], { clock, timeline: files });
  fake.saikoro.start();
  await clock.pass(2 * HOUR);
  // It slept.
  clock.jump(3 * HOUR);
  await clock.pass(HOUR);
  const slept = bandOf(fake, from);
  expect(long(slept)).toBe('match off match');
  expect(hoursOf(slept, 'off')).toBeCloseTo(3, 1);
  // The clock was an hour ahead.
  clock.jump(-HOUR);
  await clock.pass(10 * MINUTE);
  expect(long(bandOf(fake, from))).toBe('match off match');
  expect(bandOf(fake, from).at(-1)?.to).toBe(second(clock.now()));
  await clock.pass(2 * HOUR);
  // Killed: nobody says that it ends; the clock goes on.
  const copy = new Map(files);
  clock.freeze(10 * HOUR);
  const again = createFakeWorld([dnsEvent()], { clock, timeline: copy, records: fake.records });
  again.zone = fake.zone;
  again.saikoro.start();
  await clock.pass(HOUR);
  const crashed = bandOf(again, from);
  expect(long(crashed)).toBe('match off match off match');
  const off = crashed.findLast(({ state, from: begin, to }) => state === 'off' && to - begin > 60);
  // Within a quarter of an hour of the truth, and never later.
  expect(off?.to).toBe(second(clock.now() - HOUR));
  expect((off?.to ?? 0) - (off?.from ?? 0)).toBeGreaterThanOrEqual(10 * 3600);
  expect((off?.to ?? 0) - (off?.from ?? 0)).toBeLessThanOrEqual(10 * 3600 + 960);
});

it('an event that is removed has no band from then on, and keeps the one it had', async () => {
  const fake = createFakeWorld([dnsEvent(), dnsEvent({ id: 'other', name: 'Other', hosts: ['other.dyn.example'] })]);
  const from = fake.clock.now();
  fake.saikoro.start();
  await fake.clock.pass(HOUR);
  fake.saikoro.commands.enable(['home'], false);
  await fake.clock.pass(HOUR);
  fake.saikoro.commands.remove(['other']);
  await fake.clock.pass(HOUR);
  expect(long(bandOf(fake, from, 'home'))).toBe('match paused');
  expect(long(bandOf(fake, from, 'other'))).toBe('match none');
  expect(hoursOf(bandOf(fake, from, 'other'), 'none')).toBeCloseTo(1, 1);
  const span = { from: second(from), to: second(fake.clock.now()) };
  const seen = fake.saikoro.timeline.look({ span, pixels: 100, events: ['home'], together: true });
  expect(seen.gone).toEqual([{ event: 'other', name: 'Other' }]);
  expect(seen.together?.seconds.reduce((sum, each) => sum + each, 0)).toBe(2 * 3 * 3600);
  expect(seen.keptFrom).toBe(span.from);
});

it('a timeline that is lost is made again of the history, as far as that tells', async () => {
  const files = new Map<string, string>();
  const clock = createFakeClock();
  const from = clock.now();
  const fake = createFakeWorld([dnsEvent()], { clock, timeline: files });
  fake.saikoro.start();
  await clock.pass(3 * HOUR);
  const take = fake.service;
  fake.service = () => ({ outcome: { kind: 'updated' } });
  say(fake, NEW);
  await clock.pass(3 * HOUR);
  fake.service = take;
  fake.zone.set('home.dyn.example A', NEW);
  await clock.pass(3 * HOUR);
  fake.saikoro.commands.pause('resumed');
  await clock.pass(HOUR);
  fake.saikoro.commands.pause('not');
  await clock.pass(30 * HOUR);
  fake.saikoro.stop();
  const kept = bandOf(fake, from);
  const world = { clock, records: fake.records, journal: fake.journal };
  const again = createFakeWorld([dnsEvent()], { ...world, timeline: new Map() });
  again.zone = fake.zone;
  again.saikoro.start();
  const made = bandOf(again, from);
  expect(long(made)).toBe(long(kept));
  const states = (band: typeof kept, at: number) => band.find((each) => each.from <= at && at < each.to)?.state;
  const times = Array.from({ length: 600 }, (_, at) => second(from) + at * 240);
  const same = times.filter((at) => states(kept, at) === states(made, at)).length;
  expect(same / times.length).toBeGreaterThan(0.99);
});

it('an event that was never sent has no score, and a young one has one since it is there', async () => {
  const clock = createFakeClock();
  const fake = createFakeWorld([], { clock, timeline: new Map() });
  fake.saikoro.start();
  await clock.pass(2 * HOUR);
  const added = second(clock.now());
  fake.service = () => ({ outcome: UNSENT_IN_PRACTICE });
  const event = dnsEvent();
  expect(fake.saikoro.commands.save({ event, secrets: { token: 't' }, isNew: true })).toEqual({ ok: true });
  await clock.pass(9 * MINUTE);
  const together = () => {
    const to = second(clock.now());
    return fake.saikoro.timeline.look({ span: { from: to - 7 * 86_400, to }, pixels: 100, events: ['home'], together: true });
  };
  expect(together()).toMatchObject({ together: { share: null, from: added }, bands: [{ summary: { share: null } }] });
  fake.saikoro.stop();
});
