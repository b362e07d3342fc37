import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFiles } from '../../../../main/platform/files/files.ts';
import { createUserFiles } from '../../../../main/platform/files/user-files.ts';
import { retryBusy } from '../../../../main/platform/files/whole-file.ts';

// Many real writes: slow on a busy machine, and no worse for it.
vi.setConfig({ testTimeout: 60_000 });

const isPosix = process.platform !== 'win32';
const newFolder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'saikoro-files-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};
const modeOf = (path: string) => statSync(path).mode & 0o777;
const failing = (code: string, times: number) => {
  let calls = 0;
  return {
    calls: () => calls,
    act() {
      calls += 1;
      if (calls <= times) throw Object.assign(new Error(code), { code });
    },
  };
};

describe('files of the data folder', () => {
  it('makes the folder and the files for their owner alone', () => {
    const dir = join(newFolder(), 'deep', 'Saikoro');
    const files = createFiles(dir);
    expect(files.write('a.json', '1')).toEqual({ ok: true });
    expect(files.append('b.jsonl', '{}', { sync: true })).toEqual({ ok: true });
    if (isPosix) expect([dir, join(dir, 'a.json'), join(dir, 'b.jsonl')].map(modeOf)).toEqual([0o700, 0o600, 0o600]);
    expect(files.list().sort()).toEqual(['a.json', 'b.jsonl']);
  });
  it('keeps the version before the last as the backup, if it is whole', () => {
    const dir = newFolder();
    const files = createFiles(dir);
    const keepIf = (text: string) => text !== 'torn';
    for (const text of ['one', 'two', 'three']) expect(files.write('a.json', text, { keepIf })).toEqual({ ok: true });
    expect(files.read('a.json')).toEqual({ ok: true, text: 'three' });
    expect(files.read('a.json.bak')).toEqual({ ok: true, text: 'two' });
    writeFileSync(join(dir, 'a.json'), 'torn');
    files.write('a.json', 'four', { keepIf });
    expect([files.read('a.json'), files.read('a.json.bak')]).toEqual([
      { ok: true, text: 'four' },
      { ok: true, text: 'two' },
    ]);
    files.write('b.json', 'one');
    files.write('b.json', 'two');
    expect(readdirSync(dir).sort()).toEqual(['a.json', 'a.json.bak', 'b.json']);
  });
  it.skipIf(!isPosix)('changes neither file when the backup or the file cannot be replaced', () => {
    const dir = newFolder();
    const files = createFiles(dir);
    const keepIf = () => true;
    files.write('a.json', 'one', { keepIf });
    mkdirSync(join(dir, 'a.json.bak'));
    expect(files.write('a.json', 'two', { keepIf })).toEqual({ ok: false, full: false, detail: 'EISDIR a.json' });
    expect(files.read('a.json')).toEqual({ ok: true, text: 'one' });
    expect(readdirSync(dir).sort()).toEqual(['a.json', 'a.json.bak']);
    expect(files.read('a.json.bak')).toEqual({ ok: false, why: 'unfit', detail: 'no-file a.json.bak' });
  });
  it('begins every line on a line of its own', () => {
    const dir = newFolder();
    const files = createFiles(dir);
    writeFileSync(join(dir, 'a.jsonl'), 'one\ntorn');
    files.append('a.jsonl', 'two');
    files.append('a.jsonl', 'three');
    expect(readFileSync(join(dir, 'a.jsonl'), 'utf8')).toBe('one\ntorn\ntwo\nthree\n');
    expect(files.size('a.jsonl')).toBe(19);
  });
  it('tells what is absent from what can’t be read, and names no folder', () => {
    const dir = newFolder();
    const files = createFiles(dir);
    expect(files.read('a')).toEqual({ ok: false, why: 'absent', detail: 'ENOENT a' });
    expect(files.size('a')).toBe(0);
    expect(files.rename('a', 'b')).toEqual({ ok: false, full: false, detail: 'ENOENT a' });
    expect(files.remove('a')).toEqual({ ok: true });
    if (!isPosix) return;
    symlinkSync('loop', join(dir, 'loop'));
    expect(files.read('loop')).toEqual({ ok: false, why: 'error', detail: 'ELOOP loop' });
  });
  it('answers when the folder itself is impossible', () => {
    const dir = newFolder();
    writeFileSync(join(dir, 'file'), '');
    const files = createFiles(join(dir, 'file', 'folder'));
    expect(files.write('a', '1')).toMatchObject({ ok: false, full: false });
    expect(files.append('a', '1')).toMatchObject({ ok: false, full: false });
    expect(files.list()).toEqual([]);
  });
  it('leaves a folder that was there as open as it was', () => {
    const dir = newFolder();
    chmodSync(dir, 0o755);
    createFiles(dir);
    if (isPosix) expect(modeOf(dir)).toBe(0o755);
  });
  it.each(['../a', 'a/b', '', '..', '/etc/passwd'])('takes names only, never a path: %s', (name) => {
    expect(() => createFiles(newFolder()).read(name)).toThrow('not a path');
  });
  it('waits for a virus scanner on Windows, and nowhere else', () => {
    const busy = failing('EBUSY', 3);
    retryBusy(busy.act, 'win32');
    expect(busy.calls()).toBe(4);
    const denied = failing('EPERM', 1);
    expect(() => retryBusy(denied.act, 'darwin')).toThrow('EPERM');
    const other = failing('ENOSPC', 1);
    expect(() => retryBusy(other.act, 'win32')).toThrow('ENOSPC');
    expect([denied.calls(), other.calls()]).toEqual([1, 1]);
    const forever = failing('EPERM', 1000);
    expect(() => retryBusy(forever.act, 'win32')).toThrow('EPERM');
    expect(forever.calls()).toBe(10);
  });
});

describe('files the user names', () => {
  it('are read up to a bound and written whole', () => {
    const path = join(newFolder(), 'イベント.json');
    const files = createUserFiles();
    expect(files.write(path, '12345')).toEqual({ ok: true });
    if (isPosix) expect(modeOf(path)).toBe(0o600);
    expect(files.read(path, 5)).toEqual({ ok: true, text: '12345' });
    expect(files.read(path, 4)).toEqual({ ok: false, code: 'too-large', detail: 'イベント.json' });
    expect(readdirSync(join(path, '..'))).toEqual(['イベント.json']);
  });
  it('that are none are refused with a code', () => {
    const dir = newFolder();
    const files = createUserFiles();
    expect(files.read(join(dir, 'none'), 9)).toEqual({ ok: false, code: 'unreadable-file', detail: 'ENOENT none' });
    expect(files.read(dir, 9)).toMatchObject({ ok: false, code: 'unreadable-file' });
    if (existsSync('/dev/zero')) expect(files.read('/dev/zero', 9)).toMatchObject({ ok: false, code: 'unreadable-file' });
    expect(files.write(join(dir, 'none', 'a'), '1')).toEqual({ ok: false, full: false, detail: 'ENOENT a' });
  });
});
