import { expect, test, vi } from 'vitest';
import { practiceEvent, writeData } from './data.ts';
import { choose, dialog, openView, pressOk, rowOf } from './hands.ts';
import { dataFolder, startSaikoro } from './saikoro.ts';

const LONG = 'とても長い説明のイベントで、一覧の欄には収まりません。'.repeat(4);

test('the list can be read whole and walked by keyboard, and what a Japanese keyboard types is understood', async () => {
  const folder = dataFolder();
  const passwords = { 'practice-home': { password: 'saikoro' } };
  // 日本語.practice.test, as it is stored.
  const hosts = ['xn--wgv71a119e.practice.test'];
  const idn = practiceEvent({ id: 'idn', name: '', hosts, enabled: false });
  writeData(folder, { events: [practiceEvent({ name: LONG }), idn], secrets: { ...passwords, idn: { password: 'saikoro' } } });
  const { window, state, strings } = await startSaikoro({ folder, language: 'ja' });
  const page = await window();

  const list = page.getByRole('grid', { name: strings.grid.label });
  await page.getByRole('toolbar', { name: strings.grid.tools }).getByRole('button', { name: strings.eventList.view.label }).focus();
  await page.keyboard.press('Tab');
  expect(await list.evaluate((grid) => grid === document.activeElement)).toBe(true);
  // Nothing is chosen yet, so the list itself shows that the keys are its.
  expect(await list.evaluate((grid) => getComputedStyle(grid).boxShadow)).not.toBe('none');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  const row = rowOf(page, LONG);
  expect(await row.getAttribute('aria-selected')).toBe('true');
  expect(await list.evaluate((grid) => getComputedStyle(grid).boxShadow)).toBe('none');
  expect(await row.evaluate((line) => getComputedStyle(line).boxShadow)).not.toBe('none');
  const name = row.getByText(LONG, { exact: true });
  expect(await name.evaluate((line) => line.scrollWidth > line.clientWidth)).toBe(true);
  expect(await name.getAttribute('title')).toBe(LONG);

  await rowOf(page, '日本語.practice.test').dblclick();
  const field = dialog(page).getByRole('textbox', { name: strings.event.host });
  expect(await field.inputValue()).toBe('日本語.practice.test');
  await pressOk(page, strings);
  expect((await state()).events.map(({ event }) => (event.type === 'dns' ? event.hosts : []))).toContainEqual(hosts);

  // One right after the other: neither is lost.
  await openView(page, strings, 'settings');
  await page.getByRole('textbox', { name: strings.settings.check }).fill('３０');
  await choose(page, page.locator('body'), strings.settings.source, strings.event.sources.fixed);
  await page.getByRole('textbox', { name: strings.event.fixed4 }).fill('２０３．０．１１３．９');
  await vi.waitFor(
    async () => expect((await state()).settings).toMatchObject({ checkMinutes: 30, address: { kind: 'fixed', ipv4: '203.0.113.9' } }),
    5000,
  );
});
