import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packCommand } from '../../scripts/command-package.mjs';
import { newFolder } from './saikoro-command.ts';

const FILE = readFileSync(resolve(import.meta.dirname, '../../build/container/Containerfile'), 'utf8');
/** Each instruction with its words, in order; a line that ends with \ goes on. */
const instructions = FILE.replace(/^#.*\n/gm, '')
  .replace(/\\\n/g, ' ')
  .split('\n')
  .flatMap((line) => (line.trim() === '' ? [] : [line.trim().replace(/\s+/g, ' ')]))
  .map((line): [string, string] => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]);
const only = (name: string): string => {
  const found = instructions.filter(([each]) => each === name);
  expect(found.length, name).toBe(1);
  return found[0]?.[1] ?? '';
};
const list = (name: string): string[] => JSON.parse(only(name).replace(/^.*?(?=\[)/, '')) as string[];

/** The user the container has; where this process may not become that one, its own. */
const [uid, gid] = only('USER').split(':').map(Number) as [number, number];
const user = process.getuid?.() === 0 ? { uid, gid } : {};

describe('the container file', () => {
  it('runs as nobody in particular, by a number, and starts without a shell', () => {
    expect([uid, gid].every((id) => Number.isInteger(id) && id > 0)).toBe(true);
    expect(only('FROM')).toMatch(/^node:\d+-slim$/);
    expect(Number(/:(\d+)/.exec(only('FROM'))?.[1])).toBeGreaterThanOrEqual(20);
    expect(list('ENTRYPOINT')).toEqual(['saikoro']);
    const order = instructions.map(([name]) => name);
    expect(order.lastIndexOf('RUN')).toBeLessThan(order.indexOf('USER'));
    expect(only('ENV')).toBe(`STATE_DIRECTORY=${only('VOLUME')}`);
    expect(only('RUN')).toContain(`chown ${only('USER')} ${only('VOLUME')}`);
  });

  describe('what is in it', () => {
    const place = newFolder();
    beforeAll(async () => {
      const archive = await packCommand({ out: join(place, 'release') });
      // What is copied is what was packed.
      const [from = '', to = ''] = only('COPY').split(' ');
      expect(basename(archive)).toMatch(new RegExp(`^${from.replaceAll('.', '\\.').replace('*', '[^/]+')}$`));
      const install = only('RUN').split(' && ')[0]?.replace(to, archive).split(' ') ?? [];
      expect(install.slice(0, 3)).toEqual(['npm', 'install', '--global']);
      mkdirSync(join(place, 'home'));
      const env = { PATH: process.env.PATH ?? '', HOME: join(place, 'home'), npm_config_prefix: join(place, 'prefix') };
      const code = await new Promise((done) => spawn('npm', install.slice(1), { env, stdio: 'inherit' }).once('close', done));
      expect(code).toBe(0);
      chmodSync(place, 0o755);
      mkdirSync(join(place, 'data'), { mode: 0o700 });
      if ('uid' in user) chownSync(join(place, 'data'), uid, gid);
    });

    /** With a home that is not there and nothing else to write to, as in a container whose root is read-only. */
    const start = (words: readonly string[]): { child: ChildProcess; said(): string; ended: Promise<number | null> } => {
      const [program = '', ...args] = words;
      // As in the image: the suites' own path of programs is closed to others.
      const path = [join(place, 'prefix/bin'), dirname(process.execPath), '/usr/bin'].join(':');
      const env = { PATH: path, HOME: '/nonexistent', STATE_DIRECTORY: join(place, 'data') };
      const child = spawn(program === 'node' ? process.execPath : join(place, 'prefix/bin', program), args, { ...user, env, cwd: '/' });
      let text = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (more: string) => {
          text += more;
        });
      return { child, said: () => text, ended: new Promise((done) => child.once('close', done)) };
    };

    it('starts, is healthy by its own check, keeps its data to itself, and ends when it is told to', async () => {
      const check = start(list('HEALTHCHECK'));
      expect(await check.ended).toBe(1);
      const run = start([...list('ENTRYPOINT'), ...list('CMD')]);
      await expect.poll(run.said, { timeout: 60_000 }).toMatch(/started/);
      expect(await start(list('HEALTHCHECK')).ended).toBe(0);
      const listed = start([...list('ENTRYPOINT'), 'events', '--json']);
      expect(await listed.ended, listed.said()).toBe(0);
      expect(JSON.parse(listed.said())).toMatchObject({ events: [] });
      run.child.kill(only('STOPSIGNAL') as NodeJS.Signals);
      expect(await run.ended, run.said()).toBe(0);
    });
  });
});
