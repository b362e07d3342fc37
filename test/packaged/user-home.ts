import { type ChildProcess, spawn } from 'node:child_process';
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { UpdateWish } from '../../preload/contract/releases/release';
import { machineFlags } from '../helpers/electron';
import { isAlive, until } from '../helpers/fake-program';
import type { ReleaseServer } from '../helpers/release-server';

/** What a whole app takes to unpack, start, download and be replaced on a busy machine; in ms. */
export const LONG = 240_000;

/** Paused, so that nothing is asked of the Internet, with an event and its password. */
const settingsWith = (updates: UpdateWish) => ({
  version: 1,
  settings: { updates, language: 'en' },
  ui: { view: 'events', selected: [], sort: { column: 'name', descending: false }, pausedUntil: 0 },
  events: [
    {
      ...{ id: 'home', name: 'Home', enabled: true, schedule: { kind: 'on-change', refresh: 'never' }, type: 'dns', service: 'duckdns' },
      ...{ hosts: ['saikoro.duckdns.org'], settings: {}, families: { ipv4: true, ipv6: false }, address: { kind: 'automatic' } },
    },
  ],
});

interface Fact {
  kind: string;
  step?: string;
  version?: string;
  fault?: string;
}

export interface HomeNeeds {
  updates: UpdateWish;
  server?: ReleaseServer;
  /** What is started; an AppImage of the user's own where none is given. */
  program?: string;
}

/** A user's AppImage, data and settings of the desktop, in a folder of their own; several use the same unpacked apps. */
export const createUserHome = (folder: string, name: string, { server, updates, ...given }: HomeNeeds) => {
  const home = join(folder, name);
  const [data, config, program] = [join(home, 'data'), join(home, 'config'), given.program ?? join(home, 'Saikoro.AppImage')];
  for (const each of [data, config]) mkdirSync(each, { recursive: true });
  const written = settingsWith(updates);
  writeFileSync(join(data, 'settings.json'), JSON.stringify(written));
  const secrets = { version: 1, store: 'file', items: { home: { token: 'open sesame' } } };
  writeFileSync(join(data, 'secrets-file.json'), JSON.stringify(secrets), { mode: 0o600 });
  const started = new Set<ChildProcess>();
  const read = (file: string): string => readFileSync(join(data, file), 'utf8');
  const readOr = (file: string, without: string): string => {
    try {
      return read(file);
    } catch {
      return without;
    }
  };
  const journal = (): Fact[] =>
    readOr('journal.jsonl', '')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  /** Who has the data folder, by its lock. */
  const holder = (): number | null => {
    const lock = readdirSync(data).find((each) => each.startsWith('saikoro.lock'));
    const pid = lock === undefined ? '' : (/"pid":\s*(\d+)/.exec(readOr(lock, ''))?.[1] ?? '');
    return pid === '' ? null : Number(pid);
  };
  const debugPort = (): string => readOr('DevToolsActivePort', '').split('\n')[0] ?? '';
  return {
    ...{ data, config, program, events: written.events, read, journal },
    write: (file: string, text: string): void => writeFileSync(join(data, file), text),
    /** Puts this version where the user keeps the app. */
    place(version: string): void {
      rmSync(program, { force: true });
      linkSync(version, program);
    },
    start(...words: string[]) {
      const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
      const args = [
        `--user-data-dir=${data}`,
        ...(server === undefined ? [] : [`--ca-file=${server.caFile}`]),
        '--secrets=file',
        ...words,
        ...machineFlags(),
      ];
      const child = spawn(program, args, {
        env: { ...env, STAND_IN_FOLDER: folder, XDG_CONFIG_HOME: config },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      started.add(child);
      child.once('exit', () => started.delete(child));
      let errors = '';
      child.stderr.setEncoding('utf8').on('data', (text) => {
        errors += text;
      });
      return { child, errors: () => errors };
    },
    versions: () => journal().flatMap(({ kind, step, version }) => (kind === 'release' ? [`${step} ${version}`] : [])),
    starts: () => journal().flatMap(({ kind, version }) => (kind === 'started' ? [version] : [])),
    /** Works in the window that is open, as Chromium's own debugger has it: no driver starts a packaged app. */
    async inWindow<T>(act: (page: Page) => Promise<T>): Promise<T> {
      let page: Page | undefined;
      let browser: Awaited<ReturnType<typeof chromium.connectOverCDP>> | undefined;
      const drawn = async (): Promise<boolean> => {
        const port = debugPort();
        const targets = await fetch(`http://127.0.0.1:${port}/json/list`)
          .then((answer) => answer.json() as Promise<{ type: string; title: string }[]>)
          .catch(() => []);
        // One that is taken while it still loads is never told as ready.
        if (!targets.some(({ type, title }) => type === 'page' && title !== '' && !title.includes('://'))) return false;
        browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
        page = browser.contexts().flatMap((context) => context.pages())[0];
        return page !== undefined;
      };
      try {
        await expect.poll(drawn, { timeout: LONG, interval: 250 }).toBe(true);
        const found = page as unknown as Page;
        found.setDefaultTimeout(LONG);
        return await act(found);
      } finally {
        await browser?.close().catch(() => {});
      }
    },
    /** Asks whoever runs here to end, also one that is nobody's child, and waits until it is gone. */
    async end(): Promise<void> {
      const pid = holder();
      if (pid !== null && isAlive(pid)) {
        process.kill(pid, 'SIGTERM');
        await until(() => !isAlive(pid));
      }
      rmSync(join(data, 'DevToolsActivePort'), { force: true });
    },
    async kill(): Promise<void> {
      await this.end();
      for (const child of started) child.kill('SIGKILL');
    },
    /** Fails with what the home tells of itself. */
    within: (is: () => boolean, more: () => unknown = () => '') =>
      expect
        .poll(is, { timeout: LONG, interval: 250 })
        .toBe(true)
        .catch((error) => {
          throw new Error(`${error.message}\n${JSON.stringify([journal(), more()], null, 1)}`);
        }),
  };
};
export type UserHome = ReturnType<typeof createUserHome>;
