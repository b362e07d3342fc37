import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { Play } from '../helpers/played-router/ways.ts';
import { startDaemon } from './daemon.ts';
import type { Host } from './hosts.ts';
import { ROUTER } from './namespaces.ts';

/** What it is told to do, as a line of JSON. */
export type PlayWritten = Omit<Partial<Play>, 'ways'> & { address: string; ways?: string[] };

/**
 * The played router as the lab's router: one that tells its address whatever it is, as many do and miniupnpd does not (it keeps a private one to
 * itself), or that has the faults of many makes at once.
 */
export const startPlayedRouter = async (router: Host, play: PlayWritten): Promise<{ stop(): Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-played-'));
  const outfile = join(folder, 'router.cjs');
  const entry = resolve(import.meta.dirname, '../helpers/played-router/alone.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'cjs' });
  const { child } = await startDaemon(router, process.execPath, [outfile, ROUTER, JSON.stringify(play)], { ready: 'ready' });
  rmSync(folder, { recursive: true });
  return {
    stop: () =>
      new Promise((done) => {
        child.removeAllListeners('exit').once('exit', () => done());
        child.kill();
      }),
  };
};
