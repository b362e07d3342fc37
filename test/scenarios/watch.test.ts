import { describe, expect, it, vi } from 'vitest';
import { stateLines } from '../../main/app/tray/text.ts';
import type { WatchState } from '../../preload/contract/dns/watch.ts';
import type { Expectation } from '../../preload/contract/event.ts';
import { stringsFor } from '../../preload/strings/index.ts';
import { eventSentence } from '../../preload/strings/sentences/event-sentence.ts';
import { noticeSentence } from '../../preload/strings/sentences/notice-sentence.ts';
import { summaryOf } from '../../preload/strings/summary.ts';
import { resultReason, resultWords } from '../../renderer/wording/event-wording.ts';
import { createFakeClock } from '../helpers/fake-clock.ts';
import { dnsEvent, watchEvent } from '../helpers/fake-world/events.ts';
import { placeOf } from '../helpers/fake-world/places.ts';
import { createFakeWorld, type FakeWorld } from '../helpers/fake-world/world.ts';

// Days pass in them.
vi.setConfig({ testTimeout: 120_000 });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OWN = '44.128.0.1';
const OTHER = '192.0.2.7';
const HOST = 'friend.dyn.example';
const GIVEN: Expectation = { kind: 'given', ipv4: OTHER };

const wording = (language: 'en' | 'ja' = 'en') => ({ strings: stringsFor(language), services: new Map() as never, language });
const view = (fake: FakeWorld, id = 'friend') => {
  const found = fake.saikoro.state.event(id);
  if (found === undefined) throw new Error('the event is gone');
  return found;
};
const watched = (fake: FakeWorld) => {
  const { watch } = view(fake).status;
  if (watch === undefined) throw new Error('it is not watched');
  return watch;
};
const told = (fake: FakeWorld) => fake.notices.filter(({ kind }) => kind === 'needs-you' || kind === 'recovered' || kind === 'warning');
const sentence = (fake: FakeWorld, language: 'en' | 'ja' = 'en') => eventSentence(view(fake), fake.clock.now(), wording(language));
const lines = (fake: FakeWorld, language: 'en' | 'ja' = 'en') =>
  fake.journal.filter(({ kind }) => kind === 'watch').map((entry) => stringsFor(language).journal(entry));
const show = (fake: FakeWorld, addresses: string, host = HOST): void => void fake.zone.set(`${host} A`, addresses);
const move = (fake: FakeWorld, address: string): void => {
  for (const operator of fake.echo.keys()) fake.echo.set(operator, address);
};
const begin = async (events: Parameters<typeof createFakeWorld>[0], before: (fake: FakeWorld) => void = () => {}) => {
  const fake = createFakeWorld(events);
  before(fake);
  fake.saikoro.start();
  await fake.clock.pass(2 * MINUTE);
  return fake;
};

