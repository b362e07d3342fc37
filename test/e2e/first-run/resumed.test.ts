import { expect, test } from 'vitest';
import { FIRST_RUN } from '../../../preload/contract/window/first-run.ts';
import { writeData } from '../data.ts';
import { dialog } from '../hands.ts';
import { dataFolder, startSaikoro } from '../saikoro.ts';

test('comes up by itself, goes on where it was after a restart, and stays away once it was left', { timeout: 120_000 }, async () => {
  const folder = dataFolder();
  // As a first start leaves it; nobody is asked for this address.
  writeData(folder, {
    settings: { families: { ipv4: true, ipv6: false }, address: { kind: 'fixed', ipv4: '44.128.0.9' } },
    ui: { firstRun: FIRST_RUN },
  });
  const start = () => startSaikoro({ folder, practice: false });
  const first = await start();
  const { firstRun: words, event, empty } = first.strings;
  const step = (page: Awaited<ReturnType<typeof first.window>>, name: keyof typeof words.steps) =>
    dialog(page).getByRole('region', { name: words.steps[name] });
  const page = await first.window();
  await step(page, 'found').waitFor();
  await dialog(page).getByRole('button', { name: words.next, exact: true }).click();
  await dialog(page).getByRole('combobox').fill('nmuta.f5.si');
  await page.keyboard.press('Enter');
  await step(page, 'account').waitFor();
  await expect
    .poll(async () => (await first.state()).ui.firstRun)
    .toMatchObject({ step: 'account', service: 'ddns-now', hosts: 'nmuta.f5.si' });
  await first.quit();

  const second = await start();
  const again = await second.window();
  await step(again, 'account').waitFor();
  await dialog(again).getByText(words.account.title('DDNS Now')).waitFor();
  expect(await dialog(again).getByRole('textbox', { name: event.host }).inputValue()).toBe('nmuta.f5.si');
  // A step can be passed over, and gone back to.
  await dialog(again).getByRole('button', { name: words.skip }).click();
  await step(again, 'compare').getByText(words.compare.none).waitFor();
  await dialog(again).getByRole('list', { name: words.stepsLabel }).getByRole('button', { name: words.steps.service }).click();
  await step(again, 'service').waitFor();
  await dialog(again).getByRole('button', { name: words.later }).click();
  await dialog(again).waitFor({ state: 'detached' });
  // Beside it, an event can be added as ever.
  await again.getByRole('button', { name: empty.add }).click();
  await dialog(again).getByRole('tab', { name: event.tabs.general }).waitFor();
  await again.keyboard.press('Escape');
  await again.keyboard.press('Escape');
  await expect.poll(async () => (await second.state()).ui.firstRun?.open).toBe(false);
  await second.quit();

  const third = await start();
  const last = await third.window();
  await last.getByRole('button', { name: words.resume }).waitFor();
  expect(await dialog(last).count()).toBe(0);
  await last.getByRole('button', { name: words.resume }).click();
  await step(last, 'service').waitFor();
  await third.quit();
});
