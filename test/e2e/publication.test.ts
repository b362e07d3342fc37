import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { AppState } from '../../preload/contract/state.ts';
import { stringsFor } from '../../preload/strings/index.ts';
import { STATES } from '../unit/publication/states.ts';
import { seriousFaults } from './axe.ts';
import { ownServiceEvent, writeData } from './data.ts';
import { openFarSide } from './far-side.ts';
import { dialog, openView } from './hands.ts';
import { playStates } from './played-state.ts';
import { dataFolder, fact, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';
import { overflow, resize, type Size } from './window-size.ts';

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

const USUAL: Size = [940, 640];
const SIZES: readonly Size[] = [USUAL, [480, 360]];

describe.each(['ja', 'en'] as const)('the window in states that are seldom met, in %s', (language) => {
  test('is drawn without a fault', { timeout: 600_000 }, async () => {
    const folder = dataFolder();
    writeData(folder, { events: [] });
    const { launched, window, state } = await startSaikoro({ folder, language });
    const page = await window();
    const strings = stringsFor(language);
    const base = await state();
    const play = playStates(launched, page);
    /**
     * What is of this machine stays so; the addresses were checked three minutes ago, whenever the state was written down, and some
     * seconds more: the page's own time moves in steps of ten seconds.
     */
    const show = (next: AppState): Promise<void> => {
      const checkedAt = Date.now() - 200_000;
      const ipv4 = { ...next.addresses.ipv4, checkedAt };
      const ipv6 = { ...next.addresses.ipv6, checkedAt };
      const { whereabouts, runtime } = base;
      return play({ ...base, ...next, language, whereabouts, runtime, addresses: { ipv4, ipv6 }, ui: { ...base.ui, ...next.ui } });
    };
    const faults: Record<string, string[]> = {};
    for (const [name, which] of Object.entries(SHOWN)) {
      await resize(launched.app, page, USUAL);
      await show(STATES[which] as AppState);
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        for (const size of SIZES) {
          await resize(launched.app, page, size);
          const shot = `publication-${name}-${language}-${scheme}-${size[0]}`;
          await keepShot(page, shot);
          const found = [...(size === USUAL && scheme === 'light' ? await seriousFaults(page) : []), ...(await overflow(page))];
          if (found.length) faults[shot] = found;
        }
      }
    }
    await resize(launched.app, page, USUAL);
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