describe('what a name is expected to show', () => {
  it.each<[string, Expectation, string, WatchState, string]>([
    ['this line’s own address', { kind: 'mine' }, OWN, 'matches', `${HOST} points at your address: ${OWN}`],
    ['another than this line’s own', { kind: 'mine' }, OTHER, 'differs', `not at ${OWN}, which is your address`],
    ['the given one', GIVEN, OTHER, 'matches', `points at ${OTHER}, as expected`],
    ['another than the given one', GIVEN, OWN, 'differs', `points at ${OWN}, and not at ${OTHER}.`],
    ['the given one among others', GIVEN, `${OWN} ${OTHER}`, 'beside', `Beside ${OTHER}, ${HOST} also points at ${OWN}`],
    ['any address', { kind: 'any' }, `${OWN} ${OTHER}`, 'matches', `has an address: ${OTHER}, ${OWN}`],
  ])('%s', async (_, expects, addresses, state, words) => {
    const fake = await begin([watchEvent({ expects })], (at) => show(at, addresses));
    expect(watched(fake).state).toBe(state);
    expect(sentence(fake)).toContain(words);
    expect(sentence(fake, 'ja')).toMatch(/[ぁ-ん].*。/);
    expect(resultWords(view(fake), wording())).toBe(stringsFor('en').watch.state[state]);
    expect(fake.sent).toEqual([]);
  });

  it('of both families, each has to be there', async () => {
    const event = watchEvent({ families: { ipv4: true, ipv6: true }, expects: { ...GIVEN, ipv6: '2001:DB8:0::7' } });
    const fake = await begin([event], (at) => show(at, OTHER));
    expect(watched(fake)).toMatchObject({ state: 'differs', expected: { ipv4: OTHER, ipv6: '2001:db8::7' } });
    fake.zone.set(`${HOST} AAAA`, '2001:db8::7');
    await fake.clock.pass(6 * MINUTE);
    expect(watched(fake)).toMatchObject({ state: 'matches', names: [{ addresses: [OTHER, '2001:db8::7'] }] });
  });

  it('others beside it are as expected where the user says so', async () => {
    const fake = await begin([watchEvent({ expects: GIVEN, othersExpected: true })], (at) => show(at, `${OWN} ${OTHER}`));
    expect(watched(fake).state).toBe('matches');
  });

  it('follows an alias into another name, and goes in no circle', async () => {
    const fake = await begin([watchEvent({ expects: GIVEN })], (at) => {
      at.odd.set(HOST, { alias: 'real.dyn.example' });
      show(at, OTHER, 'real.dyn.example');
    });
    expect(watched(fake)).toMatchObject({ state: 'matches', names: [{ alias: 'real.dyn.example', addresses: [OTHER] }] });
    expect(lines(fake)).toEqual([`${HOST} points at ${OTHER} (by its alias real.dyn.example)`]);
    fake.zone.clear();
    fake.odd.set('real.dyn.example', { alias: HOST });
    await fake.clock.pass(40 * MINUTE);
    expect(watched(fake).state).toBe('no-address');
  });

  it('takes the name as people write it', async () => {
    const fake = createFakeWorld([]);
    show(fake, OTHER, 'xn--r8jz45g.dyn.example');
    fake.saikoro.start();
    expect(
      fake.saikoro.commands.save({
        event: watchEvent({ hosts: ['例え.dyn.example', 'xn--r8jz45g.dyn.example'] }),
        secrets: {},
        isNew: true,
      }),
    ).toEqual({
      ok: true,
    });
    await fake.clock.pass(MINUTE);
    expect(watched(fake)).toMatchObject({ state: 'matches', names: [{ host: 'xn--r8jz45g.dyn.example' }] });
    expect(sentence(fake)).toContain('例え.dyn.example');
  });
});

