import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { ensureBuilt } from '../../scripts/build.mjs';
import { dataFolder, endLater } from '../e2e/saikoro.ts';
import { AS_ELECTRON, NODE } from './as-electron.ts';

type Fact = { kind: string; [more: string]: unknown };
type PageNotice = { notice: string; value: unknown };

/** The built app without Electron: its main process on plain Node, and a way to be its page. */
export interface Windowless {
  /** Where its own protocol's files are served, with their headers. */
  address: string;
  call(channel: string, arg: unknown): Promise<unknown>;
  /** In the order in which main tells them. */
  onNotice(told: (notice: PageNotice) => void): void;
  /** Waits for a fact of the journal, past or future. */
  fact(matches: (one: Fact) => boolean): Promise<Fact>;
  errors: string[];
}

/** Waits for whichever comes first: the answer, or the end of the process with what it said. */
const orEnd = <T>(child: ChildProcess, errors: string[], answer: Promise<T>): Promise<T> =>
  Promise.race([
    answer,
    new Promise<never>((_, fail) => child.once('exit', (code) => fail(new Error(`the app ended (${code}): ${errors.join('\n')}`)))),
  ]);

export async function startWindowless({ language = 'en', electron = '' } = {}): Promise<Windowless> {
  await ensureBuilt();
  const folder = dataFolder('windowless');
  mkdirSync(join(folder, 'home'), { recursive: true });
  const locale = language === 'ja' ? 'ja_JP.UTF-8' : 'en_GB.UTF-8';
  const flags = ['--practice', '--show', '--log=json', '--secrets=file', `--user-data-dir=${folder}`];
  const child = spawn(NODE, [...AS_ELECTRON, ...flags], {
    env: {
      ...process.env,
      HOME: join(folder, 'home'),
      LANG: locale,
      LC_ALL: locale,
      ...(electron === '' ? {} : { SAIKORO_STAND_IN_VERSION: electron }),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  endLater(child);
  const facts: Fact[] = [];
  const errors: string[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout as Readable }).on('line', (line) => {
    facts.push(JSON.parse(line));
    for (const look of waiting) look();
  });
  createInterface({ input: child.stderr as Readable }).on('line', (line) => errors.push(line));

  let listener: (notice: PageNotice) => void = () => {};
  const answers = new Map<number, (answer: { value?: unknown; error?: string }) => void>();
  const page = new Promise<string>((opened) => {
    child.on('message', (message: { page: string } | PageNotice | { id: number; value?: unknown; error?: string }) => {
      if ('page' in message) opened(message.page);
      else if ('notice' in message) listener(message);
      else answers.get(message.id)?.(message);
    });
  });
  let last = 0;
  return {
    address: await orEnd(child, errors, page),
    call: (channel, arg) => {
      last += 1;
      const id = last;
      const answer = new Promise<{ value?: unknown; error?: string }>((told) => answers.set(id, told));
      child.send({ id, channel, arg });
      return orEnd(child, errors, answer).then(({ value, error }) => {
        answers.delete(id);
        if (error !== undefined) throw new Error(error);
        return value;
      });
    },
    onNotice: (told) => {
      listener = told;
    },
    fact: (matches) =>
      orEnd(
        child,
        errors,
        new Promise((found) => {
          const look = (): void => {
            const hit = facts.find(matches);
            if (hit === undefined) return;
            waiting.delete(look);
            found(hit);
          };
          waiting.add(look);
          onTestFinished(() => void waiting.delete(look));
          look();
        }),
      ),
    errors,
  };
}
