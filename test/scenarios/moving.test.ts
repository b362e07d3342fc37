import { describe, expect, it } from 'vitest';
import type { DnsEvent, Move } from '../../preload/contract/event.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld } from '../helpers/fake-world/world.ts';

const MINUTE = 60_000;
const MOVE: Move = { from: 'home', fromHosts: ['home.dyn.example'], startedAt: 0, doneAt: null, elsewhere: [{ text: 'VPN', done: false }] };
const NEW: DnsEvent = dnsEvent({ id: 'new', name: 'New', service: 'other', hosts: ['home.new.example'], move: MOVE });

/** Both run; what the new service took is in the DNS once `shown`. */
const moving = async () => {
  const fake = createFakeWorld([dnsEvent()], { services: { other: {} } });
  fake.saikoro.start();
  await fake.clock.pass(MINUTE);
  return fake;
};
type Fake = Awaited<ReturnType<typeof moving>>;
const enabled = (fake: Fake) => fake.saikoro.eventManager.events().map(({ id, enabled: on }) => [id, on]);
const moveOf = (fake: Fake): Move | undefined => {
  const event = fake.saikoro.eventManager.get('new');
  return event?.type === 'dns' ? event.move : undefined;
};

describe('moving on', () => {
  it('switches the old event off once the new name is shown, and keeps it', async () => {
    const fake = await moving();
    fake.service = () => ({ outcome: { kind: 'updated' } });
    expect(fake.saikoro.commands.save({ event: NEW, secrets: { token: 't' }, isNew: true })).toEqual({ ok: true });
    await fake.clock.pass(5 * MINUTE);
    expect(enabled(fake)).toEqual([
      ['home', true],
      ['new', true],
    ]);
    expect(moveOf(fake)?.doneAt).toBeNull();

    fake.zone.set('home.new.example A', '44.128.0.1');
    await fake.clock.pass(10 * MINUTE);
    expect(enabled(fake)).toEqual([
      ['home', false],
      ['new', true],
    ]);
    expect(moveOf(fake)).toMatchObject({ doneAt: expect.any(Number), elsewhere: MOVE.elsewhere });
    expect(fake.saved.events.map(({ id, enabled: on }) => [id, on])).toEqual(enabled(fake));
  });

  it('leaves the old event on where the user switched it on again', async () => {
    const fake = await moving();
    fake.saikoro.commands.save({ event: NEW, secrets: { token: 't' }, isNew: true });
    await fake.clock.pass(10 * MINUTE);
    expect(enabled(fake)).toEqual([
      ['home', false],
      ['new', true],
    ]);
    fake.saikoro.commands.enable(['home'], true);
    await fake.clock.pass(60 * MINUTE);
    expect(enabled(fake)).toEqual([
      ['home', true],
      ['new', true],
    ]);
  });

  it('waits while the disk takes nothing, and moves once it does', async () => {
    const fake = await moving();
    fake.saikoro.commands.save({ event: { ...NEW, enabled: false }, secrets: { token: 't' }, isNew: true });
    const { save } = fake.world.documents;
    fake.saikoro.commands.enable(['new'], true);
    fake.world.documents.save = () => ({ ok: false, full: true, detail: 'ENOSPC' });
    await fake.clock.pass(10 * MINUTE);
    expect(enabled(fake)).toEqual([
      ['home', true],
      ['new', true],
    ]);
    fake.world.documents.save = save;
    fake.saikoro.commands.run(['new']);
    await fake.clock.pass(40 * MINUTE);
    expect(enabled(fake)).toEqual([
      ['home', false],
      ['new', true],
    ]);
  });

  const SAME: DnsEvent = { ...NEW, hosts: ['Home.dyn.example'] };
  it('leaves it to the user where both keep one name: the DNS shows the record of either', async () => {
    const fake = await moving();
    fake.service = () => ({ outcome: { kind: 'updated' } });
    fake.saikoro.commands.save({ event: SAME, secrets: { token: 't' }, isNew: true });
    await fake.clock.pass(60 * MINUTE);
    expect(fake.saikoro.state.event('new')?.status.publication).toBe('published');
    expect(enabled(fake)).toEqual([
      ['home', true],
      ['new', true],
    ]);
    expect(moveOf(fake)?.doneAt).toBeNull();
    fake.saikoro.commands.enable(['home'], false);
    await fake.clock.pass(0);
    expect(moveOf(fake)?.doneAt).toEqual(expect.any(Number));
  });

  it('never switches off an event that is said to take its own place', async () => {
    const fake = await moving();
    fake.saikoro.commands.save({ event: { ...NEW, move: { ...MOVE, from: 'new' } }, secrets: { token: 't' }, isNew: true });
    await fake.clock.pass(10 * MINUTE);
    expect(enabled(fake)).toEqual([
      ['home', true],
      ['new', true],
    ]);
  });

  it('is over at once where the old event is gone', async () => {
    const fake = await moving();
    fake.saikoro.commands.remove(['home']);
    fake.saikoro.commands.save({ event: NEW, secrets: { token: 't' }, isNew: true });
    await fake.clock.pass(10 * MINUTE);
    expect(enabled(fake)).toEqual([['new', true]]);
    expect(moveOf(fake)?.doneAt).not.toBeNull();
  });
});
