import { describe, expect, it } from 'vitest';
import { NOT_RUN_IN_PRACTICE, UNSENT_IN_PRACTICE } from '../../preload/contract/outcome.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld } from '../helpers/fake-world/world.ts';

const MINUTE = 60_000;
const updates = (fake: ReturnType<typeof createFakeWorld>) => fake.journal.filter(({ kind }) => kind === 'update');
const sealed = (...[events, options]: Parameters<typeof createFakeWorld>) => {
  const fake = createFakeWorld(events, options);
  fake.service = () => ({ outcome: UNSENT_IN_PRACTICE, exchanges: [] });
  return fake;
};

describe('an event that practice lets nobody send', () => {
  it('calls nobody: it is held, with its reason', async () => {
    const fake = sealed();
    fake.saikoro.start();
    await fake.clock.pass(MINUTE);
    expect(updates(fake)).toMatchObject([{ outcome: 'not-sent', reason: 'practice' }]);
    expect(fake.saikoro.state.event('home')?.status).toMatchObject({
      needsYou: false,
      activity: 'idle',
      publication: 'held',
      outcome: UNSENT_IN_PRACTICE,
      nextAt: null,
      lastRunAt: null,
    });
    expect(fake.notices).toEqual([]);
    expect(fake.saikoro.state.get()).toMatchObject({ health: 'working', publication: { needsYou: 0 } });
  });

  it('was no request: it keeps neither a run by hand nor its account waiting', async () => {
    const fake = sealed([dnsEvent()], { services: { example: { perAccountSeconds: 120 } } });
    fake.saikoro.start();
    await fake.clock.pass(1000);
    expect(fake.sent).toHaveLength(1);
    expect(fake.saikoro.commands.run(['home'])).toEqual({ ok: true });
    await fake.clock.pass(10);
    expect(fake.sent).toHaveLength(2);
    // Nobody was asked by hand either: there is nobody to be spared.
    expect(fake.saikoro.commands.run(['home'])).toEqual({ ok: true });
    await fake.clock.pass(10);
    expect(fake.sent).toHaveLength(3);
    expect(fake.saikoro.commands.save({ event: dnsEvent(), secrets: { token: 'other' }, isNew: false })).toEqual({ ok: true });
    await fake.clock.pass(10);
    expect(fake.sent).toHaveLength(4);
    expect(fake.records.get('home')).toMatchObject({ sent: [], ipv4: { triedAt: null } });
  });

  it('is no fault of one of those that shared the request: none is sent once more by itself', async () => {
    const fake = sealed([0, 1, 2].map((n) => dnsEvent({ id: `e${n}`, hosts: [`h${n}.dyn.example`] })));
    fake.saikoro.start();
    await fake.clock.pass(10 * MINUTE);
    expect(fake.sent).toHaveLength(1);
    expect(updates(fake)).toHaveLength(3);
  });
});

it('a program that practice does not run calls nobody and counts as no failure', async () => {
  const fake = createFakeWorld([]);
  fake.world.programs.run = async () => ({ ended: 'practice', exitCode: null, output: '', stdout: '' });
  fake.saikoro.start();
  const event = {
    id: 'p',
    name: '',
    enabled: true,
    type: 'command' as const,
    call: { program: '/bin/true', args: [], timeoutSeconds: 5 },
    schedule: { kind: 'on-change' as const, refresh: 'never' as const },
  };
  fake.saikoro.commands.save({ event, secrets: {}, isNew: true });
  await fake.clock.pass(MINUTE);
  expect(fake.saikoro.state.event('p')?.status).toMatchObject({ needsYou: false, activity: 'idle', outcome: NOT_RUN_IN_PRACTICE });
  expect(fake.saikoro.state.get()).toMatchObject({ health: 'ok', publication: { needsYou: 0, programs: { failing: 0 } } });
  expect(fake.notices).toEqual([]);
});

