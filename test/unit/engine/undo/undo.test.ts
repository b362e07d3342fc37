import { describe, expect, it } from 'vitest';
import type { Job } from '../../../../main/ports/dns-service.ts';
import type { DnsEvent } from '../../../../preload/contract/event.ts';
import type { ServiceInfo } from '../../../../preload/contract/service.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { createFakeWorld } from '../../../helpers/fake-world/world.ts';

const named = (id: string) => dnsEvent({ id, name: id, hosts: [`${id}.dyn.example`] });
const three = async () => {
  const fake = createFakeWorld(['a', 'b', 'c'].map(named));
  fake.saikoro.start();
  await fake.clock.pass(60_000);
  const { commands, undo, state } = fake.saikoro;
  return {
    fake,
    commands,
    undo: () => undo.go('undo'),
    redo: () => undo.go('redo'),
    names: () => state.get().events.map(({ event }) => event.name),
    saved: () => fake.saved.events.map(({ name }) => name),
    secret: (id: string) => fake.world.secrets.get(id, 'token'),
  };
};

describe('undo', () => {
  it('brings deleted events back with their passwords, where they stood, and sends nothing for it', async () => {
    const { fake, commands, undo, names, saved, secret } = await three();
    const sent = fake.sent.length;
    expect(commands.remove(['a', 'b'])).toEqual({ ok: true });
    expect([names(), secret('a')]).toEqual([['c'], null]);
    expect(fake.saikoro.state.fields().undoable.undo).toEqual({ kind: 'removed', count: 2, name: 'a' });
    expect(await undo()).toEqual({ ok: true });
    expect([names(), saved(), secret('a'), secret('b')]).toEqual([['a', 'b', 'c'], ['a', 'b', 'c'], 't0p', 't0p']);
    await fake.clock.pass(120_000);
    expect(fake.sent).toHaveLength(sent);
    expect(fake.saikoro.state.event('a')?.status.publication).toBe('published');
    expect(JSON.stringify(fake.saikoro.state.get())).not.toContain('t0p');
  });
  it('takes an edit back with the password of before, and does both again', async () => {
    const { commands, undo, redo, names, secret } = await three();
    commands.save({ event: { ...named('b'), name: 'new' }, secrets: { token: 'other' }, isNew: false });
    expect([names()[1], secret('b')]).toEqual(['new', 'other']);
    await undo();
    expect([names()[1], secret('b')]).toEqual(['b', 't0p']);
    await redo();
    expect([names()[1], secret('b')]).toEqual(['new', 'other']);
    await undo();
    expect([names()[1], secret('b')]).toEqual(['b', 't0p']);
  });
  it('says that it puts a password back, and when the service refused that one', async () => {
    const { fake, commands, undo, redo } = await three();
    const next = (direction: 'undo' | 'redo') => fake.saikoro.state.fields().undoable[direction];
    fake.service = () => ({ outcome: { kind: 'auth-failed' } });
    expect(commands.run(['b'])).toEqual({ ok: true });
    await fake.clock.pass(1000);
    const refusedAt = fake.records.get('b')?.ipv4.triedAt;
    expect(refusedAt).toBeTypeOf('number');
    fake.service = () => ({ outcome: { kind: 'updated' } });
    commands.save({ event: named('b'), secrets: { token: 'right' }, isNew: false });
    await fake.clock.pass(1000);
    expect(next('undo')).toEqual({ kind: 'edited', count: 1, name: 'b', password: true, refusedAt });
    await undo();
    expect(next('redo')).toEqual({ kind: 'edited', count: 1, name: 'b', password: true });
    await redo();
    expect(next('undo')).toMatchObject({ password: true });
    commands.enable(['a'], false);
    expect(next('undo')).toEqual({ kind: 'disabled', count: 1, name: 'a' });
  });
  it('takes back adding, duplicating, switching and ordering, one after the other', async () => {
    const { commands, undo, redo, names } = await three();
    commands.save({ event: named('d'), secrets: { token: 't' }, isNew: true });
    commands.duplicate('a');
    commands.enable(['b'], false);
    commands.reorder({ ids: ['c'], before: 'a' });
    expect(names()).toEqual(['c', 'a', 'b', 'd', 'a']);
    await undo();
    expect(names()).toEqual(['a', 'b', 'c', 'd', 'a']);
    await undo();
    await undo();
    expect(names()).toEqual(['a', 'b', 'c', 'd']);
    await undo();
    expect(names()).toEqual(['a', 'b', 'c']);
    expect(await undo()).toMatchObject({ ok: false, code: 'nothing-to-undo' });
    for (let step = 0; step < 4; step += 1) expect(await redo()).toEqual({ ok: true });
    expect(names()).toEqual(['c', 'a', 'b', 'd', 'a']);
    expect(await redo()).toMatchObject({ ok: false, code: 'nothing-to-redo' });
  });
  it('remembers no step of what changed nothing or was refused', async () => {
    const { fake, commands } = await three();
    commands.save({ event: named('a'), secrets: {}, isNew: false });
    commands.enable(['a'], true);
    commands.save({ event: { ...named('a'), hosts: ['home'] }, secrets: {}, isNew: false });
    commands.remove(['gone']);
    expect(fake.saikoro.state.fields().undoable).toEqual({ undo: null, redo: null });
  });
  it('changes nothing where the disk refuses, and can be tried again', async () => {
    const { fake, commands, undo, names, secret } = await three();
    commands.remove(['a']);
    const { save } = fake.world.documents;
    fake.world.documents.save = () => ({ ok: false, full: true, detail: 'ENOSPC' });
    expect(await undo()).toMatchObject({ ok: false, code: 'disk-full' });
    expect([names(), secret('a')]).toEqual([['b', 'c'], null]);
    fake.world.documents.save = save;
    expect(await undo()).toEqual({ ok: true });
    expect([names(), secret('a')]).toEqual([['a', 'b', 'c'], 't0p']);
  });
  it('gives no password of before to a plug-in that took the place of the one it was typed for', async () => {
    const { fake, commands, undo, names } = await three();
    commands.remove(['a']);
    const withdrawn = commands.withdraw(new Map());
    expect(withdrawn.ok).toBe(true);
    expect(await undo()).toMatchObject({ ok: false, code: 'nothing-to-undo' });
    expect(names()).toEqual(['b', 'c']);
    expect(fake.world.secrets.keys('a')).toEqual([]);
  });
});

