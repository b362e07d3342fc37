import { describe, expect, it, vi } from 'vitest';
import type { KeptHealth } from '../../main/ports/storage/health.ts';
import { stringsFor } from '../../preload/strings/index.ts';
import { eventSentence } from '../../preload/strings/sentences/event-sentence.ts';
import { warningSentence } from '../../preload/strings/sentences/warning-sentence.ts';
import { createFakeClock } from '../helpers/fake-clock.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld, type FakeWorld } from '../helpers/fake-world/world.ts';

// Weeks pass in them.
vi.setConfig({ testTimeout: 240_000 });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FIXED = { address: { kind: 'fixed', ipv4: '44.128.0.1' } } as const;
const REFUSED = { outcome: { kind: 'auth-failed' } } as const;

/** With an hour between two looks at the line: none of these events goes by it. */
const begin = (fake: FakeWorld): void => {
  fake.saikoro.start();
  fake.saikoro.commands.saveSettings({ ...fake.saikoro.state.fields().settings, checkMinutes: 60 });
};
const told = (fake: FakeWorld) => fake.notices.filter(({ kind }) => kind === 'needs-you' || kind === 'recovered' || kind === 'warning');
/** Ends, and is started again so much later, in ms; what was kept is all that is left. */
const restarted = (fake: FakeWorld, later = 0, kept: KeptHealth = fake.health): FakeWorld => {
  fake.saikoro.stop();
  const clock = createFakeClock(fake.clock.now() + later);
  const next = createFakeWorld([dnsEvent(FIXED)], { records: fake.records, health: kept, clock });
  next.service = REFUSED_SERVICE;
  begin(next);
  return next;
};
const REFUSED_SERVICE = () => REFUSED;

describe('the ladder', () => {
  it('tells at once, after six hours, after a day, then daily, for forty days, and then that it is over', async () => {
    const fake = createFakeWorld([dnsEvent(FIXED)]);
    const accept = fake.service;
    fake.service = REFUSED_SERVICE;
    const begun = fake.clock.now();
    begin(fake);
    await fake.clock.pass(40 * DAY);
    const hours = told(fake).map(({ at }) => Math.round((at - begun) / HOUR));
    expect(hours).toEqual([0, 6, ...Array.from({ length: 39 }, (_, day) => (day + 1) * 24)]);
    expect(told(fake).map(({ step }) => step)).toEqual(hours.map((_, step) => step));
    expect(
      told(fake).every(({ warning, since = 0, event }) => warning === 'credentials' && event === 'home' && since - begun < MINUTE),
    ).toBe(true);
    fake.service = accept;
    fake.saikoro.commands.save({ event: dnsEvent(FIXED), secrets: { token: 'right' }, isNew: false });
    await fake.clock.pass(MINUTE);
    expect(told(fake).at(-1)).toMatchObject({ kind: 'recovered', warning: 'credentials', event: 'home' });
    expect(fake.saikoro.state.fields().warnings).toEqual([]);
    await fake.clock.pass(2 * DAY);
    expect(told(fake).at(-1)?.kind).toBe('recovered');
  });

  it('is silent while it is snoozed, and goes on at its end', async () => {
    const fake = createFakeWorld([dnsEvent(FIXED)]);
    fake.service = REFUSED_SERVICE;
    begin(fake);
    await fake.clock.pass(HOUR);
    expect(fake.saikoro.commands.snooze({ code: 'credentials', event: 'home', for: 'week' })).toEqual({ ok: true });
    expect(fake.saikoro.state.event('home')?.status).toMatchObject({
      needsYou: true,
      warning: { code: 'credentials', snoozedUntil: fake.clock.now() + 7 * DAY },
    });
    expect(fake.saikoro.state.get().warnings).toMatchObject([{ code: 'credentials', snoozedUntil: fake.clock.now() + 7 * DAY }]);
    await fake.clock.pass(7 * DAY - MINUTE);
    expect(told(fake)).toHaveLength(1);
    // It is still there to be seen.
    expect(fake.saikoro.state.get().health).toBe('attention');
    await fake.clock.pass(2 * MINUTE);
    expect(told(fake)).toHaveLength(2);
  });

  it('ends when the event is switched off, and says nothing of that', async () => {
    const fake = createFakeWorld([dnsEvent(FIXED)]);
    fake.service = REFUSED_SERVICE;
    begin(fake);
    await fake.clock.pass(HOUR);
    fake.saikoro.commands.enable(['home'], false);
    await fake.clock.pass(2 * DAY);
    expect(told(fake)).toHaveLength(1);
    expect(fake.saikoro.state.get()).toMatchObject({ warnings: [], health: 'ok' });
  });
});

