import { expect, test } from 'vitest';
import { runtimeOf } from '../../main/instance/runtime.ts';
import { playStates } from './played-state.ts';
import { startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';
import { resize } from './window-size.ts';

test.each(['ja', 'en'] as const)('the window says what it really runs on, in %s', async (language) => {
  const saikoro = await startSaikoro({ language });
  const page = await saikoro.window();
  const electron = await saikoro.launched.app.evaluate(() => process.versions.electron ?? '');
  const { runtime } = await saikoro.state();
  expect(runtime).toEqual(runtimeOf(electron));
  const words = saikoro.strings.banner.runtime;
  if (runtime.age === 'current') expect(await page.getByText(words.next).count()).toBe(0);
  else await page.getByText(words[runtime.age](runtime), { exact: true }).waitFor();
  await keepShot(page, `runtime-${language}`);
});

test.each(['ja', 'en'] as const)(
  'in the smallest window no banner is cut, and what always stands there comes last, in %s',
  async (language) => {
    const saikoro = await startSaikoro({ language });
    const page = await saikoro.window();
    const { launched } = saikoro;
    await resize(launched.app, page, [480, 360]);
    const state = await saikoro.state();
    const { runtime, publication } = state;
    const banner = saikoro.strings.obstacle['carrier-grade'].title;
    // A line's own fault, which practice has not.
    const obstacle = { verdict: 'carrier-grade', events: 1 } as const;
    await playStates(launched, page)({ ...state, publication: { ...publication, obstacle } });
    const shown = await page.locator('.banners').evaluate((box) => ({
      hidden: box.scrollHeight - box.clientHeight,
      said: [...box.querySelectorAll('.banner-text strong')].map((title) => title.textContent),
    }));
    await keepShot(page, `banners-${language}`);
    const { practice, runtime: words, details } = saikoro.strings.banner;
    const standing = runtime.age === 'current' ? [] : [words[runtime.age](runtime)];
    expect(shown).toEqual({ hidden: 0, said: [banner, ...standing, practice] });
    await page.getByRole('button', { name: details, exact: true }).first().click();
    await keepShot(page, `banners-unfolded-${language}`);
  },
);
