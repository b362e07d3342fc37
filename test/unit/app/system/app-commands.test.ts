import { expect, it } from 'vitest';
import { createAppCommands } from '../../../../main/app/system/app-commands.ts';
import type { LoginItem } from '../../../../main/app/system/login-item.ts';
import { actOn } from '../../../../main/app/tray/actions.ts';
import type { FileResult } from '../../../../main/ports/storage/files.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { createFakeWorld } from '../../../helpers/fake-world/world.ts';

/** The app's commands, and the tray's menu that uses them; the system's login item is a fake one that may fail. */
const setUp = (outcome: FileResult = { ok: true }) => {
  const { saikoro, clock } = createFakeWorld([dnsEvent()]);
  const copied: string[] = [];
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
    ...{ saikoro, loginItem, clock, releases, changePractice: null },
    copyText: (text) => copied.push(text),
    services: { get: () => undefined },
  });
  const act = actOn({ commands, appWindow: { open: () => undefined }, quit: () => undefined });
  return { saikoro, clock, copied, commands, act };
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
