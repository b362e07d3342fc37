import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packCommand } from '../../scripts/command-package.mjs';
import { type Ended, newFolder } from './saikoro-command.ts';

const root = resolve(import.meta.dirname, '../..');

/** npm as somebody has it who never saw this repository: a home of their own, and no registry to ask. */
const npm = (args: readonly string[], folder: string): Promise<Ended> =>
  new Promise((done, fail) => {
    const env = { PATH: process.env.PATH ?? '', HOME: join(folder, 'home'), LANG: 'en_GB.UTF-8', npm_config_update_notifier: 'false' };
    const child = spawn('npm', args, { cwd: join(folder, 'work'), env, stdio: ['ignore', 'pipe', 'pipe'] });
    const told = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        told[name] += text;
      });
    child.once('error', fail);
    child.once('close', (code) => done({ code, ...told }));
  });

/** The names of an archive, and what stands in one file of it. */
const tar = (...args: string[]): Promise<string> =>
  new Promise((done, fail) => {
    const child = spawn('tar', args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.once('error', fail);
    child.once('close', (code) => (code === 0 ? done(out) : fail(new Error(`tar ended with ${code}`))));
  });

describe('the package of the command', () => {
  let archive = '';
  beforeAll(async () => {
    archive = await packCommand({ out: newFolder() });
  });

  it('holds the command, its plug-ins and the licences, and nothing else', async () => {
    const names = (await tar('-tzf', archive))
      .trim()
      .split('\n')
      .map((name) => name.replace('package/', ''));
    expect(names.filter((name) => !name.startsWith('plugins/')).sort()).toEqual([
      'LICENSE',
      'README.md',
      'THIRD-PARTY-LICENSES.txt',
      'package.json',
      'saikoro.cjs',
    ]);
    expect(names.filter((name) => name.startsWith('plugins/') && !name.endsWith('.json'))).toEqual([]);
    const manifest = JSON.parse(await tar('-xzOf', archive, 'package/package.json'));
    const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ version: own.version, engines: { node: own.engines.node }, bin: { saikoro: 'saikoro.cjs' } });
    for (const key of ['private', 'scripts', 'dependencies', 'devDependencies']) expect(manifest).not.toHaveProperty(key);
    const licences = await tar('-xzOf', archive, 'package/THIRD-PARTY-LICENSES.txt');
    expect(licences).toMatch(/^undici 7/m);
    // Of the window alone.
    expect(licences).not.toMatch(/^react /m);
    expect(await tar('-xzOf', archive, 'package/saikoro.cjs')).not.toContain(root);
  });

  it('is installed without a registry, and publishes in practice', async () => {
    const folder = newFolder();
    for (const name of ['home', 'work']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'work/package.json'), '{"private":true}');
    const installed = await npm(['install', '--offline', '--no-audit', '--no-fund', archive], folder);
    expect(installed.code, installed.stderr).toBe(0);
    const { code, stdout, stderr } = await npm(['exec', '--offline', '--', 'saikoro', 'practice'], folder);
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/home\.practice\.test/);
    expect(stderr).toMatch(/the made-up DNS was asked and shows it/);
    const { stdout: version } = await npm(['exec', '--offline', '--', 'saikoro', '--version'], folder);
    expect(version).toMatch(/^Saikoro \d+\.\d+\.\d+\n$/);
  });
});
