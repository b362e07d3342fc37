import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../preload/contract/outcome.ts';
import { standingOf } from '../../preload/strings/event-standing.ts';
import { stringsFor } from '../../preload/strings/index.ts';
import { eventSentence } from '../../preload/strings/sentences/event-sentence.ts';
import { headlineOf } from '../../renderer/wording/headline.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld, type FakeWorld } from '../helpers/fake-world/world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const OPEN = { kind: 'not-confirmed', reason: 'no-rule', excerpt: 'OK' } as const;

const at = (ipv4: string, more: Parameters<typeof dnsEvent>[0] = {}) => [dnsEvent({ address: { kind: 'fixed', ipv4 }, ...more })];
const move = (fake: FakeWorld, ipv4: string): void => {
  const event = fake.saikoro.eventManager.get('home');
  if (event?.type === 'dns')
    fake.saikoro.commands.save({ event: { ...event, address: { kind: 'fixed', ipv4 } }, secrets: {}, isNew: false });
};
/** Takes the address, and answers in a way nobody knows. */
const mumbling = (fake: FakeWorld, outcome: Outcome = OPEN): void => {
  const take = fake.service;
  fake.service = async (job) => {
    await take(job);
    return { outcome };
  };
};
const deaf = (fake: FakeWorld, outcome: Outcome = OPEN): void => {
  fake.service = () => ({ outcome });
};
const status = (fake: FakeWorld) => {
  const found = fake.saikoro.state.event('home')?.status;
  if (found === undefined) throw new Error('the event is gone');
  return found;
};
const record = (fake: FakeWorld) => fake.records.get('home')?.ipv4;
const sentence = (fake: FakeWorld, language: 'en' | 'ja'): string => {
  const view = fake.saikoro.state.event('home');
  if (view === undefined) throw new Error('the event is gone');
  return eventSentence(view, fake.clock.now(), { strings: stringsFor(language), services: new Map() as never, language });
};

describe('a reply that leaves open whether the address was taken', () => {
  it.each<[string, Outcome]>([
    ['words nobody knows', OPEN],
    ['a web page', { kind: 'not-confirmed', reason: 'html-reply' }],
    ['another address', { kind: 'not-confirmed', reason: 'other-address' }],
    ['silence', { kind: 'network', reason: 'timeout' }],
    ['a connection that closes', { kind: 'network', reason: 'closed' }],
    ['a fault', { kind: 'server-error', reason: 'http-status' }],
  ])('%s: is settled by the DNS, which shows it', async (_, outcome) => {
    const fake = createFakeWorld(at('44.128.0.1'));
    mumbling(fake, outcome);
    fake.saikoro.start();
    await fake.clock.pass(10 * SECOND);
    expect(status(fake)).toMatchObject({
      publication: 'published',
      needsYou: false,
      nextWhy: 'refresh',
      outcome: { kind: 'verified' },
      ipv4: { accepted: '44.128.0.1', verification: 'match' },
    });
    expect(record(fake)).toMatchObject({ failures: 0, failingSince: null, notBefore: null, comparable: true });
    // Nothing more is sent, and nobody was called.
    await fake.clock.pass(DAY);
    expect(fake.sent).toHaveLength(1);
    expect(fake.notices).toEqual([]);
  });

  it('is told as what it is: row, sentence, headline and history', async () => {
    const fake = createFakeWorld(at('44.128.0.1'));
    mumbling(fake);
    fake.saikoro.start();
    await fake.clock.pass(10 * SECOND);
    const view = fake.saikoro.state.event('home');
    expect(view && standingOf(view)).toBe('well');
    expect(sentence(fake, 'en')).toContain('example did not confirm the update, but the DNS servers show 44.128.0.1');
    expect(sentence(fake, 'ja')).toContain('example の返答では更新を確認できませんでしたが、DNS サーバーは 44.128.0.1 を返しています');
    expect(headlineOf(fake.saikoro.state.get(), fake.clock.now(), stringsFor('en')).detail).toBe('The event is up to date');
    const lines = fake.journal.filter(({ kind }) => kind === 'update' || kind === 'verification');
    expect(lines).toMatchObject([
      { kind: 'update', outcome: 'not-confirmed', excerpt: 'OK' },
      { kind: 'verification', verification: 'match', expected: '44.128.0.1', settles: true },
    ]);
    const [, line] = lines;
    expect(line && stringsFor('en').journal(line)).toContain('the update counts as done');
  });

  it('stays open while the DNS shows another address, and is retried and told as before', async () => {
    const fake = createFakeWorld(at('44.128.0.1'));
    fake.zone.set('home.dyn.example A', '44.128.9.9');
    deaf(fake);
    fake.saikoro.start();
    await fake.clock.pass(2 * HOUR);
    expect(status(fake)).toMatchObject({ needsYou: true, outcome: { kind: 'not-confirmed' }, ipv4: { accepted: null } });
    expect(fake.notices).toMatchObject([{ kind: 'needs-you' }]);
    expect(fake.journal.some((entry) => entry.kind === 'verification' && entry.settles)).toBe(false);
  });

  it('is settled however late the DNS follows, and that is told as well again', async () => {
    const fake = createFakeWorld(at('44.128.0.1'));
    deaf(fake);
    fake.saikoro.start();
    await fake.clock.pass(2 * HOUR);
    fake.zone.set('home.dyn.example A', '44.128.0.1');
    await fake.clock.pass(31 * MINUTE);
    expect(status(fake)).toMatchObject({ publication: 'published', outcome: { kind: 'verified' } });
    expect(fake.notices.map(({ kind }) => kind)).toEqual(['needs-you', 'recovered']);
  });

  it('is never settled by one host of two', async () => {
    const fake = createFakeWorld(at('44.128.0.1', { hosts: ['a.dyn.example', 'b.dyn.example'] }));
    deaf(fake);
    fake.zone.set('a.dyn.example A', '44.128.0.1');
    fake.saikoro.start();
    await fake.clock.pass(HOUR);
    expect(record(fake)).toMatchObject({ accepted: null, outcome: { kind: 'not-confirmed' } });
    fake.zone.set('b.dyn.example A', '44.128.0.1');
    await fake.clock.pass(31 * MINUTE);
    expect(record(fake)).toMatchObject({ accepted: '44.128.0.1', outcome: { kind: 'verified' } });
  });

  it('is never settled by a DNS that is silent, nor away from home', async () => {
    const fake = createFakeWorld(at('44.128.0.1'));
    mumbling(fake);
    fake.dnsDead = true;
    fake.saikoro.start();
    await fake.clock.pass(30 * MINUTE);
    expect(record(fake)).toMatchObject({ accepted: null, outcome: { kind: 'not-confirmed' } });
  });

  it('is looked up after a restart, too', async () => {
    const fake = createFakeWorld(at('44.128.0.1'));
    deaf(fake);
    fake.saikoro.start();
    await fake.clock.pass(20 * SECOND);
    fake.saikoro.stop();
    const again = createFakeWorld(at('44.128.0.1'), { records: structuredClone(fake.records), clock: fake.clock });
    again.zone.set('home.dyn.example A', '44.128.0.1');
    again.saikoro.start();
    await again.clock.pass(MINUTE);
    expect(again.sent).toEqual([]);
    expect(again.records.get('home')?.ipv4).toMatchObject({ accepted: '44.128.0.1', outcome: { kind: 'verified' } });
  });
});

