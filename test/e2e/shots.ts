import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { repoRoot } from '../helpers/electron.ts';

const artifacts = join(repoRoot, 'test/artifacts/e2e');
const pictures = join(repoRoot, 'docs/pictures');

/** Kept to be looked at, not compared: fonts differ from machine to machine. */
export async function keepShot(page: Page, name: string): Promise<void> {
  mkdirSync(artifacts, { recursive: true });
  await page.screenshot({ path: join(artifacts, `${name}.png`), animations: 'disabled' });
}

/** The same of a window whose text is larger: of such a page the debugger draws a part alone. */
export async function keepWindow(app: ElectronApplication, name: string): Promise<void> {
  mkdirSync(artifacts, { recursive: true });
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  writeFileSync(join(artifacts, `${name}.png`), Buffer.from(png, 'base64'));
}

/** A picture of the README's as well, when SAIKORO_PICTURES=1 asks for new ones. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await keepShot(page, name);
  if (process.env.SAIKORO_PICTURES !== '1') return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
}

/** What the window looked like when a test failed. */
export const keepFailure = (page: Page): void =>
  void onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await keepShot(page, `failed-${task.name.replace(/\W+/g, '-').slice(0, 50)}`).catch(() => {});
  });
