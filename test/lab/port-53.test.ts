import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringsFor } from '../../preload/strings/index.ts';
import { seriousFaults } from '../e2e/axe.ts';
import { dialog, rowOf } from '../e2e/hands.ts';
import { keepFailure, keepShot } from '../e2e/shots.ts';
import type { Daemon } from './daemon.ts';
import { type DrivenWindow, driveWindow } from './driven-window.ts';
import { labLacks } from './hosts.ts';
import { WAN } from './namespaces.ts';
import { PORT_53, startPublicResolvers } from './public-resolvers.ts';
import { openScene, SCENE_NEEDS, type Scene } from './scene.ts';

const lacks = labLacks(...SCENE_NEEDS);
const words = stringsFor('ja');
const { propagation } = words;

/**
 * The 確認 tab of the real app, on a line whose router blocks or takes port 53. Real: the router's rules, BIND 9 as the resolver at the public resolvers'
 * own addresses, TLS by those addresses. Played: the front that speaks DNS over HTTPS, since BIND's own speaks HTTP/2 alone.
 */
describe.skipIf(lacks !== null)(`port 53 on the way${lacks === null ? '' : ` (${lacks})`}`, () => {
  let scene: Scene;
  let doh: Daemon;
  let window: DrivenWindow;
  beforeAll(async () => {
    const app = { show: true, settings: { language: 'ja' } } as const;
    scene = await openScene({
      app,
      async prepare(lab, internet) {
        doh = await startPublicResolvers(lab, internet);
      },
    });
    window = await driveWindow(scene.lab.home, scene.internet.folder);
  }, 180_000);
  afterAll(async () => {
    await window?.close();
    await scene?.close();
  }, 60_000);

  const asked = (): string[] => [...doh.log().matchAll(/^asked (\S+)$/gm)].map(([, address]) => address ?? '');
  /** What the tab says once it has looked anew. */
  const look = async (shot: string): Promise<{ text: string; rows: string[] }> => {
    const { page } = window;
    keepFailure(page);
    page.setDefaultTimeout(30_000);
    await rowOf(page, 'Lab').dblclick();
    await dialog(page).getByRole('tab', { name: words.event.tabs.propagation }).click();
    const panel = dialog(page).getByRole('tabpanel', { name: words.event.tabs.propagation });
    await panel.getByText(/に確認/).waitFor();
    const found = { text: await panel.innerText(), rows: await panel.getByRole('table').first().locator('tbody tr').allInnerTexts() };
    expect(await seriousFaults(page)).toEqual([]);
    await keepShot(page, shot);
    await dialog(page).getByRole('button', { name: words.action.cancel, exact: true }).click();
    await dialog(page).waitFor({ state: 'detached' });
    return found;
  };
  /** The last look is shown again for ten seconds. */
  const forgotten = (): Promise<void> => new Promise((done) => setTimeout(done, 11_000));
  const through = async (rules: string, shot: string): ReturnType<typeof look> => {
    await forgotten();
    scene.lab.router.run('nft', rules);
    try {
      return await look(shot);
    } finally {
      scene.lab.router.run('nft', 'delete', 'table', 'ip', 'port53');
    }
  };
  const byHttps = [expect.stringContaining(propagation.resolver.https), expect.stringContaining(propagation.resolver.https)];

  it('is open: the resolvers are asked on it, and nobody over HTTPS', { timeout: 120_000 }, async () => {
    const { text, rows } = await look('port-53-open-ja');
    expect(rows).toEqual([
      expect.stringContaining(propagation.server),
      ...Array(3).fill(expect.stringContaining(propagation.resolver['port-53'])),
    ]);
    expect(rows.every((row) => row.includes(WAN))).toBe(true);
    expect(text).not.toContain('HTTPS');
    expect(asked()).toEqual([]);
  });

  it('is blocked: the resolvers are asked over HTTPS, and that is said', { timeout: 120_000 }, async () => {
    const { text, rows } = await through(PORT_53.blocked, 'port-53-blocked-ja');
    expect(text).toContain(propagation.finding.blocked);
    expect(rows).toEqual([expect.stringContaining(propagation.server), ...byHttps]);
    expect(rows.every((row) => row.includes(WAN))).toBe(true);
    expect(new Set(asked())).toEqual(new Set(['1.1.1.1', '8.8.8.8']));
  });

  it('is taken by the router: what answers in the servers’ place is told, and the resolvers are asked over HTTPS', {
    timeout: 120_000,
  }, async () => {
    const before = asked().length;
    const { text, rows } = await through(PORT_53.intercepted, 'port-53-taken-ja');
    expect(text).toContain(propagation.finding.intercepted);
    expect(rows.slice(1)).toEqual(byHttps);
    expect(rows.slice(1).every((row) => row.includes(WAN))).toBe(true);
    expect(asked().length).toBeGreaterThan(before);
    // It informs: nothing was sent to the service because of it.
    expect(scene.updates(0)).toEqual([WAN]);
  });
});