describe('what the DNS does not settle', () => {
  it.each<[string, Outcome]>([
    ['a wrong password', { kind: 'auth-failed' }],
    ['a request to wait', { kind: 'rate-limited', afterSeconds: 3600 }],
    ['a connection that never came about', { kind: 'network', reason: 'connection' }],
    ['a setting that will not do', { kind: 'bad-config' }],
  ])('%s, though the DNS shows the address already', async (_, outcome) => {
    const fake = createFakeWorld(at('44.128.0.1'));
    fake.zone.set('home.dyn.example A', '44.128.0.1');
    deaf(fake, outcome);
    fake.saikoro.start();
    await fake.clock.pass(20 * SECOND);
    expect(record(fake)).toMatchObject({ accepted: null, outcome: { kind: outcome.kind } });
  });

  /** An hour between two looks at the line: none of these goes by it, and months of them take long. */
  const begin = (fake: FakeWorld): void => {
    fake.saikoro.start();
    fake.saikoro.commands.saveSettings({ ...fake.saikoro.state.fields().settings, checkMinutes: 60 });
  };

  it('that a host was kept alive: a refresh nobody confirmed is tried again', async () => {
    const fake = createFakeWorld(at('44.128.0.1'));
    begin(fake);
    await fake.clock.pass(27 * DAY);
    deaf(fake, { kind: 'not-confirmed', reason: 'html-reply' });
    await fake.clock.pass(2 * DAY);
    expect(status(fake)).toMatchObject({ outcome: { kind: 'not-confirmed' } });
    expect(fake.sent.length).toBeGreaterThan(3);
  });

  it('but where the service never says more, its refresh counts as its updates did', async () => {
    const fake = createFakeWorld(at('44.128.0.1'));
    mumbling(fake);
    begin(fake);
    await fake.clock.pass(60 * DAY);
    expect(fake.sent).toHaveLength(3);
    expect(fake.notices).toEqual([]);
    expect(status(fake)).toMatchObject({ publication: 'published' });
  });
});

describe('a new address after a reply that left it open', () => {
  it('is sent at once, whether the old one is settled by then or not', async () => {
    for (const make of [mumbling, deaf]) {
      const fake = createFakeWorld(at('44.128.0.1'));
      make(fake);
      fake.saikoro.start();
      await fake.clock.pass(2 * MINUTE);
      move(fake, '44.128.0.2');
      await fake.clock.pass(SECOND);
      expect(fake.sent.map(({ ipv4 }) => ipv4)).toEqual(['44.128.0.1', '44.128.0.2']);
    }
  });

  it('waits no longer than the service asked, where it asked beside a fault', async () => {
    const fake = createFakeWorld(at('44.128.0.1'));
    deaf(fake, { kind: 'server-error', afterSeconds: 120 });
    fake.saikoro.start();
    await fake.clock.pass(90 * SECOND);
    move(fake, '44.128.0.2');
    await fake.clock.pass(20 * SECOND);
    expect(fake.sent).toHaveLength(1);
    await fake.clock.pass(20 * SECOND);
    expect(fake.sent.map(({ ipv4 }) => ipv4)).toEqual(['44.128.0.1', '44.128.0.2']);
  });

  it('is not taken for published by what the DNS shows of the old one', async () => {
    const fake = createFakeWorld(at('44.128.0.1'));
    mumbling(fake);
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    deaf(fake);
    move(fake, '44.128.0.2');
    await fake.clock.pass(5 * MINUTE);
    expect(status(fake)).toMatchObject({ publication: 'retrying', ipv4: { accepted: '44.128.0.1', target: '44.128.0.2' } });
  });
});