describe('a source of the user’s own', () => {
  const url = dnsEvent({ address: { kind: 'url', url: 'https://ip.example/' } });
  it.each([
    ['practice', 'practice', 'practice-source'],
    ['timeout', 'asked', 'no-address'],
  ])('that gives no address (%s) is told, and a run by hand is refused', async (why, ownSource, code) => {
    const fake = createFakeWorld([url]);
    fake.own = async () => ({ kind: 'unknown', why });
    fake.saikoro.start();
    await fake.clock.pass(MINUTE);
    expect(fake.saikoro.state.event('home')?.status).toMatchObject({ publication: 'address-unknown', ownSource });
    expect(fake.saikoro.commands.run(['home'])).toMatchObject({ ok: false, code });
    expect(fake.sent).toEqual([]);
  });
  it('keeps no other from being run that was chosen with it', async () => {
    const fake = createFakeWorld([url, dnsEvent({ id: 'other', hosts: ['other.dyn.example'] })]);
    fake.own = async () => ({ kind: 'unknown', why: 'practice' });
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    expect(fake.sent).toHaveLength(1);
    expect(fake.saikoro.commands.run(['home', 'other'])).toMatchObject({ ok: false, code: 'practice-source' });
    await fake.clock.pass(1000);
    expect(fake.sent).toHaveLength(2);
  });
  it('that gives one is run by hand as any other', async () => {
    const fake = createFakeWorld([url]);
    fake.own = async () => ({ kind: 'address', address: '44.128.0.9' });
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    expect(fake.saikoro.commands.run(['home'])).toEqual({ ok: true });
    await fake.clock.pass(1000);
    expect(fake.sent).toHaveLength(2);
  });
});

describe('the news of a new address', () => {
  const changed = async (practice: boolean) => {
    const plain = (id: string, more: Parameters<typeof dnsEvent>[0] = {}) => dnsEvent({ id, hosts: [`${id}.dyn.example`], ...more });
    const fake = createFakeWorld(
      [
        plain('follows'),
        plain('refused', { service: 'strict' }),
        plain('lacking'),
        plain('daily', { schedule: { kind: 'daily', at: '04:00' } }),
        plain('off', { enabled: false }),
      ],
      { services: { example: {}, strict: {} } },
    );
    fake.typed('lacking', { token: '' });
    fake.service = (job) => ({ outcome: { kind: job.service === 'strict' ? 'bad-host' : 'updated' } });
    fake.saikoro.start();
    fake.saikoro.state.change({ practice });
    await fake.clock.pass(MINUTE);
    for (const operator of fake.echo.keys()) fake.echo.set(operator, '44.128.0.2');
    fake.saikoro.commands.checkAddress();
    await fake.clock.pass(5 * MINUTE);
    return fake.notices.find(({ kind }) => kind === 'address-changed');
  };
  it('counts the events that will be updated, and no other', async () => {
    expect(await changed(false)).toMatchObject({ address: '44.128.0.2', events: 1, read: false });
  });
  it('is no news while practising: that address changes by itself all the time', async () => {
    expect(await changed(true)).toMatchObject({ events: 1, read: true });
  });
});

describe('an event without a description', () => {
  it('is called by its host where it is told of', async () => {
    const fake = createFakeWorld([]);
    fake.saikoro.start();
    fake.service = () => ({ outcome: { kind: 'auth-failed' } });
    fake.saikoro.commands.save({ event: dnsEvent({ name: '' }), secrets: { token: 't' }, isNew: true });
    await fake.clock.pass(MINUTE);
    expect(fake.journal.find(({ kind }) => kind === 'event')).toMatchObject({ change: 'added', name: 'home.dyn.example' });
    expect(fake.notices).toMatchObject([{ kind: 'needs-you', name: 'home.dyn.example' }]);
  });
});

it('keeps one line of the address that changes by itself, not one for each change', async () => {
  const fake = createFakeWorld([dnsEvent()], { practice: true });
  fake.saikoro.start();
  await fake.clock.pass(MINUTE);
  for (const address of ['44.128.0.2', '44.128.0.3', '44.128.0.4']) {
    for (const operator of fake.echo.keys()) fake.echo.set(operator, address);
    await fake.clock.pass(7 * MINUTE);
  }
  const told = fake.saikoro.state.get().notices.filter(({ kind }) => kind === 'address-changed');
  expect(told).toMatchObject([{ address: '44.128.0.4', read: true }]);
});
