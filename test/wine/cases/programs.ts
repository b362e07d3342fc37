import { existsSync, linkSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFeeds } from '../../../main/platform/process/feeds.ts';
import { createPrograms } from '../../../main/platform/process/programs.ts';
import { isAlive, newFolder, numberIn, until } from './another-process.ts';

const run = (program: string, args: string[], more: { timeoutMs?: number; env?: Record<string, string> } = {}) =>
  createPrograms().run({ program, args, env: {}, timeoutMs: 60_000, maxBytes: 10_000, ...more });

/** Writes its own number down, and starts another one that does. */
const family = (folder: string): { script: string; files: [string, string] } => {
  const files: [string, string] = [join(folder, 'parent'), join(folder, 'child')];
  const own = (file: string): string =>
    `require('fs').writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => {}, 1000);`;
  const script = `${own(files[0])} require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(own(files[1]))}], { stdio: 'ignore' })`;
  return { script, files };
};

describe('a command event', () => {
  it('hands its words to an .exe as they are', async () => {
    const words = ['a b', '"', 'a\\"b', 'C:\\x\\', 'C:\\x y\\', '', '%PATH%', '^&|<>()!', '漢字', '\u3000', "'", '*', '--x=1 2'];
    const { ended, exitCode, stdout } = await run(process.execPath, ['-p', 'JSON.stringify(process.argv.slice(1))', '--', ...words]);
    expect([ended, exitCode]).toEqual(['exit', 0]);
    expect(JSON.parse(stdout)).toEqual(words);
  });
  it('starts an .exe whose name and folder hold spaces, kanji and signs of the shell', async () => {
    const program = join(newFolder('漢字 %TEMP% & co'), 'up date (2).exe');
    try {
      linkSync(process.execPath, program);
    } catch {
      // Another drive: a copy does.
      writeFileSync(program, readFileSync(process.execPath));
    }
    expect(await run(program, ['-p', '1 + 1'])).toMatchObject({ ended: 'exit', exitCode: 0, stdout: '2\n' });
  });
  it('runs a batch file with plain words, and its exit code counts', async () => {
    const program = join(newFolder('up date'), 'my update.cmd');
    writeFileSync(program, '@echo off\r\necho [%~1] [%~2]\r\nexit /b 3\r\n');
    expect(await run(program, ['192.0.2.1', 'a b'])).toMatchObject({ ended: 'exit', exitCode: 3, stdout: '[192.0.2.1] [a b]\r\n' });
  });
  it('starts no batch file with a word that could be a command, however it is named', async () => {
    const folder = newFolder('x');
    const told = join(folder, 'told');
    writeFileSync(join(folder, 'x.cmd'), '@echo off\r\necho %1\r\n');
    for (const name of ['x.cmd', 'x.CMD', 'x.cmd.', 'x.cmd ', 'x.cmd. .'])
      for (const word of [`"&echo x>${told}`, `&echo x>${told}`, '%PATH%', `a|echo x>${told}`]) {
        const { ended, exitCode } = await run(join(folder, name), [word]);
        expect([name, word, ended, exitCode]).toEqual([name, word, expect.stringMatching(/^(failed|not-found)$/), null]);
        expect(existsSync(told), `${name} ${word}`).toBe(false);
      }
  });
  it('is told from one that is not there', async () => {
    expect(await run('no-such-program-here.exe', [])).toMatchObject({ ended: 'not-found' });
    expect(await run(join(newFolder(), 'none.cmd'), [])).toMatchObject({ exitCode: expect.anything() });
  });
  it('sees where Windows is, and nothing of our secrets', async () => {
    process.env.SAIKORO_TEST_TOKEN = 'secret';
    const { stdout } = await run(process.execPath, ['-p', 'JSON.stringify(process.env)'], { env: { SAIKORO_IPV4: '192.0.2.1' } });
    expect(JSON.parse(stdout)).toMatchObject({ SAIKORO_IPV4: '192.0.2.1', APPDATA: process.env.APPDATA });
    expect(stdout).not.toContain('secret');
  });
  it('that takes too long is ended with what it started', async () => {
    const { script, files } = family(newFolder());
    const running = run(process.execPath, ['-e', script], { timeoutMs: 4000 });
    const numbers = await Promise.all(files.map(numberIn));
    expect(await running).toMatchObject({ ended: 'timeout', exitCode: null });
    await until(() => !numbers.some(isAlive));
  });
});

describe('a feed', () => {
  it('is heard line by line, and ends with what it started: when it is given up, and when Saikoro quits', async () => {
    for (const end of ['cancel', 'stop'] as const) {
      const { script, files } = family(newFolder());
      const feeds = createFeeds();
      const lines: string[] = [];
      const cancel = feeds.follow({
        program: process.execPath,
        args: ['-e', `console.log('first\\r\\nルーター'); ${script}`],
        line: (line) => void lines.push(line),
        ended: (why) => void lines.push(why),
      });
      const numbers = await Promise.all(files.map(numberIn));
      await until(() => lines.length === 2);
      expect([lines, numbers.map(isAlive)]).toEqual([
        ['first', 'ルーター'],
        [true, true],
      ]);
      if (end === 'cancel') cancel();
      else feeds.stop();
      await until(() => !numbers.some(isAlive));
      expect(lines).toHaveLength(2);
    }
  });
});
