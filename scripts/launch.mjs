import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { note } from './words.mjs';

const root = resolve(import.meta.dirname, '..');

/** What the built app is started with here: {path, args, env}, and close() for what was started for it. Says what is unusual about it. */
export async function openLauncher() {
  const { ensureElectron, outdatedWord } = await import('./electron.mjs');
  const electron = await ensureElectron();
  const { sandboxFlags, sandboxWord } = await import('./sandbox.mjs');
  for (const word of [outdatedWord(electron), sandboxWord(electron.path)]) if (word) note(word.en, word.ja);
  const { openSession } = await import('./display.mjs');
  const session = await openSession();
  // There is no GPU behind a virtual display.
  const args = [root, ...sandboxFlags(electron.path), ...(session.virtual ? ['--disable-gpu'] : [])];
  const { ELECTRON_RUN_AS_NODE: _, ...env } = session.env;
  return { path: electron.path, args, env, close: session.close };
}

/** Starts a program that lives as long as the command does. Gives the child, and `over`, its exit code as a shell would say it. */
export function run(path, args, { env, stdio = 'inherit' }) {
  const child = spawn(path, args, { stdio, env, cwd: root });
  // A terminal sends Ctrl+C to the whole group by itself; sent twice, it would cut a tidy end short.
  const signals = process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const ignore = () => {};
  const pass = new Map(signals.map((signal) => [signal, () => child.kill(signal)]));
  process.on('SIGINT', ignore);
  for (const [signal, listener] of pass) process.on(signal, listener);
  const over = new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      process.off('SIGINT', ignore);
      for (const [name, listener] of pass) process.off(name, listener);
      done(code ?? 128 + constants.signals[signal]);
    });
  });
  return { child, over };
}
