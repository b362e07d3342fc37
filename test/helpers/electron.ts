import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { _electron, type ElectronApplication } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { openSession } from '../../scripts/display.mjs';
import { findElectron } from '../../scripts/electron.mjs';
import { sandboxFlags } from '../../scripts/sandbox.mjs';

export const repoRoot = resolve(import.meta.dirname, '../..');

export interface LaunchOptions {
  args?: string[];
  env?: Record<string, string>;
  /** Given by tests that start the app twice on the same data; else a folder of its own, removed at close. */
  userDataDir?: string;
  /** The app to start: a folder with a package.json. */
  appDir?: string;
}

export interface Launched {
  app: ElectronApplication;
  userDataDir: string;
  /** Every line the app printed so far; it keeps growing. */
  stdout: string[];
  stderr: string[];
  /** Waits for a printed line, past or future. */
  line(matches: (line: string) => boolean, timeoutMs?: number): Promise<string>;
  close(): Promise<void>;
}

export const newTempDir = (name: string): string => mkdtempSync(join(tmpdir(), `saikoro-${name}-`));

/** What Electron needs on a test machine: no sandbox where there can be none, no GPU on a virtual screen. */
export const machineFlags = (binary = findElectron().path): string[] => [...sandboxFlags(binary), '--disable-gpu'];

class PrintedLines {
  readonly out: string[] = [];
  readonly err: string[] = [];
  readonly waiting = new Set<() => void>();

  constructor(readonly child: ChildProcess) {
    child.once('spawn', () => {
      this.#read(child.stdout, this.out);
      this.#read(child.stderr, this.err);
    });
  }

  #read(stream: Readable | null, into: string[]): void {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      into.push(...lines);
      for (const check of this.waiting) check();
    });
  }

  wait(matches: (line: string) => boolean, timeoutMs: number): Promise<string> {
    return new Promise((found, fail) => {
      const settle = (end: () => void) => {
        clearTimeout(late);
        this.waiting.delete(check);
        end();
      };
      const check = () => {
        const hit = this.out.find(matches);
        if (hit !== undefined) settle(() => found(hit));
      };
      const story = () => new Error(`no such line in ${timeoutMs} ms; the app printed:\n${[...this.out, ...this.err].join('\n')}`);
      const late = setTimeout(() => settle(() => fail(story())), timeoutMs);
      this.waiting.add(check);
      check();
    });
  }
}

/** Playwright hands the process over only once the app is up; by then its first lines would be gone. */
async function listening<T>(launch: () => Promise<T>): Promise<{ result: T; spawned: PrintedLines[] }> {
  const spawned: PrintedLines[] = [];
  const onSpawn = (message: unknown) => void spawned.push(new PrintedLines((message as { process: ChildProcess }).process));
  subscribe('child_process', onSpawn);
  try {
    return { result: await launch(), spawned };
  } finally {
    unsubscribe('child_process', onSpawn);
  }
}

export async function launchSaikoro(options: LaunchOptions = {}): Promise<Launched> {
  const userDataDir = options.userDataDir ?? newTempDir('e2e');
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env;
  const { result: app, spawned } = await listening(() =>
    _electron.launch({
      executablePath: findElectron().path,
      args: [options.appDir ?? repoRoot, ...machineFlags(), `--user-data-dir=${userDataDir}`, ...(options.args ?? [])],
      env: { ...inherited, ...options.env } as Record<string, string>,
    }),
  );
  const child = app.process();
  const lines = spawned.find((one) => one.child === child) ?? new PrintedLines(child);
  const line: Launched['line'] = (matches, timeoutMs = 15_000) => lines.wait(matches, timeoutMs);

  const close = async () => {
    // A tray app may well refuse to quit when its window closes; a test's end is not up for discussion.
    const killer = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await app.close().catch(() => {});
    clearTimeout(killer);
    if (!options.userDataDir) rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  return { app, userDataDir, stdout: lines.out, stderr: lines.err, line, close };
}

/** `npm test` opens one session for the whole stage; this is for a test file run by itself. */
export async function withDisplay(): Promise<void> {
  if (process.platform !== 'linux' || (process.env.DISPLAY && process.env.DBUS_SESSION_BUS_ADDRESS)) return;
  const session = await openSession({ quiet: true });
  for (const name of ['DISPLAY', 'DBUS_SESSION_BUS_ADDRESS']) if (session.env[name]) process.env[name] = session.env[name];
  process.once('exit', session.close);
}

/** For the many tests that need one app and nothing from its end. */
export async function launchForTest(options: LaunchOptions = {}): Promise<Launched> {
  await withDisplay();
  const launched = await launchSaikoro(options);
  onTestFinished(launched.close);
  return launched;
}
