import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startDaemon } from './daemon.ts';
import { DEBUG_PORT } from './home-app.ts';
import type { Host } from './hosts.ts';

/** A window that is asked for is there within this time, on a busy machine too; in ms. */
const LATEST = 60_000;

export interface DrivenWindow {
  page: Page;
  close(): Promise<void>;
}

/** Once the window's page has its title: one that is taken while it still loads is never told as ready. */
const loaded = async (at: string): Promise<void> => {
  for (let left = LATEST; left > 0; left -= 250) {
    const targets = await fetch(`${at}/json/list`)
      .then((answer) => answer.json() as Promise<{ type: string; title: string }[]>)
      .catch(() => []);
    if (targets.some(({ type, title }) => type === 'page' && title !== '' && !title.includes('://'))) return;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error('the window did not load');
};

/** The window of an app on one of the lab's computers, once it is open, as a user has it before him: its debugging port is led out of that network. */
export const driveWindow = async (computer: Host, folder: string): Promise<DrivenWindow> => {
  const path = join(folder, 'window.sock');
  await startDaemon(computer, process.execPath, [join(import.meta.dirname, 'port-bridge.mjs'), path, DEBUG_PORT], { ready: 'ready' });
  const bridge = createServer((near) => {
    const far = connect(path);
    far.pipe(near).pipe(far);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  await new Promise<void>((listening) => bridge.listen(0, '127.0.0.1', listening));
  const at = `http://127.0.0.1:${(bridge.address() as AddressInfo).port}`;
  await loaded(at);
  const browser: Browser = await chromium.connectOverCDP(at, { noDefaults: true });
  const pages = (): Page[] => browser.contexts().flatMap((context) => context.pages());
  for (let left = LATEST; pages().length === 0 && left > 0; left -= 100) await new Promise((done) => setTimeout(done, 100));
  const [page] = pages();
  if (page === undefined) throw new Error('no window');
  return {
    page,
    async close() {
      await browser.close();
      bridge.close();
    },
  };
};
