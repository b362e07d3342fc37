import { expect, test, vi } from 'vitest';
import { runtimeOf } from '../../main/app/system/runtime.ts';
import { startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';

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
    const { app } = saikoro.launched;
    const { runtime, publication, seq } = await saikoro.state();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(480, 360));
    const banner = saikoro.strings.obstacle['carrier-grade'].title;
    const obstacle = { verdict: 'carrier-grade', events: 1 } as const;
    // A line's own fault, which practice has not: told again until no other delta came between.
    await vi.waitFor(
      async () => {
        const { seq: last } = await saikoro.state();
        const delta = { seq: Math.max(seq, last) + 1, fields: { publication: { ...publication, obstacle } }, events: [], removed: [] };
        await app.evaluate(
          ({ BrowserWindow }, told) => BrowserWindow.getAllWindows()[0]?.webContents.send('notice:state.delta', told),
          delta,
        );
        await page.getByText(banner).waitFor({ timeout: 1000 });
      },
      { timeout: 15_000 },
    );
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