describe('one new password for an account', () => {
  it('is stored for each of its events, tried at once, and one step back', async () => {
    const { fake, commands, undo, secret } = await three();
    expect(commands.renew({ ids: ['a', 'b'], secrets: { token: 'n3w' } })).toEqual({ ok: true });
    expect(['a', 'b', 'c'].map(secret)).toEqual(['n3w', 'n3w', 't0p']);
    expect(fake.saikoro.state.fields().undoable.undo).toMatchObject({ kind: 'credentials', count: 2 });
    expect(JSON.stringify(fake.saikoro.state.get())).not.toContain('n3w');
    await undo();
    expect(['a', 'b', 'c'].map(secret)).toEqual(['t0p', 't0p', 't0p']);
  });
  it('is not tried as fast as it can be done again and taken back', async () => {
    const events = Array.from({ length: 12 }, (_, at) => named(`e${at}`));
    const fake = createFakeWorld(events, { services: { example: { maxHosts: 1 } } });
    fake.saikoro.start();
    await fake.clock.pass(60_000);
    const isWrong = ({ settings }: Job): boolean => settings.token === 'wr0ng';
    fake.service = (job) => ({ outcome: { kind: isWrong(job) ? 'auth-failed' : 'updated' } });
    fake.saikoro.commands.renew({ ids: events.map(({ id }) => id), secrets: { token: 'wr0ng' } });
    const answers: unknown[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      answers.push(await fake.saikoro.undo.go(turn % 2 === 0 ? 'undo' : 'redo'));
      await fake.clock.pass(1000);
    }
    expect(answers.slice(0, 4)).toMatchObject([{ ok: true }, { ok: true }, { ok: true }, { ok: false, code: 'too-many-passwords' }]);
    // Two events try it before the others are spared: when it was typed, and when it was done again.
    expect(fake.sent.filter(isWrong)).toHaveLength(4);
    await fake.clock.pass(60_000);
    expect(await fake.saikoro.undo.go('redo')).toEqual({ ok: true });
  });
  it('is refused for several services, for what is no password, and empty', async () => {
    const { fake, commands, secret } = await three();
    expect(commands.renew({ ids: ['a'], secrets: { token: '' } })).toMatchObject({ ok: false, code: 'missing-secret', field: 'token' });
    expect(commands.renew({ ids: ['a'], secrets: {} })).toMatchObject({ ok: false, code: 'missing-secret', field: 'token' });
    expect(commands.renew({ ids: ['a'], secrets: { ttl: '5' } })).toMatchObject({ ok: false, field: 'ttl' });
    expect(commands.renew({ ids: ['a', 'gone'], secrets: { token: 'x' } })).toMatchObject({ ok: false, code: 'not-found' });
    expect(secret('a')).toBe('t0p');
    expect(fake.saikoro.state.fields().undoable.undo).toBeNull();
  });
});

