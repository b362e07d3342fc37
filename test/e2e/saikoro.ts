import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { ElectronApplication, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { AppState } from '../../preload/contract/state.ts';
import { type Language, type Strings, stringsFor } from '../../preload/strings/index.ts';
import { type Launched, type LaunchOptions, launchForTest, newTempDir } from '../helpers/electron.ts';
import { keepFailure } from './shots.ts';

export interface Start extends Pick<LaunchOptions, 'args' | 'env' | 'appDir'> {
  /** The user data folder; a new one of this test's own where none is given. */
  folder?: string;
  language?: Language;
  practice?: boolean;
  /** What the app says, where that is not the catalogue of the language. */
  strings?: Strings;
}

export interface Running {
  launched: Launched;
  folder: string;
  strings: Strings;
  /** The window, opened if there is none, once its page has drawn the state. */
  window(): Promise<Page>;
  /** The whole state as the page holds it. */
  state(): Promise<AppState>;
  /** Quits as the tray's menu does, and waits for the process to be gone. */
  quit(): Promise<void>;
}

const systemLanguage: Record<Language, Record<string, string>> = {
  ja: { LANG: 'ja_JP.UTF-8', LANGUAGE: 'ja', LC_ALL: '', LC_MESSAGES: '' },
  en: { LANG: 'en_GB.UTF-8', LANGUAGE: 'en', LC_ALL: '', LC_MESSAGES: '' },
};

/**
 * Does it in a turn of the event loop of its own, as the system would: an evaluation interrupts the app wherever it is, even
 * between two lines of a function.
 */
export const later = (app: ElectronApplication, what: 'activate' | 'close' | 'quit'): Promise<void> =>
  app.evaluate((electron, asked) => {
    const acts = {
      activate: () => electron.app.emit('activate'),
      close: () => electron.BrowserWindow.getAllWindows()[0]?.close(),
      quit: () => electron.app.quit(),
    };
    setImmediate(() => acts[asked]());
  }, what);

/** As a click on the Dock or a second start opens it. */
async function opened(app: ElectronApplication): Promise<Page> {
  const window = app.waitForEvent('window', { timeout: 15_000 });
  await later(app, 'activate');
  return window;
}

/** A folder that is gone after the test, whoever wrote into it. */
export function dataFolder(name = 'e2e'): string {
  const folder = newTempDir(name);
  // Hooks run last come first: the app that writes here is closed before.
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 }));
  return folder;
}

/** Passwords go to a file unless the flags say otherwise: a test machine seldom has a keyring. */
export async function startSaikoro({
  folder = dataFolder(),
  language = 'en',
  practice = true,
  args = ['--secrets=file'],
  env,
  appDir,
  strings = stringsFor(language),
}: Start = {}): Promise<Running> {
  const launched = await launchForTest({
    userDataDir: folder,
    appDir,
    // Hidden, because Playwright may wait for ever for a window that opens while it is still connecting.
    args: [...(practice ? ['--practice'] : []), '--hidden', '--log=json', ...args],
    env: { ...systemLanguage[language], ...env },
  });
  const seen = new Set<Page>();
  const window = async (): Promise<Page> => {
    const page = launched.app.windows()[0] ?? (await opened(launched.app));
    page.setDefaultTimeout(10_000);
    // Behind the first run's sheet it is hidden from a screen reader.
    await page.getByRole('navigation', { name: strings.view.label, includeHidden: true }).waitFor({ timeout: 15_000 });
    if (!seen.has(page)) keepFailure(page);
    seen.add(page);
    return page;
  };
  return {
    launched,
    folder,
    strings,
    window,
    state: async () => {
      const page = await window();
      const answer = await page.evaluate(() =>
        (globalThis as unknown as { saikoro: Record<string, (arg: unknown) => Promise<unknown>> }).saikoro['state.get']?.(undefined),
      );
      return JSON.parse((answer as { value: string }).value) as AppState;
    },
    quit: async () => {
      const ended = gone(launched);
      later(launched.app, 'quit').catch(() => {});
      await ended;
    },
  };
}

/** Settles when the app's process is gone; to be called before what ends it. */
export function gone({ app, stdout, stderr }: Launched, timeoutMs = 20_000): Promise<void> {
  return new Promise((ended, fail) => {
    const story = () => `it still runs ${timeoutMs} ms later; its last words: ${[...stdout, ...stderr].slice(-5).join('\n')}`;
    const late = setTimeout(() => fail(new Error(story())), timeoutMs);
    app.process().once('exit', () => {
      clearTimeout(late);
      ended();
    });
  });
}

/** What the app printed with --log=json, as facts. */
export const facts = (launched: Launched): { kind: string; [more: string]: unknown }[] =>
  launched.stdout.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));

/** Waits for a fact of the journal, past or future. */
export async function fact(launched: Launched, matches: (one: { kind: string; [more: string]: unknown }) => boolean, timeoutMs = 15_000) {
  const line = await launched.line((one) => one.startsWith('{') && matches(JSON.parse(one)), timeoutMs);
  return JSON.parse(line) as { kind: string; [more: string]: unknown };
}

/** Ends what the test leaves running: for processes Playwright knows nothing of. Asked first, so that their children end too. */
export const endLater = (child: ChildProcess): void =>
  void onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const force = setTimeout(() => child.kill('SIGKILL'), 5000);
    const ended = new Promise((gone) => child.once('exit', gone));
    child.kill('SIGTERM');
    await ended;
    clearTimeout(force);
  });

/** The service took an address. */
export const updated = ({ kind, outcome }: { kind: string; outcome?: unknown }): boolean => kind === 'update' && outcome === 'updated';
