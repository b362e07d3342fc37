import { describe, expect, it, vi } from 'vitest';
import { stringsFor } from '../../preload/strings/index.ts';
import { noticeSentence } from '../../preload/strings/sentences/notice-sentence.ts';
import type { FakeClock } from '../helpers/fake-clock.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld, type FakeWorld } from '../helpers/fake-world/world.ts';

// Weeks pass in them.
vi.setConfig({ testTimeout: 240_000 });

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PAGE = 'https://dns.example/confirm';
const info = { confirmEveryDays: 30, confirmPage: PAGE };

const start = (fake: FakeWorld): FakeWorld => {
  fake.saikoro.start();
  fake.saikoro.commands.saveSettings({ ...fake.saikoro.state.fields().settings, checkMinutes: 1440 });
  return fake;
};
/** The app ends and begins again, with what lies on disk. */
const restarted = (before: FakeWorld, event = dnsEvent()): FakeWorld => {
  before.saikoro.stop();
  return start(createFakeWorld([event], { info, records: before.records, clock: before.clock as FakeClock }));
};
const told = (fake: FakeWorld) => fake.notices.filter(({ kind }) => kind === 'reminder').map(({ confirm }) => confirm?.days);
const confirmOf = (fake: FakeWorld) => fake.saikoro.state.event('home')?.status.confirm;

describe('a service that wants a word of the user every thirty days', () => {
  it('is reminded of seven, three and one day before, and once when the day has passed, over forty days of restarts', async () => {
    let fake = start(createFakeWorld([dnsEvent()], { info }));
    const began = fake.clock.now();
    const heard: [number, number | undefined][] = [];
    for (let day = 1; day <= 40; day += 1) {
      await fake.clock.pass(DAY);
      for (const days of told(fake)) heard.push([day, days]);
      fake.notices.length = 0;
      fake = restarted(fake);
    }
    for (const days of told(fake)) heard.push([41, days]);
    expect(heard).toEqual([
      [23, 7],
      [27, 3],
      [29, 1],
      [30, 0],
    ]);
    expect(confirmOf(fake)).toEqual({ until: began + 30 * DAY, page: PAGE });
    expect(fake.saikoro.state.event('home')?.status.needsYou).toBe(false);
  });

  it('begins anew once the user says that it is confirmed, and says so in the history', async () => {
    const fake = start(createFakeWorld([dnsEvent()], { info }));
    await fake.clock.pass(24 * DAY);
    expect(told(fake)).toEqual([7]);
    const at = fake.clock.now();
    expect(fake.saikoro.commands.confirm('home')).toEqual({ ok: true });
    expect(confirmOf(fake)).toEqual({ until: at + 30 * DAY, page: PAGE, confirmedAt: at });
    expect(fake.journal.at(-1)).toMatchObject({ kind: 'event', event: 'home', change: 'confirmed' });
    await fake.clock.pass(22 * DAY);
    expect(told(fake)).toEqual([7]);
    await fake.clock.pass(2 * DAY);
    expect(told(fake)).toEqual([7, 7]);
    const later = restarted(fake);
    expect(confirmOf(later)).toMatchObject({ confirmedAt: at });
    expect(told(later)).toEqual([]);
  });

  it('is told once, by its last step, to who comes back after weeks', async () => {
    const fake = start(createFakeWorld([dnsEvent()], { info }));
    await fake.clock.pass(DAY);
    fake.saikoro.stop();
    await fake.clock.pass(28 * DAY + HOUR);
    const back = restarted(fake);
    await back.clock.pass(HOUR);
    expect(told(back)).toEqual([1]);
  });

  it.each([
    ['is switched off', { enabled: false }],
    ['has its reminders switched off', { unreminded: true }],
  ])('says nothing of an event that %s', async (_, more) => {
    const fake = start(createFakeWorld([dnsEvent(more)], { info }));
    await fake.clock.pass(40 * DAY);
    expect(told(fake)).toEqual([]);
  });

  it('is counted from when the event began to use it, and forgotten with the event', async () => {
    const fake = start(createFakeWorld([dnsEvent({ service: 'other' })], { info, services: { other: {}, example: {} } }));
    await fake.clock.pass(20 * DAY);
    const moved = restarted(fake);
    expect(confirmOf(moved)).toMatchObject({ until: moved.clock.now() + 30 * DAY });
    moved.saikoro.commands.remove(['home']);
    await moved.clock.pass(40 * DAY);
    expect(told(moved)).toEqual([]);
    expect(moved.saikoro.commands.confirm('home')).toMatchObject({ ok: false });
  });

  it('is no matter of a service that asks for nothing', async () => {
    const fake = start(createFakeWorld([dnsEvent()]));
    await fake.clock.pass(40 * DAY);
    expect([told(fake), confirmOf(fake), fake.records.get('home')?.reminder]).toEqual([[], undefined, undefined]);
    expect(fake.saikoro.commands.confirm('home')).toMatchObject({ ok: false, code: 'nothing-to-confirm' });
  });

  it('is said in both languages: what, until when, what to do, and that nothing happens by itself', async () => {
    const fake = start(createFakeWorld([dnsEvent()], { info }));
    await fake.clock.pass(28 * DAY);
    const notice = fake.notices.findLast(({ kind }) => kind === 'reminder');
    if (notice === undefined) throw new Error('nobody was reminded');
    const say = (language: 'ja' | 'en') => {
      const wording = {
        strings: stringsFor(language),
        services: new Map([['example', { ...fake.world.services.list()[0] }]]) as never,
        language,
      };
      return noticeSentence(notice, { view: fake.saikoro.state.event('home'), wording, now: fake.clock.now() });
    };
    expect(say('en').title).toBe('Confirm Home at Example DNS within 3 days');
    expect(say('en').next).toMatch(/if nobody confirms it\. Open its page.*does not confirm by itself, and reminds you again\.$/);
    expect(say('ja').title).toBe('Example DNS での「Home」を確認してください（あと3日）'.replace('での', 'で'));
    expect(say('ja').next).toMatch(/取り消されます。.*自動では行いません。期限が近づくと、もう一度お知らせします。$/);
  });
});
