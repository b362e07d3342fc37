import type { ElectronApplication, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { AppState, StateDelta } from '../../preload/contract/state.ts';
import { stringsFor } from '../../preload/strings/index.ts';
import { headlineOf } from '../../renderer/wording/headline.ts';
import { STATES } from '../unit/publication/states.ts';
import { seriousFaults } from './axe.ts';
import { ownServiceEvent, writeData } from './data.ts';
import { openFarSide } from './far-side.ts';
import { dialog, openView } from './hands.ts';
import { dataFolder, fact, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';

const headline = (page: Page) => page.getByRole('heading', { level: 1 });

test('while the service refuses the new address and holds the old one, the window calls neither published', {
  timeout: 240_000,
}, async () => {
  let refuses = false;
  const far = await openFarSide(({ address }, response) => void response.end(refuses ? 'badauth' : `good ${address}`));
  const folder = dataFolder();
  writeData(folder, { events: [ownServiceEvent(far.port, { id: 'own' })], secrets: { own: { password: 'x' } } });
  const { launched, window, state, strings } = await startSaikoro({ folder });
  const page = await window();
  const first = await fact(launched, (one) => one.kind === 'update' && one.outcome === 'updated');
  refuses = true;
  await page.getByRole('button', { name: strings.banner.practiceChange }).click();
  const second = await fact(launched, (one) => one.kind === 'update' && one.outcome === 'auth-failed', 120_000);
  await headline(page)
    .filter({ hasText: String(second.ipv4) })
    .waitFor();
  const now = await state();
  expect(now.events[0]?.status.ipv4).toMatchObject({ accepted: first.ipv4, target: second.ipv4, publication: 'needs-you' });
  expect(now.publication.line.ipv4.claim).toBe('none');
  expect(await headline(page).textContent()).toMatch(new RegExp(`^Your address is ${second.ipv4} `));
  await page
    .getByRole('status')
    .filter({ hasText: strings.tray.attention(1) })
    .waitFor();
  await keepShot(page, 'refused-while-old-held-en');
});

/** What the window is shown of each: the state a page would have got from the engine. */
const SHOWN = {
  none: 'no event, two addresses',
  refused: 'refused while the old address is held',
  waiting: '31 waiting',
  'ipv4-unknown': 'IPv4 not known, IPv6 known',
  cgnat: 'published, shared by the provider',
  'map-e': 'published, MAP-E',
  double: 'published, two routers',
  well: 'both published',
  mixed: 'one of each',
};

const resize = (app: ElectronApplication, width: number, height: number): Promise<void> =>
  app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w ?? 0, h ?? 0), [width, height]);
const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe.each(['ja', 'en'] as const)('the window in states that are seldom met, in %s', (language) => {
  test('is drawn without a fault', { timeout: 600_000 }, async () => {
    const folder = dataFolder();
    writeData(folder, { events: [] });
    const { launched, window, state } = await startSaikoro({ folder, language });
    const page = await window();
    const strings = stringsFor(language);
    const base = await state();
    let shown = base.events.map(({ event }) => event.id);
    /** As main tells the window of a change; again where main itself had something to tell meanwhile. */
    const show = async (next: AppState): Promise<void> => {
      const { events, seq: _, ui, ...fields } = { ...next, language, whereabouts: base.whereabouts, runtime: base.runtime };
      const addresses = {
        ipv4: { ...next.addresses.ipv4, checkedAt: Date.now() - 180_000 },
        ipv6: { ...next.addresses.ipv6, checkedAt: Date.now() - 180_000 },
      };
      const { text, detail } = headlineOf({ ...next, language }, Date.now(), strings);
      const { obstacle } = next.publication;
      const expected = [
        detail,
        obstacle === null || obstacle.events === 0 ? text.replace(/ — .*/, '') : strings.obstacle[obstacle.verdict].title,
      ];
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const now = await state();
        const removed = [...new Set([...shown, ...now.events.map(({ event }) => event.id)])];
        shown = events.map(({ event }) => event.id);
        const delta: StateDelta = { seq: now.seq + 1, fields: { ...fields, addresses, ui: { ...base.ui, ...ui } }, events: [], removed };
        const deltas: StateDelta[] = [delta, { seq: now.seq + 2, fields: {}, events, removed: [] }];
        await launched.app.evaluate(
          ({ BrowserWindow }, told) => {
            for (const one of told) BrowserWindow.getAllWindows()[0]?.webContents.send('notice:state.delta', one);
          },
          deltas as unknown as { seq: number }[],
        );
        const seen = Promise.all(expected.map((each) => page.getByText(each).first().waitFor({ timeout: 3000 })));
        const isThere = await seen.then(
          () => true,
          () => false,
        );
        if (isThere) return;
        await page.reload();
        await page.getByRole('navigation', { name: strings.view.label }).waitFor();
      }
      throw new Error(`the window never said ${expected.join(', ')}`);
    };
    const faults: Record<string, string[]> = {};
    for (const [name, which] of Object.entries(SHOWN)) {
      await resize(launched.app, 940, 640);
      await show(STATES[which] as AppState);
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        for (const [width, height] of [
          [940, 640],
          [480, 360],
        ] as const) {
          await resize(launched.app, width, height);
          const shot = `publication-${name}-${language}-${scheme}-${width}`;
          await keepShot(page, shot);
          const found = width === 940 && scheme === 'light' ? await seriousFaults(page) : [];
          if ((await overflow(page)) > 0) found.push(`wider than the window by ${await overflow(page)} px`);
          if (found.length) faults[shot] = found;
        }
      }
    }
    await resize(launched.app, 940, 640);
    await show(STATES['published, MAP-E'] as AppState);
    await page.getByRole('button', { name: strings.obstacleOpen }).click();
    await page.getByRole('heading', { level: 2 }).first().filter({ hasText: strings.address.nat.title }).waitFor();
    await keepShot(page, `publication-card-${language}`);
    await openView(page, strings, 'events');
    await page.getByRole('button', { name: strings.action.add, exact: true }).click();
    await dialog(page).getByRole('tab', { name: strings.event.tabs.address }).click();
    await dialog(page).getByText(strings.obstacle['map-e'].choice).waitFor();
    await keepShot(page, `publication-choice-${language}`);
    expect(faults).toEqual({});
  });
});
