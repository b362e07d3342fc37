import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { trayIcon } from '../../../../main/app/tray/icon.ts';
import type { TrayAct } from '../../../../main/app/tray/items.ts';
import { createAppTray, type TrayNeeds } from '../../../../main/app/tray/tray.ts';
import { HEALTHS } from '../../../../preload/contract/state.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { createFakeClock } from '../../../helpers/fake-clock.ts';
import { appState, eventView, known } from '../state.ts';

type Template = Parameters<ReturnType<TrayNeeds['makeFace']>['setMenu']>[0];

const setUp = (more: Partial<TrayNeeds> = {}) => {
  const clock = createFakeClock();
  const asked: string[] = [];
  const acts: TrayAct[] = [];
  let menu: Template = [];
  let approach = () => {};
  let click = () => {};
  const eventManager = createAppTray({
    makeFace: (icon) => {
      asked.push(`make ${icon}`);
      return {
        setIcon: (file) => asked.push(`icon ${file}`),
        setTooltip: (text) => asked.push(`tooltip ${text.split('\n')[0]}`),
        setMenu: (template) => {
          asked.push('menu');
          menu = template;
        },
        onApproach: (listener) => {
          approach = listener;
        },
        onClick: (listener) => {
          click = listener;
        },
        destroy: () => asked.push('destroy'),
      };
    },
    platform: 'darwin',
    isGroundDark: () => false,
    stringsFor,
    clock,
    act: (act) => acts.push(act),
    ...more,
  });
  const asks = (): string[] => asked.splice(0);
  return { clock, eventManager, asks, acts, menu: () => menu, approach: () => approach(), click: () => click() };
};

describe('the system is asked', () => {
  it('for all of it once, and for nothing while nothing changes', async () => {
    const { clock, eventManager, asks } = setUp();
    eventManager.show(appState());
    expect(asks()).toEqual(['make ok-Template.png', 'tooltip Saikoro — No events yet', 'menu']);
    for (let seq = 2; seq < 50; seq += 1) {
      eventManager.show(appState({ seq }));
      await clock.pass(300);
    }
    eventManager.refresh();
    expect(asks()).toEqual([]);
  });

  it('only for what changed', async () => {
    const { clock, eventManager, asks } = setUp();
    eventManager.show(appState());
    asks();
    await clock.pass(1000);
    eventManager.show(appState({ health: 'paused', pausedUntil: 0 }));
    expect(asks()).toEqual(['icon paused-Template.png', 'tooltip Saikoro — Paused', 'menu']);
    await clock.pass(1000);
    eventManager.show(appState({ health: 'paused', pausedUntil: 0, practice: true }));
    expect(asks()).toEqual(['menu']);
  });

  it('once for ten thousand changes in a moment, and the last one wins', async () => {
    const { clock, eventManager, asks } = setUp();
    eventManager.show(appState());
    asks();
    for (let index = 0; index < 10_000; index += 1) eventManager.show(appState({ health: index % 2 ? 'working' : 'attention' }));
    expect(asks()).toEqual([]);
    await clock.pass(250);
    expect(asks()).toEqual(['icon working-Template.png', 'tooltip Saikoro — Waiting']);
  });

  it('again when the taskbar turned dark, for the icon alone', () => {
    let dark = false;
    const { eventManager, asks } = setUp({ platform: 'win32', isGroundDark: () => dark });
    eventManager.show(appState());
    expect(asks()[0]).toBe('make tray-ok-light.ico');
    dark = true;
    eventManager.refresh();
    expect(asks()).toEqual(['icon tray-ok-dark.ico']);
  });

  it('for nothing after the end', async () => {
    const { clock, eventManager, asks } = setUp();
    eventManager.show(appState());
    eventManager.show(appState({ health: 'offline' }));
    asks();
    eventManager.end();
    eventManager.show(appState({ health: 'attention' }));
    eventManager.refresh();
    await clock.pass(10_000);
    expect(asks()).toEqual(['destroy']);
  });
});

describe('the age in the menu', () => {
  it('is brought up to date when the pointer comes, without any timer', async () => {
    const { clock, eventManager, asks, approach, menu } = setUp();
    eventManager.show(appState({ addresses: { ipv4: { ...known('203.0.113.7'), checkedAt: clock.now() }, ipv6: known('2001:db8::7') } }));
    asks();
    const fired = clock.fired;
    await clock.pass(10 * 60_000);
    expect([clock.fired, asks()]).toEqual([fired, []]);
    for (let pixel = 0; pixel < 100; pixel += 1) approach();
    expect(asks()).toEqual(['menu']);
    expect(menu()[0]?.label).toContain('10 minutes ago');
  });
});

const flat = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);

describe('a click', () => {
  it('in the menu asks for what the item says', () => {
    const { eventManager, menu, acts } = setUp();
    eventManager.show(appState({ events: [eventView('e1', { needsYou: true })] }));
    for (const item of flat(menu())) (item.click as (() => void) | undefined)?.();
    expect(acts).toContainEqual({ do: 'event', id: 'e1' });
    expect(acts).toContainEqual({ do: 'login', enabled: true });
    expect(acts.at(-1)).toEqual({ do: 'quit' });
  });

  it('on the icon opens the window', () => {
    const { eventManager, click, acts } = setUp({ platform: 'win32' });
    eventManager.show(appState());
    click();
    expect(acts).toEqual([{ do: 'open' }]);
  });

  it('an ampersand in a name stays an ampersand', () => {
    const { eventManager, menu } = setUp();
    eventManager.show(appState({ events: [eventView('R&D', { needsYou: true })] }));
    expect(menu()[2]?.label).toContain('R&&D');
  });

  it('and so it does in the name of a menu of its own', () => {
    const { eventManager, menu } = setUp();
    eventManager.show(appState({ events: [eventView('Q&A')] }));
    expect(menu().map(({ label }) => label)).toContainEqual(expect.stringContaining('Q&&A'));
  });
});

it.each(HEALTHS)('the icon of %s is a file of the build, on every system and ground', (health) => {
  const icons = resolve(import.meta.dirname, '../../../../build/icons');
  for (const platform of ['darwin', 'win32', 'linux']) {
    for (const dark of [true, false])
      expect(existsSync(resolve(icons, trayIcon(health, platform, dark))), `${platform} ${dark}`).toBe(true);
  }
  expect(existsSync(resolve(icons, `${health}-Template@2x.png`))).toBe(true);
});
