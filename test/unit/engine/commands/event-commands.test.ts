import { describe, expect, it } from 'vitest';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { createFakeWorld } from '../../../helpers/fake-world/world.ts';

const fresh = () => {
  const fake = createFakeWorld([]);
  fake.saikoro.start();
  const save = (more: Parameters<typeof dnsEvent>[0] = {}, secrets: Record<string, string> = { token: 't' }) =>
    fake.saikoro.commands.save({ event: dnsEvent(more), secrets, isNew: true });
  return { fake, save };
};

describe('the commands', () => {
  it('refuses what cannot work, and says which field', () => {
    const { save } = fresh();
    expect(save({ hosts: ['home'] })).toMatchObject({ ok: false, code: 'bad-host', field: 'hosts', detail: 'home' });
    expect(save({ service: 'nowhere' })).toMatchObject({ code: 'unknown-service', field: 'service' });
    expect(save({ families: { ipv4: false, ipv6: false } })).toMatchObject({ code: 'no-family' });
    expect(save({ schedule: { kind: 'cron', expression: 'every day' } })).toMatchObject({ code: 'bad-cron', field: 'schedule' });
    expect(save({ address: { kind: 'fixed', ipv4: '1.2.3' } })).toMatchObject({ code: 'bad-address', field: 'address' });
    expect(save({}, {})).toMatchObject({ code: 'missing-secret', field: 'token' });
    expect(save({ hosts: Array.from({ length: 21 }, (_, at) => `h${at}.dyn.example`) })).toMatchObject({ code: 'too-many-hosts' });
  });
  it('keeps an event, in ASCII, and tells the history', () => {
    const { fake, save } = fresh();
    expect(save({ hosts: ['Bücher.Example.'] })).toEqual({ ok: true });
    expect(fake.saved.events).toMatchObject([{ hosts: ['xn--bcher-kva.example'] }]);
    expect(fake.journal.at(-1)).toMatchObject({ kind: 'event', change: 'added' });
    expect(save()).toMatchObject({ ok: false, code: 'not-found' });
  });
  it('copies an event switched off, with its secrets, and removes both when told', () => {
    const { fake, save } = fresh();
    save();
    const copy = fake.saikoro.commands.duplicate('home');
    if (!copy.ok) throw new Error(copy.code);
    expect(fake.saikoro.state.event(copy.id)).toMatchObject({ event: { enabled: false }, storedSecrets: ['token'] });
    expect(fake.saikoro.commands.remove(['home', copy.id])).toEqual({ ok: true });
    expect(fake.saved.events).toEqual([]);
    expect(fake.saikoro.state.get().events).toEqual([]);
    expect(fake.world.secrets.keys('home')).toEqual([]);
  });
  it('copies no move: the copy takes nothing’s place', () => {
    const { fake, save } = fresh();
    save({ move: { from: 'old', fromHosts: ['old.dyn.example'], startedAt: 0, doneAt: null, elsewhere: [] } });
    const copy = fake.saikoro.commands.duplicate('home');
    if (!copy.ok) throw new Error(copy.code);
    expect(fake.saikoro.state.event('home')?.event).toHaveProperty('move.from', 'old');
    expect(fake.saikoro.state.event(copy.id)?.event).not.toHaveProperty('move');
  });
  it('changes nothing when the file cannot be written', () => {
    const { fake, save } = fresh();
    fake.world.documents.save = () => ({ ok: false, full: true, detail: 'ENOSPC' });
    expect(save()).toMatchObject({ ok: false, code: 'disk-full' });
    expect(fake.saikoro.state.get().events).toEqual([]);
    expect(fake.world.secrets.keys('home')).toEqual([]);
  });
  it('goes on with a pause across a restart', async () => {
    const { fake } = fresh();
    fake.saikoro.commands.pause('resumed');
    expect(fake.saved.ui.pausedUntil).toBe(0);
    const paused = createFakeWorld([dnsEvent()]);
    paused.saikoro.state.change({ ui: { ...paused.saved.ui, pausedUntil: 0 } });
    paused.saikoro.start();
    await paused.clock.pass(3_600_000);
    expect(paused.sent).toEqual([]);
    expect(paused.saikoro.state.get().health).toBe('paused');
  });
});
