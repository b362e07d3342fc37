import { test } from 'vitest';
import { startSaikoro } from './saikoro.ts';
import { removeEvent } from './hands.ts';
test('x', async () => {
  const { window, strings, launched } = await startSaikoro({ language: 'ja' });
  const page = await window();
  page.on('console', (m) => console.log('console', m.text()));
  page.on('pageerror', (m) => console.log('pageerror', m.stack));
  await removeEvent(page, strings, '練習用の自宅サーバー');
  console.log('removed');
  await page.waitForTimeout(800);
  await page.getByRole('button', { name: strings.empty.add }).first().click();
  await page.waitForTimeout(800);
  console.log('clicked');
  await page.getByRole('textbox').first().fill('a');
  await page.waitForTimeout(800);
  await page.screenshot({ path: 'test/artifacts/e2e/zz.png' });
});