describe('what the DNS answers', () => {
  it.each<[WatchState, 'NXDOMAIN' | 'SERVFAIL' | 'silent' | null, number, string, string]>([
    ['no-name', 'NXDOMAIN', 15, 'watch-absent', 'There is no name'],
    ['no-address', null, 15, 'watch-absent', 'without an address (IPv4)'],
    ['failing', 'SERVFAIL', 30, 'watch-silent', 'answers with a fault'],
    ['silent', 'silent', 30, 'watch-silent', 'None of the DNS servers'],
  ])('%s is told apart, told after its time, by the ladder, and when it ends', async (state, odd, minutes, warning, words) => {
    const fake = await begin([watchEvent()], (at) => show(at, OTHER));
    expect(watched(fake).state).toBe('matches');
    fake.zone.clear();
    if (odd !== null) fake.odd.set(HOST, odd);
    // Found by the look each half hour.
    while (watched(fake).state === 'matches') await fake.clock.pass(MINUTE);
    const found = fake.clock.now();
    expect(watched(fake).state).toBe(state);
    expect(told(fake)).toEqual([]);
    await fake.clock.pass((minutes - 2) * MINUTE);
    expect(told(fake)).toEqual([]);
    expect(fake.saikoro.state.get().health).toBe('working');
    await fake.clock.pass(4 * MINUTE);
    expect(told(fake)).toMatchObject([{ kind: 'needs-you', warning, step: 0, event: 'friend' }]);
    expect(fake.saikoro.state.get()).toMatchObject({ health: 'attention', warnings: [{ code: warning, count: 1 }] });
    expect(sentence(fake)).toContain(words);
    await fake.clock.pass(7 * HOUR);
    expect(told(fake).map(({ step }) => step)).toEqual([0, 1]);
    fake.odd.clear();
    show(fake, OTHER);
    await fake.clock.pass(6 * MINUTE);
    expect(told(fake).at(-1)).toMatchObject({ kind: 'recovered', well: 'watched', warning });
    expect(fake.saikoro.state.get()).toMatchObject({ health: 'ok', warnings: [] });
    expect(lines(fake)).toHaveLength(3);
    expect(lines(fake).at(-1)).toMatch(new RegExp(`^${HOST} now points at ${OTHER} \\(was `));
    expect(fake.clock.now()).toBeGreaterThan(found);
    expect(fake.sent).toEqual([]);
  });

  it('a fault that was there for one look is none', async () => {
    const fake = await begin([watchEvent()], (at) => show(at, OTHER));
    fake.odd.set(HOST, 'SERVFAIL');
    expect(fake.saikoro.commands.run(['friend'])).toEqual({ ok: true });
    await fake.clock.pass(MINUTE);
    fake.odd.clear();
    await fake.clock.pass(HOUR);
    expect(lines(fake)).toHaveLength(1);
    expect(watched(fake)).toMatchObject({ state: 'matches', blind: null });
  });

  it('what changed is told in the history, in both languages', async () => {
    const fake = await begin([watchEvent()], (at) => show(at, OWN));
    show(fake, OTHER);
    await fake.clock.pass(40 * MINUTE);
    fake.odd.set(HOST, 'NXDOMAIN');
    await fake.clock.pass(40 * MINUTE);
    expect(lines(fake)).toEqual([
      `${HOST} points at ${OWN}`,
      `${HOST} now points at ${OTHER} (was ${OWN})`,
      `${HOST} is not in the DNS (was ${OTHER})`,
    ]);
    expect(lines(fake, 'ja')[1]).toBe(`${HOST} が ${OTHER} を指すようになりました（以前は ${OWN}）`);
  });

  it('of several names the gravest speaks, and the others are counted', async () => {
    const fake = await begin([watchEvent({ hosts: [HOST, 'b.dyn.example', 'c.dyn.example'], expects: GIVEN })], (at) => {
      show(at, OTHER);
      show(at, OWN, 'b.dyn.example');
      at.odd.set('c.dyn.example', 'NXDOMAIN');
    });
    expect(watched(fake)).toMatchObject({ state: 'no-name', names: [{ state: 'matches' }, { state: 'differs' }, { state: 'no-name' }] });
    expect(sentence(fake)).toMatch(/no name c\.dyn\.example.*Another of its names/);
  });
});

