import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookUp } from '../../../../main/platform/sockets/look-up.ts';

const wanted = () => true;

describe('a look-up', () => {
  it('gives the addresses of one family, as the system knows them', async () => {
    expect(await lookUp('localhost', 4, wanted)).toContain('127.0.0.1');
    expect(await lookUp('127.0.0.5', 4, wanted)).toEqual(['127.0.0.5']);
  });
  it('ends with the system’s word where there is none', async () => {
    await expect(lookUp('no such name', 4, wanted)).rejects.toHaveProperty('code');
  });
  it('is not made when nobody waits for it any more', async () => {
    expect(await lookUp('no such name', 6, () => false)).toEqual([]);
  });
  it('is made in turn, however many there are', async () => {
    const many = await Promise.all(Array.from({ length: 50 }, () => lookUp('localhost', 4, wanted)));
    expect(many.flat().filter((address) => address === '127.0.0.1').length).toBeGreaterThanOrEqual(50);
  });
});

/** Prints how many threads came with the first look-up, and what programs that are started then inherit. */
const COUNT = `
import { readdirSync } from 'node:fs';
const before = readdirSync('/proc/self/task').length;
import('./look-up.ts').then(({ lookUp }) => lookUp('localhost', 4, () => true)).then(() => {
  const more = readdirSync('/proc/self/task').length - before;
  process.stdout.write(JSON.stringify({ more, inherited: process.env.UV_THREADPOOL_SIZE ?? null }));
});`;

describe.skipIf(process.platform !== 'linux')('the threads for look-ups', () => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-threads-'));
  const outfile = join(folder, 'count.cjs');
  beforeAll(async () => {
    const stdin = { contents: COUNT, resolveDir: join(import.meta.dirname, '../../../../main/platform/sockets') };
    await build({ stdin, outfile, bundle: true, platform: 'node', format: 'cjs', target: 'node18', logLevel: 'error' });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const count = async (env: NodeJS.ProcessEnv) => JSON.parse((await promisify(execFile)(process.execPath, [outfile], { env })).stdout);

  it('are enough for both families, and the programs of events hear nothing of it', async () => {
    const { UV_THREADPOOL_SIZE: _, ...env } = process.env;
    expect(await count(env)).toEqual({ more: 16, inherited: null });
  });
  it('are as many as the user says', async () => {
    expect(await count({ ...process.env, UV_THREADPOOL_SIZE: '6' })).toEqual({ more: 6, inherited: '6' });
  });
});
