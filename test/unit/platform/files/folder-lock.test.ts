import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createFolderLock } from '../../../../main/platform/files/folder-lock.ts';
import { canMount, tinyDisk } from '../../store/tiny-disk.ts';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
const newFolder = (): string => mkdtempSync(join(tmpdir(), 'saikoro-lock-'));
const file = (dir: string): string => join(dir, 'saikoro.lock');
/** A living process that is not this one. */
const another = (): number => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  children.push(child);
  return child.pid ?? 0;
};
const lock = createFolderLock();

describe('the lock of a data folder', () => {
  it('is held by one process, and free once it is released', () => {
    const dir = newFolder();
    expect(lock.holder(dir)).toBeNull();
    const taken = lock.take(dir, 'command');
    expect(lock.holder(dir)).toEqual({ pid: process.pid, front: 'command' });
    if (taken.ok) taken.release();
    expect([lock.holder(dir), readdirSync(dir)]).toEqual([null, []]);
  });
  it('is refused while another living process has it', () => {
    const dir = newFolder();
    const pid = another();
    writeFileSync(file(dir), JSON.stringify({ pid, front: 'window', began: '' }));
    expect(lock.take(dir, 'command')).toEqual({ ok: false, by: { pid, front: 'window' } });
    expect(lock.holder(dir)).toEqual({ pid, front: 'window' });
    expect(JSON.parse(readFileSync(file(dir), 'utf8')).pid).toBe(pid);
  });
  it('is taken over from a process that is gone, and from one whose number another has now', () => {
    for (const stale of [
      { pid: 2 ** 22 - 3, front: 'window', began: '' },
      ...(process.platform === 'linux' ? [{ pid: another(), front: 'window', began: 'another-boot 7' }] : []),
    ]) {
      const dir = newFolder();
      writeFileSync(file(dir), JSON.stringify(stale));
      expect(lock.holder(dir)).toBeNull();
      expect(lock.take(dir, 'window').ok).toBe(true);
      expect(lock.holder(dir)?.pid).toBe(process.pid);
      expect(readdirSync(dir)).toEqual(['saikoro.lock']);
    }
  });
  it('is taken over from a file that says nothing: cut short, empty, other JSON, a stranger’s', () => {
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"pid":"x"}',
      '{"pid":-1,"front":"window","began":""}',
      '{"pid":1,"front":"x","began":""}',
    ]) {
      const dir = newFolder();
      writeFileSync(file(dir), text);
      expect(lock.take(dir, 'command').ok, text).toBe(true);
    }
  });
  it.skipIf(!canMount)('keeps nobody from watching on a full disk, and still knows who has it', () => {
    const disk = tinyDisk(64);
    const pid = another();
    writeFileSync(file(disk.dir), JSON.stringify({ pid, front: 'window', began: '' }));
    disk.leave(0);
    expect(lock.take(disk.dir, 'command')).toEqual({ ok: false, by: { pid, front: 'window' } });
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(file(disk.dir));
    writeFileSync(join(disk.dir, 'more'), '');
    expect(lock.take(disk.dir, 'command').ok).toBe(true);
  });
  it('is taken although a process was killed while it took a stale one away', () => {
    const dir = newFolder();
    writeFileSync(file(dir), JSON.stringify({ pid: 2 ** 22 - 3, front: 'window', began: '' }));
    writeFileSync(`${file(dir)}-taking`, '');
    utimesSync(`${file(dir)}-taking`, new Date(0), new Date(0));
    expect(lock.take(dir, 'command').ok).toBe(true);
    expect(readdirSync(dir)).toEqual(['saikoro.lock']);
  });
  it.each(Array.from({ length: 6 }, (_, turn) => turn))('goes to one alone of many that ask at once, turn %i', async () => {
    const dir = newFolder();
    writeFileSync(file(dir), JSON.stringify({ pid: 2 ** 22 - 3, front: 'window', began: '' }));
    const module = join(import.meta.dirname, '../../../../main/platform/files/folder-lock.ts');
    const { build } = await import('esbuild');
    const bundled = join(newFolder(), 'lock.mjs');
    await build({ entryPoints: [module], outfile: bundled, bundle: true, platform: 'node', format: 'esm' });
    const script = `import { createFolderLock } from ${JSON.stringify(bundled)};
      process.stdin.once('data', () => { console.log(createFolderLock().take(${JSON.stringify(dir)}, 'command').ok); setInterval(() => {}, 1000); });
      console.log('ready');`;
    const said = await Promise.all(
      Array.from({ length: 8 }, () => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
        children.push(child);
        let text = '';
        return new Promise<{ child: ChildProcess; next: Promise<string> }>((ready) => {
          const next = new Promise<string>((done) => {
            child.stdout.setEncoding('utf8').on('data', (more: string) => {
              text += more;
              if (text.includes('ready')) ready({ child, next });
              if (/true|false/.test(text)) done(text.replace('ready', '').trim());
            });
          });
        });
      }),
    );
    for (const { child } of said) child.stdin?.write('go\n');
    const answers = await Promise.all(said.map(({ next }) => next));
    expect(answers.filter((answer) => answer === 'true')).toHaveLength(1);
  });
});
