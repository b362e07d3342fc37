import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { Strings } from '../../preload/strings/index.ts';
import { keepFailure } from '../e2e/shots.ts';
import { repoRoot } from '../helpers/electron.ts';
import type { Windowless } from '../windowless/app.ts';

/** In the page, before its own scripts: Electron's half of the bridge, under the built preload script. */
const halfBridge = (preload: string): string => `(() => {
  const listeners = new Map();
  window.saikoroTold = (channel, value) => { for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, value); };
  addEventListener('securitypolicyviolation', (event) => console.error('refused by the policy: ' + event.violatedDirective + ' ' + event.blockedURI));
  const electron = {
    contextBridge: { exposeInMainWorld: (name, value) => { window[name] = value; } },
    ipcRenderer: {
      invoke: (channel, arg) => window.saikoroAsk(channel, arg === undefined ? [] : [arg]),
      on: (channel, listener) => listeners.set(channel, new Set([...(listeners.get(channel) ?? []), listener])),
      off: (channel, listener) => listeners.get(channel)?.delete(listener),
    },
  };
  ((require, module, exports) => {${preload}\n})(() => electron, { exports: {} }, {});
})();`;

export interface OpenPage {
  page: Page;
  /** Whatever the page complained of: errors, refused requests, breaches of its policy. */
  complaints: string[];
}

/** The app's page in a browser of its own: built files, headers and preload are the real ones, and so is the main process behind. */
export async function openPage(browser: Browser, app: Windowless, strings: Strings, scheme: 'light' | 'dark' = 'light'): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 900, height: 640 }, colorScheme: scheme });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  keepFailure(page);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} ${request.failure()?.errorText}`));
  // A browser asks for it by itself; Electron's window does not.
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.exposeFunction('saikoroAsk', (channel: string, [arg]: unknown[]) => app.call(channel, arg));
  let told = Promise.resolve();
  app.onNotice(({ notice, value }) => {
    const tell = ([channel, what]: [string, unknown]): void =>
      (globalThis as unknown as { saikoroTold(channel: string, value: unknown): void }).saikoroTold(channel, what);
    // One after the other, as Electron's channel keeps them; a page that is gone misses them.
    told = told.then(() => page.evaluate(tell, [notice, value] as [string, unknown]).catch(() => {}));
  });
  await page.addInitScript(halfBridge(readFileSync(join(repoRoot, 'dist/preload.cjs'), 'utf8')));
  await page.goto(app.address);
  await page.getByRole('navigation', { name: strings.view.label }).waitFor();
  return { page, complaints };
}