describe('a restart', () => {
  it('keeps since when it is so, and what was told', async () => {
    const fake = createFakeWorld([dnsEvent(FIXED)]);
    fake.service = REFUSED_SERVICE;
    const begun = fake.clock.now();
    begin(fake);
    await fake.clock.pass(HOUR);
    expect(told(fake)).toHaveLength(1);
    const next = restarted(fake);
    await next.clock.pass(4 * HOUR);
    expect(told(next)).toEqual([]);
    expect((next.saikoro.state.event('home')?.status.warning?.since ?? 0) - begun).toBeLessThan(MINUTE);
    await next.clock.pass(HOUR + MINUTE);
    expect(told(next)).toMatchObject([{ step: 1 }]);
  });

  it('tells what came due meanwhile once, and only after the first looks', async () => {
    const fake = createFakeWorld([dnsEvent(FIXED)]);
    fake.service = REFUSED_SERVICE;
    begin(fake);
    await fake.clock.pass(HOUR);
    const next = restarted(fake, 20 * HOUR);
    await next.clock.pass(4 * MINUTE);
    expect(told(next)).toEqual([]);
    await next.clock.pass(2 * MINUTE);
    expect(told(next)).toMatchObject([{ warning: 'credentials', step: 1 }]);
    // What was told late is not told again soon.
    await next.clock.pass(4 * HOUR);
    expect(told(next)).toHaveLength(1);
    await next.clock.pass(DAY);
    expect(told(next)).toHaveLength(2);
  });

  it('after a clock that was a year ahead keeps its distances', async () => {
    const fake = createFakeWorld([dnsEvent(FIXED)]);
    fake.service = REFUSED_SERVICE;
    begin(fake);
    await fake.clock.pass(HOUR);
    const next = restarted(fake, -365 * DAY);
    await next.clock.pass(DAY);
    const warning = next.saikoro.state.event('home')?.status.warning;
    expect(warning?.code).toBe('credentials');
    expect(next.clock.now() - (warning?.since ?? 0)).toBeLessThan(2 * DAY);
    expect(told(next).length).toBeGreaterThanOrEqual(1);
    expect(told(next).length).toBeLessThanOrEqual(3);
  });

  it('after days in which it did not run says so first, and takes that back after the first verified round', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(HOUR);
    fake.saikoro.stop();
    const ended = fake.health.aliveAt ?? 0;
    const clock = createFakeClock(fake.clock.now() + 3 * DAY);
    const next = createFakeWorld([dnsEvent()], { records: fake.records, health: fake.health, clock });
    next.zone = fake.zone;
    for (const operator of next.echo.keys()) next.echo.set(operator, { kind: 'unknown', why: 'timeout' });
    next.saikoro.start();
    await next.clock.pass(10_000);
    expect(told(next)).toMatchObject([{ kind: 'warning', warning: 'not-running', since: ended }]);
    for (const operator of next.echo.keys()) next.echo.set(operator, '44.128.0.9');
    await next.clock.pass(10 * MINUTE);
    expect(next.saikoro.state.get()).toMatchObject({ warnings: [], health: 'ok' });
    expect(next.records.get('home')?.ipv4.accepted).toBe('44.128.0.9');
    expect(told(next)).toHaveLength(1);
  });
});

it('ten thousand events that fail at once are told once a step', async () => {
  const events = Array.from({ length: 10_000 }, (_, nth) =>
    dnsEvent({ ...FIXED, id: `e${nth}`, name: `Name ${nth}`, service: 'nowhere', hosts: [`n${nth}.dyn.example`] }),
  );
  const fake = createFakeWorld(events);
  begin(fake);
  await fake.clock.pass(MINUTE);
  expect(told(fake)).toMatchObject([
    { kind: 'needs-you', warning: 'not-sent', step: 0, count: 10_000, named: [{ name: 'Name 0' }, { name: 'Name 1' }, { name: 'Name 2' }] },
  ]);
  expect(fake.saikoro.state.get().warnings).toMatchObject([{ code: 'not-sent', count: 10_000 }]);
  await fake.clock.pass(6 * HOUR);
  expect(told(fake)).toHaveLength(2);
});

