import { describe, expect, it } from 'vitest';
import { publicationView } from '../../../main/engine/publication/view.ts';
import { createEventCount } from '../../../main/engine/runtime/event-count.ts';
import type { AppState } from '../../../preload/contract/state.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { applyDelta } from '../../../renderer/store/delta.ts';
import { headlineOf } from '../../../renderer/wording/headline.ts';
import { dnsEvent } from '../../helpers/fake-world/events.ts';
import { createFakeWorld, type FakeWorld } from '../../helpers/fake-world/world.ts';

const MINUTE = 60_000;
const FIRST = '44.128.0.1';
const SECOND = '44.128.0.2';
const strings = stringsFor('en');

const everywhere = (fake: FakeWorld, address: string): void => {
  for (const operator of fake.echo.keys()) fake.echo.set(operator, address);
};
const said = (fake: FakeWorld): { text: string; detail: string; shape: string } => {
  const state = fake.saikoro.state.get();
  const { text, detail, shape } = headlineOf(state, fake.clock.now(), strings);
  return { text: text.replace(/ — checked.*/, ''), detail, shape };
};
/** Each state a window would have seen. */
const follow = (fake: FakeWorld): AppState[] => {
  const seen = [fake.saikoro.state.get()];
  fake.saikoro.state.listen((delta) => seen.push(applyDelta(seen.at(-1) as AppState, delta)));
  return seen;
};

describe('an address that changes', () => {
  it('is published when the DNS shows it, and called nothing more before', async () => {
    const fake = createFakeWorld();
    const seen = follow(fake);
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    expect(said(fake)).toEqual({ text: `Published ${FIRST}`, detail: 'The event is up to date', shape: 'ok' });
    everywhere(fake, SECOND);
    await fake.clock.pass(3 * MINUTE);
    expect(said(fake)).toEqual({ text: `Published ${SECOND}`, detail: 'The event is up to date', shape: 'ok' });
    const story = seen.map((state) => [state.addresses.ipv4.address, state.publication.line.ipv4.claim].join(' '));
    const after = story.slice(story.findIndex((each) => each.startsWith(SECOND)));
    expect([...new Set(after)]).toEqual([`${SECOND} none`, `${SECOND} accepted`, `${SECOND} published`]);
  });

  it('is not called published while the service refuses it and holds the old one', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    fake.service = () => ({ outcome: { kind: 'auth-failed' } });
    everywhere(fake, SECOND);
    await fake.clock.pass(5 * MINUTE);
    expect(fake.saikoro.state.get().events[0]?.status.ipv4).toMatchObject({ accepted: FIRST, target: SECOND, publication: 'needs-you' });
    expect(said(fake)).toEqual({ text: `Your address is ${SECOND}`, detail: '1 event needs attention', shape: 'attention' });
  });

  it('leaves 31 names waiting for their service’s gap, and says so of all of them', async () => {
    const events = Array.from({ length: 31 }, (_, index) => dnsEvent({ id: `e${index}`, hosts: [`h${index}.dyn.example`] }));
    const fake = createFakeWorld(events, { services: { example: { minIntervalSeconds: 600 } } });
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    expect(said(fake).detail).toBe('All 31 events are up to date');
    everywhere(fake, SECOND);
    await fake.clock.pass(2 * MINUTE);
    expect(said(fake)).toEqual({ text: `Your address is ${SECOND}`, detail: '31 waiting to be updated', shape: 'working' });
    await fake.clock.pass(20 * MINUTE);
    expect(said(fake)).toEqual({ text: `Published ${SECOND}`, detail: 'All 31 events are up to date', shape: 'ok' });
  });

  it('is held back, and says so, while the service asks to wait', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    fake.service = () => ({ outcome: { kind: 'rate-limited', afterSeconds: 3600 } });
    everywhere(fake, SECOND);
    await fake.clock.pass(5 * MINUTE);
    expect(said(fake)).toEqual({ text: `Your address is ${SECOND}`, detail: '1 held back', shape: 'working' });
  });
});

it('what the DNS says of another address takes "published" back', async () => {
  const fake = createFakeWorld();
  fake.saikoro.start();
  await fake.clock.pass(2 * MINUTE);
  fake.zone.set('home.dyn.example A', '44.128.9.9');
  fake.service = () => ({ outcome: { kind: 'updated' } });
  for (let minute = 0; minute < 60 && said(fake).text.startsWith('Published'); minute += 1) await fake.clock.pass(MINUTE);
  expect(said(fake).text).toBe(`Your address is ${FIRST}`);
});

it('an address nobody can tell just now is not published, whatever was accepted', async () => {
  const fake = createFakeWorld();
  fake.saikoro.start();
  await fake.clock.pass(2 * MINUTE);
  for (const operator of fake.echo.keys()) fake.echo.set(operator, { kind: 'unknown', why: 'timeout' });
  await fake.clock.pass(10 * MINUTE);
  expect(said(fake)).toMatchObject({ text: `Address not known just now — last ${FIRST}`, detail: '1 waiting for the address' });
});

it('a restart between acceptance and look-up asks the DNS at once', async () => {
  const fake = createFakeWorld();
  fake.saikoro.start();
  await fake.clock.pass(2 * MINUTE);
  const record = fake.records.get('home');
  if (record === undefined) throw new Error('nothing was remembered');
  fake.records.set('home', { ...record, ipv4: { ...record.ipv4, verification: null, verifiedAt: null } });
  fake.saikoro.stop();
  const again = createFakeWorld([dnsEvent()], { records: fake.records, clock: fake.clock });
  again.zone.set('home.dyn.example A', FIRST);
  again.saikoro.start();
  await again.clock.pass(MINUTE);
  expect(again.sent).toEqual([]);
  expect(said(again)).toMatchObject({ text: `Published ${FIRST}`, shape: 'ok' });
});

it('every state a window sees has rows and sums of the same moment', async () => {
  const fake = createFakeWorld([dnsEvent(), dnsEvent({ id: 'other', hosts: ['other.dyn.example'], service: 'second' })], {
    services: { second: { minIntervalSeconds: 120 } },
  });
  const seen = follow(fake);
  fake.saikoro.start();
  await fake.clock.pass(2 * MINUTE);
  everywhere(fake, SECOND);
  await fake.clock.pass(MINUTE);
  fake.saikoro.commands.pause('resumed');
  everywhere(fake, '44.128.0.3');
  await fake.clock.pass(MINUTE);
  fake.saikoro.commands.pause('not');
  fake.saikoro.commands.enable(['other'], false);
  await fake.clock.pass(5 * MINUTE);
  fake.saikoro.commands.remove(['home']);
  await fake.clock.pass(MINUTE);
  expect(seen.length).toBeGreaterThan(10);
  for (const state of seen) {
    const count = createEventCount();
    for (const view of state.events) count.add(view);
    expect(publicationView(count, state)).toEqual(state.publication);
  }
});
