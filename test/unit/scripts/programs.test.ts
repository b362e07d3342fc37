import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { linuxTools } from '../../../main/platform/local-network/linux.ts';
import { programsStarted } from '../../../scripts/program-scan.mjs';
import { programs, testPrograms } from '../../../scripts/programs.mjs';
import { openTestPath } from '../../../scripts/test-path.mjs';

const root = resolve(import.meta.dirname, '../../..');
const declared = new Set(programs.map(({ name }) => name));
const started = programsStarted(root);

describe('the list of programs', () => {
  it('holds each that scripts and tests start', () => {
    const others = started.filter(({ name }) => !declared.has(name));
    expect(others.map(({ file, line, name }) => `${file}:${line} starts ${name}, which scripts/programs.mjs does not declare`)).toEqual([]);
  });

  it('gives the suites each that they start, not only the benches', () => {
    const ofSuites = started.filter(({ file }) => file.startsWith('test/') && !file.startsWith('test/bench/'));
    const lacking = ofSuites.filter(
      ({ name }) => !testPrograms.includes(name) && !programs.some((each) => each.name === name && each.find),
    );
    expect(lacking.map(({ file, line, name }) => `${file}:${line} starts ${name}, which is not on the PATH of the suites`)).toEqual([]);
  });

  it('holds none that nothing starts any more', () => {
    const names = new Set(started.map(({ name }) => name));
    const idle = programs.filter(({ name, by, for: purpose }) => !by && !names.has(name) && purpose !== 'app' && name !== 'node');
    expect(idle.map(({ name }) => name)).toEqual([]);
  });

  it('holds what the app asks the system', () => {
    const { list, news } = linuxTools();
    const named = programsStarted(root, ['main/platform']).filter(({ file }) => /linux/.test(file));
    const asked = new Set([list.program, news?.program, ...named.map(({ name }) => name)]);
    expect([...asked]).toEqual(programs.filter((each) => each.for === 'app').map(({ name }) => name));
  });

  it('says by name, file and line who starts something else', () => {
    const other = mkdtempSync(join(tmpdir(), 'saikoro-programs-'));
    onTestFinished(() => rmSync(other, { recursive: true, force: true }));
    const write = (file: string, text: string): void => {
      mkdirSync(join(other, file, '..'), { recursive: true });
      writeFileSync(join(other, file), text);
    };
    write('scripts/a.mjs', "// spawnSync('in-a-comment')\nconst text = `spawn('in-a-template')`;\nspawnSync('convert', ['a.png']);\n");
    write('test/lab/b.ts', "lab.home.run('tcpdump', '-i', 'eth0');\nstartDaemon(lab.inet, 'unbound', []);\nlab.run('ip', 'link');\n");
    write('test/e2e/c.ts', "\nconst python = '/usr/bin/perl';\nexecFileSync(\n  'curl',\n);\n");
    write('test/unit/d.ts', "const program = '/bin/backup';\nspawn('git');\n");
    expect(programsStarted(other).map(({ file, line, name }) => `${file}:${line} ${name}`)).toEqual([
      'scripts/a.mjs:3 convert',
      'test/e2e/c.ts:3 curl',
      'test/e2e/c.ts:2 perl',
      'test/lab/b.ts:1 tcpdump',
      'test/lab/b.ts:2 unbound',
      'test/lab/b.ts:3 ip',
      'test/unit/d.ts:2 git',
    ]);
  });
});

describe.runIf(process.platform === 'linux')('the PATH of the suites', { timeout: 60_000 }, () => {
  const open = (): { path: string; env: NodeJS.ProcessEnv } => {
    const { path, close } = openTestPath();
    onTestFinished(close);
    return { path, env: { ...process.env, PATH: path } };
  };

  it('holds the declared programs and nothing else', () => {
    const { path } = open();
    expect(readdirSync(path).filter((name) => !testPrograms.includes(name))).toEqual([]);
    expect(readdirSync(path)).toEqual(expect.arrayContaining(['node', 'npm', 'sh', 'tar']));
  });

  it('starts what is declared, and names what is not', () => {
    const { env } = open();
    expect(spawnSync('sh', ['-c', 'exit 7'], { env }).status).toBe(7);
    expect(spawnSync('npm', ['--version'], { env, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+\./),
    });
    for (const name of ['ls', 'convert', 'curl']) expect(spawnSync(name, { env }).error).toMatchObject({ code: 'ENOENT', path: name });
    expect(spawnSync('sh', ['-c', 'ls'], { env, encoding: 'utf8' }).stderr).toMatch(/ls: not found/);
  });

  it('is removed with its folder', () => {
    const { path, close } = openTestPath();
    close();
    expect(existsSync(path)).toBe(false);
  });
});