describe('what follows from something else', () => {
  it('is hidden while that is seen: a line that is down is nobody else’s fault', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(5 * MINUTE);
    for (const operator of fake.echo.keys()) fake.echo.set(operator, { kind: 'unknown', why: 'offline' });
    fake.service = () => ({ outcome: { kind: 'network', reason: 'offline' } });
    fake.saikoro.commands.save({ event: dnsEvent({ hosts: ['other.dyn.example'] }), secrets: {}, isNew: false });
    await fake.clock.pass(2 * DAY);
    expect(fake.saikoro.state.get()).toMatchObject({ health: 'offline', warnings: [{ code: 'line-down' }] });
    expect(told(fake)).toEqual([]);
    for (const operator of fake.echo.keys()) fake.echo.set(operator, '44.128.0.1');
    fake.service = () => ({ outcome: { kind: 'network', reason: 'timeout' } });
    await fake.clock.pass(10 * MINUTE);
    // The time without a line does not count against the service.
    expect(told(fake)).toEqual([]);
    await fake.clock.pass(HOUR);
    expect(told(fake)).toMatchObject([{ warning: 'unreachable' }]);
  });

  it('a record that others may keep for an hour is waited for so long', async () => {
    const fake = createFakeWorld();
    fake.ttl = 3600;
    fake.service = (job) => {
      for (const host of job.hosts) fake.zone.set(`${host} A`, '44.128.9.9');
      return { outcome: { kind: 'updated' } };
    };
    fake.saikoro.start();
    await fake.clock.pass(55 * MINUTE);
    expect(fake.saikoro.state.event('home')?.status).toMatchObject({ needsYou: false, publication: 'contradicted' });
    await fake.clock.pass(10 * MINUTE);
    expect(fake.saikoro.state.event('home')?.status).toMatchObject({ needsYou: true, warning: { code: 'mismatch' } });
  });
});

describe('whose fault it is', () => {
  const words = (fake: FakeWorld, language: 'en' | 'ja') => {
    const view = fake.saikoro.state.event('home');
    if (view === undefined) throw new Error('the event is gone');
    const services = new Map([['example', { name: 'MyDNS.JP' }]]) as never;
    return eventSentence(view, fake.clock.now(), { strings: stringsFor(language), services, language });
  };
  const begun = async (): Promise<FakeWorld> => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(5 * MINUTE);
    return fake;
  };
  const moved = (fake: FakeWorld): void => {
    for (const operator of fake.echo.keys()) fake.echo.set(operator, '44.128.0.2');
  };

  it('the service’s, where the line is heard: since when, and what the DNS still shows', async () => {
    const fake = await begun();
    fake.service = () => ({ outcome: { kind: 'network', reason: 'timeout' } });
    moved(fake);
    await fake.clock.pass(3 * HOUR + 5 * MINUTE);
    expect(fake.saikoro.state.event('home')?.status.fault).toMatchObject({ verdict: 'service', how: 'silent', dnsShows: '44.128.0.1' });
    expect(words(fake, 'ja')).toContain(
      'MyDNS.JP は3時間応答していません。あなたの回線は正常です。DNS はまだ古い 44.128.0.1 を指しています。',
    );
    expect(words(fake, 'en')).toContain(
      'MyDNS.JP has not answered for 3 hours. Your line is fine. The DNS still shows the old 44.128.0.1.',
    );
  });

  it('the line’s, where nobody is: and nothing is said against the service', async () => {
    const fake = await begun();
    for (const operator of fake.echo.keys()) fake.echo.set(operator, { kind: 'unknown', why: 'offline' });
    await fake.clock.pass(3 * HOUR);
    const { warnings } = fake.saikoro.state.get();
    expect(warnings).toMatchObject([{ code: 'line-down' }]);
    const { next } = warningSentence('line-down', { ...(warnings[0] as { since: number }), now: fake.clock.now() }, stringsFor('en'));
    expect(next).toContain('Nothing is wrong with the services');
    expect(fake.saikoro.state.event('home')?.status.fault).toBeUndefined();
  });

  it('nobody’s that is known, where no one else was asked', async () => {
    const fake = createFakeWorld([dnsEvent(FIXED)]);
    fake.service = () => ({ outcome: { kind: 'network', reason: 'timeout' } });
    fake.dnsDead = true;
    for (const operator of fake.echo.keys()) fake.echo.set(operator, { kind: 'unknown', why: 'timeout' });
    fake.saikoro.start();
    await fake.clock.pass(HOUR);
    expect(fake.saikoro.state.event('home')?.status.fault).toMatchObject({ verdict: 'unknown', lineAsOf: null });
    expect(words(fake, 'en')).toContain('is not known');
    expect(words(fake, 'en')).not.toContain('Your line is fine');
  });
});
