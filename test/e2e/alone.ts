import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { findElectron } from '../../scripts/electron.mjs';
import { machineFlags, repoRoot } from '../helpers/electron.ts';
import { endLater } from './saikoro.ts';

/** Why no app can be started in a network of its own here; undefined when it can. */
export const lacksNamespaces = (): string | undefined =>
  spawnSync('unshare', ['--net', 'true']).status === 0 ? undefined : 'this user may not make a network namespace';

/** The real thing, not practice, in a network in which there is nobody else. No debugger reaches into it. */
export function startAlone(folder: string, args: string[], env: Record<string, string | undefined> = {}): ChildProcess {
  const start = [findElectron().path, repoRoot, ...machineFlags(), `--user-data-dir=${folder}`, '--secrets=file', ...args];
  const app = spawn('unshare', ['--net', 'sh', '-c', 'ip link set lo up; exec "$@"', 'sh', ...start], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  endLater(app);
  return app;
}
