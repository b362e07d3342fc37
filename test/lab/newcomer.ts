import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type Locator, type Page } from 'playwright-core';
import type { Language } from '../../preload/strings/index.ts';
import { openSession } from '../../scripts/display.mjs';
import { findElectron } from '../../scripts/electron.mjs';
import type { Host } from './hosts.ts';
import type { Internet } from './internet.ts';

const root = resolve(import.meta.dirname, '../..');
const LOCALE: Record<Language, string> = { ja: 'ja_JP.UTF-8', en: 'en_GB.UTF-8' };

/** What somebody had to do so far: a press of a button or of Enter is a click, a text that was typed or pasted is a field. */
export interface Effort {
  clicks: number;
  fields: number;
}

/** Somebody who starts the app for the first time, on one of the lab's computers. */
export interface Newcomer {
  page: Page;
  effort: Effort;
  press(button: Locator): Promise<void>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  /** Pastes what a service's page shows. */
  paste(text: string): Promise<void>;
  enter(): Promise<void>;
  stop(): Promise<void>;
}

export const startNewcomer = async (computer: Host, internet: Internet, language: Language): Promise<Newcomer> => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-newcomer-'));
  const lines = join(folder, 'lines');
  mkdirSync(lines);
  const session = await openSession({ quiet: true });
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = session.env;
  const app = await _electron.launch({
    executablePath: join(import.meta.dirname, 'electron-there.mjs'),
    args: [
      root,
      '--no-sandbox',
      '--disable-gpu',
      // Playwright may wait for ever for a window that opens while it is still connecting.
      '--hidden',
      '--secrets=file',
      `--ca-file=${internet.caFile}`,
      `--user-data-dir=${join(folder, 'data')}`,
    ],
    env: {
      ...(inherited as Record<string, string>),
      LANG: LOCALE[language],
      LANGUAGE: language,
      LC_ALL: '',
      XDG_CONFIG_HOME: join(folder, 'config'),
      SAIKORO_THERE: computer.name,
      SAIKORO_ELECTRON_THERE: findElectron().path,
      SAIKORO_LINES: lines,
    },
  });
  const stop = async (): Promise<void> => {
    const killer = setTimeout(() => app.process().kill('SIGTERM'), 5000);
    await app.close().catch(() => {});
    clearTimeout(killer);
    await session.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  };
  try {
    const opened = app.waitForEvent('window', { timeout: 30_000 });
    await app.evaluate((electron) => void setImmediate(() => electron.app.emit('activate')));
    const page = await opened;
    page.setDefaultTimeout(30_000);
    const effort = { clicks: 0, fields: 0 };
    return {
      page,
      effort,
      async press(button) {
        effort.clicks += 1;
        await button.click();
      },
      async type(text) {
        effort.fields += 1;
        await page.keyboard.type(text);
      },
      async paste(text) {
        effort.fields += 1;
        await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
        await page.keyboard.press('Control+V');
      },
      async enter() {
        effort.clicks += 1;
        await page.keyboard.press('Enter');
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