describe('this line', () => {
  it('changes its address, and who keeps the name follows two minutes later: nobody is warned', async () => {
    const fake = await begin([watchEvent({ expects: { kind: 'mine' } })], (at) => show(at, OWN));
    move(fake, '44.128.0.2');
    await fake.clock.pass(3 * MINUTE);
    expect(watched(fake)).toMatchObject({ state: 'differs', expected: { ipv4: '44.128.0.2' } });
    expect(resultReason(view(fake), wording())).toBe('expected 44.128.0.2');
    expect((view(fake).status.nextAt ?? 0) - fake.clock.now()).toBeLessThanOrEqual(3 * MINUTE);
    show(fake, '44.128.0.2');
    await fake.clock.pass(4 * MINUTE);
    expect(watched(fake).state).toBe('matches');
    await fake.clock.pass(DAY_OF_LOOKS);
    expect(told(fake)).toEqual([]);
  });

  it('changes its address, and nobody follows: told after a quarter of an hour', async () => {
    const fake = await begin([watchEvent({ expects: { kind: 'mine' } })], (at) => show(at, OWN));
    move(fake, '44.128.0.2');
    while (watched(fake).state === 'matches') await fake.clock.pass(5000);
    // The row tells the look that comes soon, and not the one that was planned before.
    expect((view(fake).status.nextAt ?? 0) - fake.clock.now()).toBeLessThanOrEqual(MINUTE);
    await fake.clock.pass(14 * MINUTE);
    expect(told(fake)).toEqual([]);
    await fake.clock.pass(6 * MINUTE);
    expect(told(fake)).toMatchObject([{ warning: 'watch-differs' }]);
    const [notice] = told(fake);
    const { title, next } = noticeSentence(notice as never, { view: view(fake), wording: wording(), now: fake.clock.now() });
    expect(title).toBe(`${HOST}: Another address`);
    expect(next).toContain(`not at 44.128.0.2, which is your address`);
  });

  it('is down: said as that, never as the other’s fault, and asked anew when it is back', async () => {
    const fake = await begin([watchEvent()], (at) => show(at, OTHER));
    const up = new Map(fake.echo);
    for (const operator of fake.echo.keys()) fake.echo.set(operator, { kind: 'unknown', why: 'offline' });
    fake.dnsDead = true;
    await fake.clock.pass(2 * HOUR);
    expect(fake.saikoro.state.get().warnings.map(({ code }) => code)).toEqual(['line-down']);
    expect(watched(fake)).toMatchObject({ state: 'matches', blind: 'line' });
    expect(sentence(fake)).toMatch(/^Your line is down, .* no fault of who keeps the name/);
    expect(resultReason(view(fake), wording())).toBe('Your line is down');
    expect(lines(fake)).toHaveLength(1);
    for (const [operator, address] of up) fake.echo.set(operator, address);
    fake.dnsDead = false;
    await fake.clock.pass(5 * MINUTE);
    expect(watched(fake)).toMatchObject({ state: 'matches', blind: null });
    expect(told(fake)).toEqual([]);
  });

  it('is down while its router answers for the DNS with faults', async () => {
    const fake = await begin([watchEvent()], (at) => show(at, OTHER));
    for (const operator of fake.echo.keys()) fake.echo.set(operator, { kind: 'unknown', why: 'offline' });
    fake.odd.set(HOST, 'SERVFAIL');
    fake.saikoro.commands.run(['friend']);
    await fake.clock.pass(3 * HOUR);
    expect(lines(fake)).toHaveLength(1);
    expect(told(fake)).toEqual([]);
    expect(watched(fake)).toMatchObject({ state: 'matches', blind: 'line' });
  });

  it('has an address that nobody knows: not judged, said so, and told after hours', async () => {
    const fake = await begin([watchEvent({ expects: { kind: 'mine' } })], (at) => {
      show(at, OTHER);
      for (const operator of at.echo.keys()) at.echo.set(operator, { kind: 'unknown', why: 'timeout' });
    });
    expect(watched(fake)).toMatchObject({ state: 'unjudged', blind: null });
    expect(sentence(fake)).toContain('is not judged, because yours is not known');
    expect(resultReason(view(fake), wording('ja'))).toBe('自分のアドレスが不明');
    await fake.clock.pass(5 * HOUR);
    expect(told(fake)).toEqual([]);
    await fake.clock.pass(2 * HOUR);
    expect(told(fake)).toMatchObject([{ warning: 'watch-blind' }]);
  });

  it('is another network: nobody is asked, and nobody is warned', async () => {
    const fake = await begin([watchEvent({ expects: { kind: 'mine' } }), dnsEvent()], (at) => {
      at.portable = true;
      show(at, OWN);
    });
    fake.place = placeOf('10.0.0.1', '02:00:00:00:00:99');
    move(fake, '44.128.9.9');
    fake.saikoro.disturbed('network');
    await fake.clock.pass(5 * MINUTE);
    const before = fake.questions;
    await fake.clock.pass(12 * HOUR);
    expect(fake.questions).toBe(before);
    expect(watched(fake).blind).toBe('network');
    expect(told(fake)).toEqual([]);
  });

  it('is up, and no DNS answers: what was seen stands, and after hours that is told', async () => {
    const fake = await begin([watchEvent()], (at) => show(at, OTHER));
    fake.dnsDead = true;
    await fake.clock.pass(40 * MINUTE);
    expect(watched(fake)).toMatchObject({ state: 'matches', blind: 'dns' });
    expect(told(fake)).toEqual([]);
    await fake.clock.pass(7 * HOUR);
    expect(told(fake)).toMatchObject([{ warning: 'watch-blind' }]);
  });
});

