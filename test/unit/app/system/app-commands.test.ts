import { expect, it } from 'vitest';
import { createAppCommands } from '../../../../main/app/system/app-commands.ts';
import type { LoginItem } from '../../../../main/app/system/login-item.ts';
import { actOn } from '../../../../main/app/tray/actions.ts';
import type { FileResult } from '../../../../main/ports/storage/files.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { createFakeWorld } from '../../../helpers/fake-world/world.ts';

/** The app's commands, and the tray's menu that uses them; the system's login item is a fake one that may fail. */
const setUp = (outcome: FileResult = { ok: true }, allowed = true) => {
  const { saikoro, clock } = createFakeWorld([dnsEvent()]);
  const copied: string[] = [];
  const asked: unknown[] = [];
  const opened: unknown[] = [];
  let enabled = false;
  const loginItem: LoginItem = {
    read: () => ({ supported: true, enabled, needsApproval: false }),
    set: (wish) => {
      if (outcome.ok) enabled = wish;
      return outcome;
    },
  };
  const done = { ok: true } as const;
  const releases = { check: async () => done, install: async () => done, seen: () => done };
  const commands = createAppCommands({
    approval: {
      allow: async (wishes) => {
        asked.push(...wishes);
        return allowed ? { ok: true } : { ok: false, code: 'not-allowed' };
      },
    },
    ...{ saikoro, loginItem, clock, releases, changePractice: null },
    services: { get: () => undefined },
    copyText: (text) => copied.push(text),
  });
  const act = actOn({ commands, appWindow: { open: (view) => void opened.push(view) }, quit: () => undefined });
  return { saikoro, clock, copied, asked, opened, commands, act };
};

it('copies the address that is shown, from the window and from the tray alike, and nothing where there is none', async () => {
  const { saikoro, clock, copied, commands, act } = setUp();
  expect(commands.copyAddress('ipv4')).toEqual({ ok: false, code: 'no-address' });
  act({ do: 'copy', family: 'ipv4' });
  expect(copied).toEqual([]);
  saikoro.start();
  await clock.pass(60_000);
  const { address } = saikoro.state.fields().addresses.ipv4;
  expect(commands.copyAddress('ipv4')).toEqual({ ok: true });
  act({ do: 'copy', family: 'ipv4' });
  expect(copied).toEqual([address, address]);
  saikoro.stop();
});

it('copies no formula into a table program, however an event is called', () => {
  const { saikoro, copied, commands } = setUp();
  saikoro.start();
  saikoro.commands.save({ event: dnsEvent({ name: '=HYPERLINK("https://evil.example/")' }), secrets: {}, isNew: false });
  commands.copyEvents({ ids: ['home'], what: 'rows' });
  expect(copied[0]?.split('\t')[0]).toBe('\'=HYPERLINK("https://evil.example/")');
  saikoro.stop();
});

it('copies hosts, addresses and rows of events as text, each line once', async () => {
  const { saikoro, clock, copied, commands } = setUp();
  saikoro.start();
  await clock.pass(60_000);
  const [view] = saikoro.state.get().events;
  const accepted = view?.status.ipv4.accepted;
  for (const what of ['hosts', 'addresses', 'rows'] as const)
    expect(commands.copyEvents({ ids: ['home', 'home'], what })).toEqual({ ok: true });
  expect(copied.slice(0, 2)).toEqual(['home.dyn.example', accepted]);
  expect(copied[2]?.split('\t')).toEqual([
    'Home',
    'home.dyn.example',
    'example',
    accepted,
    expect.any(String),
    expect.stringMatching(/\.$/),
  ]);
  expect(copied[2]).not.toContain('t0p');
  expect(commands.copyEvents({ ids: ['gone'], what: 'rows' })).toMatchObject({ ok: false, code: 'not-found' });
  saikoro.stop();
});

it('says of the login item what the system made of it', () => {
  const { saikoro, act } = setUp();
  act({ do: 'login', enabled: true });
  expect(saikoro.state.fields().loginItem.enabled).toBe(true);
  const full = setUp({ ok: false, full: true, detail: 'ENOSPC' });
  expect(full.commands.openAtLogin(true)).toEqual({ ok: false, code: 'disk-full', detail: 'ENOSPC' });
  expect(full.saikoro.state.fields().loginItem.enabled).toBe(false);
});

it('changes no address outside practice', () => {
  expect(setUp().commands.changePractice()).toEqual({ ok: false, code: 'not-practice' });
});

it('runs an event from the tray with the leave it needs, and opens it where that is refused', async () => {
  const command = {
    id: 'p',
    name: 'P',
    enabled: true,
    type: 'command' as const,
    call: { program: '/bin/x', args: [] as string[], timeoutSeconds: 60 },
  };
  const run = async (allowed: boolean) => {
    const { saikoro, act, asked, opened } = setUp({ ok: true }, allowed);
    await saikoro.commands.save({ event: { ...command, schedule: { kind: 'on-change', refresh: 'never' } }, secrets: {}, isNew: true });
    act({ do: 'run', id: 'p' });
    await Promise.resolve();
    await new Promise((done) => setImmediate(done));
    return { asked: asked.length, opened };
  };
  expect(await run(true)).toEqual({ asked: 1, opened: [] });
  expect(await run(false)).toEqual({ asked: 1, opened: [{ view: 'events', event: 'p' }] });
});

it('copies what an event shows, and opens the window to add one', () => {
  const { act, copied, opened } = setUp();
  act({ do: 'copy-text', text: 'home.example.com' });
  act({ do: 'add' });
  expect([copied, opened]).toEqual([['home.example.com'], [{ command: 'add-event' }]]);
});
