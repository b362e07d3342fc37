#!/usr/bin/env node
// The command without a window: npm run -s saikoro -- COMMAND, or saikoro where the package is installed. Builds first where the sources are newer.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Stop } from './words.mjs';

const root = resolve(import.meta.dirname, '..');
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** What a shell makes of a program that a signal ended. */
const SIGNAL_CODES = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };

try {
  // A package brings what was built and no sources.
  if (existsSync(join(root, 'main/headless/index.ts'))) {
    const { ensureBuilt } = await import('./build.mjs');
    await ensureBuilt();
  }
  const child = spawn(process.execPath, [join(root, 'dist/saikoro.cjs'), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal tells the child by itself; a supervisor tells this process alone.
  for (const signal of SIGNALS) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  child.once('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 70;
  });
  child.once('close', (code, signal) => {
    process.exitCode = code ?? SIGNAL_CODES[signal] ?? 70;
  });
} catch (error) {
  process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`);
  process.exitCode = 70;
}