const DAY_OF_LOOKS = 24 * HOUR;

describe('beside the user’s own names', () => {
  it('counts as watched, never as published, and its trouble is no trouble of theirs', async () => {
    const fake = await begin([dnsEvent(), watchEvent({ expects: GIVEN })], (at) => show(at, OWN));
    const strings = stringsFor('en');
    await fake.clock.pass(20 * MINUTE);
    const state = fake.saikoro.state.get();
    expect(state.publication).toMatchObject({
      total: 2,
      names: 1,
      counts: { published: 1 },
      watches: { enabled: 1, well: 0, needsYou: 1 },
    });
    expect(summaryOf(state, strings)).toBe('1 event needs attention · The event is up to date · 0 of 1 watched as expected');
    expect(state.publication.line.ipv4).toMatchObject({ claim: 'published', wanted: 1 });
    expect(stateLines(state, strings, fake.clock.now()).join('\n')).not.toContain(HOST);
    expect(fake.sent).toHaveLength(1);
  });

  it('alone and as expected, all is well', async () => {
    const fake = await begin([watchEvent()], (at) => show(at, OTHER));
    const state = fake.saikoro.state.get();
    expect(state.health).toBe('ok');
    expect(summaryOf(state, stringsFor('en'))).toBe('1 watched, as expected');
    expect(summaryOf(state, stringsFor('ja'))).toBe('監視中の1件は正常');
  });

  it('switched off it is asked for no more, and its warning ends without a word', async () => {
    const fake = await begin([watchEvent({ expects: GIVEN })], (at) => show(at, OWN));
    await fake.clock.pass(20 * MINUTE);
    expect(told(fake)).toHaveLength(1);
    fake.saikoro.commands.enable(['friend'], false);
    await fake.clock.pass(MINUTE);
    const before = fake.questions;
    await fake.clock.pass(2 * HOUR);
    expect(fake.questions).toBe(before);
    expect(told(fake)).toHaveLength(1);
    expect(fake.saikoro.state.get()).toMatchObject({ warnings: [], health: 'ok' });
  });
});

describe('by hand', () => {
  it('asks at once, but not twice within ten seconds', async () => {
    const fake = await begin([watchEvent()], (at) => show(at, OWN));
    show(fake, OTHER);
    expect(fake.saikoro.commands.run(['friend'])).toEqual({ ok: true });
    await fake.clock.pass(1000);
    expect(watched(fake).names).toMatchObject([{ addresses: [OTHER] }]);
    expect(fake.saikoro.commands.run(['friend'])).toMatchObject({ ok: false, code: 'too-soon' });
  });

  it('looks once though it is switched off', async () => {
    const fake = await begin([watchEvent({ enabled: false })], (at) => show(at, OWN));
    expect(watched(fake).state).toBe('asking');
    fake.saikoro.commands.run(['friend']);
    await fake.clock.pass(MINUTE);
    expect(watched(fake).state).toBe('matches');
    const before = fake.questions;
    await fake.clock.pass(HOUR);
    expect(fake.questions).toBe(before);
  });

  it('nothing is rehearsed, and the check of the world’s DNS works for it', async () => {
    const fake = await begin([watchEvent({ expects: GIVEN })], (at) => show(at, OWN));
    expect(await fake.saikoro.dryRun.rehearse({ event: watchEvent(), secrets: {} })).toMatchObject({ ok: false });
    expect(await fake.saikoro.propagation.look({ id: 'friend' })).toMatchObject({
      ok: true,
      propagation: { hosts: [{ host: HOST, expected: { ipv4: OTHER }, findings: ['other'] }] },
    });
    expect(fake.sent).toEqual([]);
  });
});

