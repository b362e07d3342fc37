import { expect, test } from 'vitest';
import { runtimeOf } from '../../main/instance/runtime.ts';
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
  else {
    await page.getByRole('button', { name: saikoro.strings.banner.others(1) }).click();
    await page.getByText(words[runtime.age](runtime), { exact: true }).waitFor();
  }
  await keepShot(page, `runtime-${language}`);
});
