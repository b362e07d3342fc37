import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { command, note } from './words.mjs';

const root = resolve(import.meta.dirname, '..');

function run(path, args, env) {
  return new Promise((done, fail) => {
    const child = spawn(path, args, { stdio: 'inherit', env, cwd: root });
    // A terminal sends Ctrl+C to the whole group by itself; sent twice, it would cut a tidy end short.
    const signals = process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
    process.on('SIGINT', () => {});
    for (const signal of signals) process.on(signal, () => child.kill(signal));
    child.once('error', fail);
    child.once('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]));
  });
}

await command(import.meta, async (args) => {
  // First, and with nothing but Node: on a fresh clone there is no esbuild to import yet.
  const { ensureSetup } = await import('./setup.mjs');
  await ensureSetup({ for: 'start' });
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt();
  const { ensureElectron, outdatedWord } = await import('./electron.mjs');
  const electron = await ensureElectron();
  const { sandboxFlags, sandboxWord } = await import('./sandbox.mjs');
  for (const word of [outdatedWord(electron), sandboxWord(electron.path)]) if (word) note(word.en, word.ja);
  const { openSession } = await import('./display.mjs');
  const session = await openSession();
  // There is no GPU behind a virtual display.
  const flags = [...sandboxFlags(electron.path), ...(session.virtual ? ['--disable-gpu'] : [])];
  const { ELECTRON_RUN_AS_NODE: _, ...env } = session.env;
  try {
    return await run(electron.path, [root, ...flags, ...args], env);
  } finally {
    session.close();
  }
});