describe('over a restart', () => {
  const restarted = (fake: FakeWorld, event = watchEvent({ expects: GIVEN })) => {
    fake.saikoro.stop();
    const clock = createFakeClock(fake.clock.now() + MINUTE);
    const next = createFakeWorld([event], { records: fake.records, health: fake.health, clock });
    for (const [key, value] of fake.zone) next.zone.set(key, value);
    return next;
  };

  it('what was seen is known, what was told is not told again, and a change meanwhile is told as one', async () => {
    const fake = await begin([watchEvent({ expects: GIVEN })], (at) => show(at, OWN));
    await fake.clock.pass(20 * MINUTE);
    expect(told(fake)).toHaveLength(1);
    const next = restarted(fake);
    show(next, '192.0.2.99');
    next.saikoro.start();
    await next.clock.pass(HOUR);
    expect(told(next)).toEqual([]);
    expect(lines(next)).toEqual([`${HOST} now points at 192.0.2.99 (was ${OWN})`]);
    show(next, OTHER);
    await next.clock.pass(10 * MINUTE);
    expect(told(next)).toMatchObject([{ kind: 'recovered', well: 'watched' }]);
  });

  it('its time goes on, though this line’s own address is not known at first', async () => {
    const mine = watchEvent({ expects: { kind: 'mine' } });
    const fake = await begin([mine], (at) => show(at, OTHER));
    await fake.clock.pass(10 * MINUTE);
    const next = restarted(fake, mine);
    next.saikoro.start();
    await next.clock.pass(MINUTE);
    expect(told(next)).toEqual([]);
    await next.clock.pass(4 * MINUTE);
    expect(told(next)).toMatchObject([{ warning: 'watch-differs' }]);
  });

  it('another kind of record is asked for after an edit, and is no change of the name', async () => {
    const fake = await begin([watchEvent()], (at) => {
      show(at, OWN);
      at.zone.set(`${HOST} AAAA`, '2001:db8::7');
    });
    fake.saikoro.commands.save({ event: watchEvent({ families: { ipv4: false, ipv6: true } }), secrets: {}, isNew: false });
    await fake.clock.pass(MINUTE);
    expect(watched(fake).names).toMatchObject([{ addresses: ['2001:db8::7'] }]);
    expect(lines(fake).at(-1)).toBe(`${HOST} points at 2001:db8::7`);
  });
});

describe('what may not be watched', () => {
  it.each([
    ['no name', { hosts: ['http://friend.example/'] }, 'bad-host'],
    ['an address', { hosts: ['192.0.2.7'] }, 'bad-host'],
    ['no address', { expects: { kind: 'given', ipv4: '192.0.2.700' } }, 'bad-address'],
    ['one of a family that is not given', { families: { ipv4: true, ipv6: true }, expects: GIVEN }, 'bad-address'],
  ] as const)('%s', (_, more, code) => {
    const fake = createFakeWorld([]);
    const event = watchEvent(more as never);
    expect(fake.saikoro.commands.save({ event, secrets: {}, isNew: true })).toMatchObject({ ok: false, code });
  });
});

it('thousands of names cost at most twenty questions a second, at the start and when all of them differ', {
  timeout: 240_000,
}, async () => {
  const hosts = Array.from({ length: 2000 }, (_, index) => `h${index}.dyn.example`);
  const fake = createFakeWorld(hosts.map((host, index) => watchEvent({ id: `w${index}`, hosts: [host], expects: { kind: 'mine' } })));
  for (const host of hosts) show(fake, OWN, host);
  fake.saikoro.start();
  const rates: number[] = [];
  for (let minute = 0; minute < 6; minute += 1) {
    if (minute === 2) move(fake, '44.128.0.2');
    const before = fake.questions;
    await fake.clock.pass(MINUTE);
    rates.push((fake.questions - before) / 60);
  }
  expect(Math.max(...rates)).toBeLessThanOrEqual(20);
  expect(Math.min(...rates)).toBeGreaterThan(8);
});