describe('one new password', () => {
  const renewal = (info: ServiceInfo['fields'], settings: [DnsEvent['settings'], DnsEvent['settings']]) => {
    const events = ['a', 'b'].map((id, at) => ({ ...named(id), settings: settings[at] ?? {} }));
    const fake = createFakeWorld(events, { info: { fields: info } });
    fake.saikoro.start();
    return fake;
  };
  const renew = (fake: ReturnType<typeof renewal>) => fake.saikoro.commands.renew({ ids: ['a', 'b'], secrets: { token: 'n3w' } });
  const TOKEN = { key: 'token', kind: 'secret', label: { ja: '', en: '' }, required: true } as const;
  const SERVER = { key: 'server', kind: 'hostname', label: { ja: '', en: '' }, required: true } as const;

  it('is told to one server alone', () => {
    const fake = renewal([TOKEN, SERVER], [{ server: 'ns.example' }, { server: 'other.example' }]);
    expect(renew(fake)).toMatchObject({ ok: false, code: 'several-servers' });
    expect([fake.world.secrets.get('a', 'token'), fake.world.secrets.get('b', 'token')]).toEqual(['t0p', 't0p']);
    expect(renew(renewal([TOKEN, SERVER], [{ server: 'ns.example' }, { server: 'ns.example' }]))).toEqual({ ok: true });
  });
  it('is told to one server alone where that stands in an address kept like a password', () => {
    const fake = renewal([TOKEN, { ...TOKEN, key: 'url' }], [{}, {}]);
    fake.typed('a', { url: 'https://ns.example/set?ip={ip}' });
    fake.typed('b', { url: 'https://other.example/set?ip={ip}' });
    expect(renew(fake)).toMatchObject({ ok: false, code: 'several-servers' });
    fake.typed('b', { url: 'https://ns.example/also?ip={ip}' });
    expect(renew(fake)).toEqual({ ok: true });
  });
});

describe('the own order', () => {
  it('is written and told, and refuses what is not there', async () => {
    const { fake, commands, names, saved } = await three();
    expect(commands.reorder({ ids: ['a'], before: null })).toEqual({ ok: true });
    expect([names(), saved()]).toEqual([
      ['b', 'c', 'a'],
      ['b', 'c', 'a'],
    ]);
    expect(commands.reorder({ ids: ['a'], before: 'a' })).toMatchObject({ ok: false, code: 'not-found' });
    expect(commands.reorder({ ids: ['gone'], before: null })).toMatchObject({ ok: false, code: 'not-found' });
    await fake.clock.pass(1000);
    expect(names()).toEqual(['b', 'c', 'a']);
  });
});
