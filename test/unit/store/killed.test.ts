import './no-electron.ts';

import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, it } from 'vitest';
import { newFolder, newReport } from './folder.ts';
import { counters } from './writer.ts';

const ROUNDS = 12;
const root = resolve(import.meta.dirname, '../../..');
let program = '';

beforeAll(async () => {
  const [file] = (
    await build({
      entryPoints: [join(import.meta.dirname, 'writer.ts')],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['electron'],
      write: false,
      logLevel: 'error',
    })
  ).outputFiles;
  program = file?.text ?? '';
});

/** Lets the writer count, kills it in the midst of it, and gives the last number it said was kept. */
const countUntilKilled = (kind: string, dir: string, acknowledgements: number): Promise<number> =>
  new Promise((done, fail) => {
    const env = { ...process.env, SAIKORO_WRITER: '1', NODE_PATH: join(root, 'node_modules') };
    // From stdin, so that nothing but its data is in the folder.
    const writer = spawn(process.execPath, ['-', kind, dir], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    writer.stdin.on('error', () => {});
    writer.stdin.end(program);
    let said = '';
    writer.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.split('\n').length > acknowledgements) writer.kill('SIGKILL');
    });
    writer.once('error', fail);
    writer.once('close', (code) =>
      code === null ? done(Number(said.trimEnd().split('\n').at(-1))) : fail(new Error(`the writer ended with ${code}`)),
    );
  });

describe.concurrent('a process killed while it writes', () => {
  it.for(Object.keys(counters) as (keyof typeof counters)[])(
    'loses nothing it said was kept: %s',
    { timeout: 120_000 },
    async (kind, { onTestFinished, expect }) => {
      const dir = newFolder(onTestFinished);
      for (let round = 0; round < ROUNDS; round += 1) {
        const kept = await countUntilKilled(kind, dir, 1 + Math.floor(Math.random() * 40));
        const { told, report } = newReport();
        const found = (await counters[kind](dir, report as never)).read();
        expect(found).toBeGreaterThanOrEqual(kept);
        // At most the one it was writing just then.
        expect(found).toBeLessThanOrEqual(kept + 1);
        expect(told).toEqual([]);
      }
    },
  );
});
