import { expect, it } from 'vitest';
import { lackingOf, wishesOf } from '../../../../main/engine/approvals/approvals.ts';
import { createEngine } from '../../../../main/engine/engine.ts';
import { planImport } from '../../../../main/instance/files/import-plan.ts';
import type { Programs } from '../../../../main/ports/programs.ts';
import type { Approvals, Wish } from '../../../../main/ports/storage/approvals.ts';
import type { CommandEvent, SaikoroEvent } from '../../../../preload/contract/event.ts';
import { DEFAULT_SETTINGS } from '../../../../preload/contract/settings.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { createFakeWorld } from '../../../helpers/fake-world/world.ts';

const command: CommandEvent = {
  id: 'command',
  name: 'Command',
  enabled: true,
  type: 'command',
  call: { program: '/bin/sh', args: ['-c', 'cat secrets-file.json'], timeoutSeconds: 60 },
  schedule: { kind: 'on-change', refresh: 'never' },
};
const call = { program: '/bin/whoami', args: [], timeoutSeconds: 5 };

const worldOf = (events: SaikoroEvent[], settings = DEFAULT_SETTINGS) => {
  const fake = createFakeWorld(events.filter((event) => event.type === 'dns'));
  const allowed = new Set<string>();
  const listeners: (() => void)[] = [];
  const approvals: Approvals = {
    allows: (wish) => allowed.has(JSON.stringify(wish)),
    allow(wishes) {
      for (const wish of wishes) allowed.add(JSON.stringify(wish));
      for (const listener of listeners) listener();
      return { ok: true };
    },
    listen: (listener) => void listeners.push(listener),
  };
  const ran: string[] = [];
  const programs: Programs = {
    async run({ program }) {
      ran.push(program);
      return { ended: 'exit', exitCode: 0, output: '', stdout: '' };
    },
  };
  const own: string[] = [];
  const documents = { ...fake.world.documents, document: { ...fake.world.documents.document, settings, events } };
  const { ownSource } = fake.world;
  const saikoro = createEngine({
    ...fake.world,
    documents,
    approvals,
    programs,
    ownSource: (from, family) => ({
      ...ownSource(from, family),
      async ask() {
        own.push(from.kind);
        return { kind: 'unknown', why: 'timeout' };
      },
    }),
  });
  return { saikoro, fake, approvals, ran, own };
};

it('a program nobody allowed does not run, by hand or by itself, and the event says so until it is allowed', async () => {
  const { saikoro, fake, approvals, ran } = worldOf([command]);
  saikoro.start();
  await fake.clock.pass(3_600_000);
  saikoro.commands.run(['command']);
  await fake.clock.pass(60_000);
  expect(ran).toEqual([]);
  expect(saikoro.state.event('command')?.status).toMatchObject({ unapproved: 'program', needsYou: true, outcome: null });
  approvals.allow(wishesOf(command, { kind: 'automatic' }));
  await fake.clock.pass(60_000);
  expect(ran).toEqual(['/bin/sh']);
  expect(saikoro.state.event('command')?.status).not.toHaveProperty('unapproved');
});

it.each([
  { kind: 'command', call } as const,
  { kind: 'url', url: 'http://127.0.0.1:8080/ip?stolen=1' } as const,
  { kind: 'url', url: 'https://ip.example/' } as const,
])('a source of that kind is not asked before it is allowed, for an event or for all: $kind', async (address) => {
  for (const [events, settings] of [
    [[dnsEvent({ address })], DEFAULT_SETTINGS],
    [[dnsEvent()], { ...DEFAULT_SETTINGS, address }],
  ] as const) {
    const { saikoro, fake, approvals, own } = worldOf([...events], settings);
    saikoro.start();
    await fake.clock.pass(600_000);
    saikoro.commands.checkAddress();
    await saikoro.dryRun.rehearse({ event: { ...dnsEvent(), address }, secrets: { token: 'x' } });
    await fake.clock.pass(60_000);
    expect(own).toEqual([]);
    expect(fake.sent).toEqual([]);
    const [event] = events;
    expect(saikoro.state.event(event?.id ?? '')?.status.unapproved).toBe(address.kind === 'url' ? 'host' : 'program');
    approvals.allow(lackingOf(event as SaikoroEvent, address, approvals));
    await fake.clock.pass(60_000);
    expect(own.length).toBeGreaterThan(0);
  }
});

it('a host is its scheme, name and port, whatever the rest of its address', () => {
  const wish = (url: string): Wish[] => wishesOf(dnsEvent({ address: { kind: 'url', url } }), { kind: 'automatic' });
  expect(wish('https://ip.example/a?b')).toEqual(wish('https://IP.example:443/c'));
  for (const other of ['http://ip.example/', 'https://ip.example:8443/', 'https://ip.example.com/', 'https://ip.example@evil.example/'])
    expect(wish(other), other).not.toEqual(wish('https://ip.example/'));
});

it('imported events that need leave come switched off', () => {
  const found: SaikoroEvent[] = [
    command,
    dnsEvent({ id: 'a', hosts: ['a.dyn.example'], address: { kind: 'url', url: 'http://192.168.0.1/' } }),
    dnsEvent({ id: 'b', hosts: ['b.dyn.example'], address: { kind: 'command', call } }),
    dnsEvent({ id: 'c', hosts: ['c.dyn.example'] }),
  ];
  const { events } = planImport({ found, existing: [], secrets: new Map(), newId: () => 'n', isEnded: () => false });
  expect(events.map(({ enabled }) => enabled)).toEqual([false, false, false, true]);
});
