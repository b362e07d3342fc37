import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElectron } from '../../scripts/electron.mjs';
import { machineFlags, newTempDir, repoRoot, withDisplay } from '../helpers/electron';
import { asarFiles, fusesOf, type Packaged, packageInto, wantedFuses } from './package';

const onLinux = process.platform === 'linux';

describe.skipIf(!onLinux)('the packaged app (Linux; elsewhere the release itself is the test)', () => {
  let folder: string;
  let packaged: Packaged;
  const running = new Set<ChildProcess>();

  beforeAll(async () => {
    folder = newTempDir('packaged');
    await withDisplay();
    packaged = await packageInto(folder);
  });

  afterAll(() => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  /** Started as a user's desktop would: no debugger, no test driver. */
  function start(name: string, ...args: string[]) {
    const userData = join(folder, name);
    mkdirSync(userData, { recursive: true });
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
    const child = spawn(packaged.binary, [...machineFlags(packaged.binary), `--user-data-dir=${userData}`, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    const lines: string[] = [];
    const errors: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
    createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
    return { child, lines, errors };
  }

  it('carries the bundle and nothing else', () => {
    const files = asarFiles(packaged.asar);
    expect(files).toEqual(expect.arrayContaining(['package.json', 'dist/main.cjs', 'dist/preload.cjs', 'dist/renderer/index.html']));
    expect(files.filter((file) => file !== 'package.json' && !file.startsWith('dist/'))).toEqual([]);
    expect(files.filter((file) => /node_modules|\.tsx?$|\.map$|\.test\./.test(file))).toEqual([]);
  });

  it.for([...wantedFuses()])('has its fuse %s at %s', async ([name, wanted], { skip }) => {
    if (packaged.unknownFuses.includes(name)) skip(`Electron ${findElectron().version} has no such fuse yet`);
    expect((await fusesOf(packaged.binary)).get(name)).toBe(wanted);
  });

  it('says its version and ends', async () => {
    const { version } = JSON.parse(readFileSync(join(repoRoot, 'package.json'), 'utf8'));
    const { child, lines } = start('version', '--version');
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
    expect(lines.join('\n')).toContain(version);
  }, 30_000);

  it('is not to be run as a plain Node', async () => {
    const child = spawn(
      packaged.binary,
      ['-p', '"plain " + "node"', ...machineFlags(packaged.binary), '--version', `--user-data-dir=${join(folder, 'node')}`],
      {
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    running.add(child);
    const lines: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
    await once(child, 'close');
    expect(lines).not.toContain('plain node');
  }, 30_000);

  it('does its whole job in practice mode', async () => {
    const { child, lines, errors } = start('practice', '--practice', '--hidden', '--log=json', '--secrets=file');
    const updated = () => lines.some((line) => line.includes('"outcome":"updated"'));
    const ended = () => child.exitCode !== null || child.signalCode !== null;
    await expect
      .poll(() => updated() || ended(), { timeout: 60_000, interval: 100 })
      .toBe(true)
      .catch(() => {});
    expect(updated(), `it printed:\n${[...lines, ...errors].join('\n')}`).toBe(true);
    child.kill('SIGTERM');
    await once(child, 'close');
  }, 90_000);
});
