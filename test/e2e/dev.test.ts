import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
/** A copy of the sources: what is changed here must not be changed in the checkout. */
const copy = mkdtempSync(join(tmpdir(), 'saikoro-dev-'));
for (const part of ['main', 'preload', 'renderer', 'scripts', 'build', 'package.json', 'package-lock.json', 'tsconfig.json', '.npmrc'])
  if (existsSync(join(root, part))) cpSync(join(root, part), join(copy, part), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
mkdirSync(join(copy, 'data'));

const child = spawn(
  process.execPath,
  ['scripts/dev.mjs', '--practice', '--log=json', '--secrets=file', `--user-data-dir=${join(copy, 'data')}`],
  {
    cwd: copy,
    env: { ...process.env, LC_ALL: 'C.UTF-8', SAIKORO_RUNTIMES: process.env.SAIKORO_RUNTIMES ?? join(root, '.cache/runtimes') },
  },
);
let output = '';
for (const stream of [child.stdout, child.stderr])
  stream.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
const over = new Promise((done) => child.once('close', done));

afterAll(async () => {
  child.kill('SIGTERM');
  await over;
  rmSync(copy, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

const count = (text: string): number => output.split(text).length - 1;

it('builds for reading, reloads the page for a change of the window, and restarts for any other', async () => {
  await expect.poll(() => count('DevTools listening'), { timeout: 50_000 }).toBe(1);
  await expect.poll(() => count('"kind":'), { timeout: 20_000 }).toBeGreaterThan(0);
  expect(readFileSync(join(copy, 'dist/main.cjs'), 'utf8')).toContain('//# sourceMappingURL=data:');
  // Never taken for a build that users run.
  expect(JSON.parse(readFileSync(join(copy, 'dist/build.json'), 'utf8'))).toEqual({});

  appendFileSync(join(copy, 'renderer/main.css'), '\n/* changed */\n');
  // What it said until then stands in the failure.
  await expect.poll(() => output, { timeout: 30_000 }).toContain('Page reloaded.');
  expect(count('Page reloaded.')).toBe(1);
  expect(count('DevTools listening')).toBe(1);

  appendFileSync(join(copy, 'main/index.ts'), '\n// Changed.\n');
  await expect.poll(() => count('DevTools listening'), { timeout: 30_000 }).toBe(2);
}, 180_000);
