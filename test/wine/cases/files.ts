import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../../main/platform/files/files.ts';
import { heldByAnother, newFolder } from './another-process.ts';

const LONG = 600_000;
const MOMENT = 400;

describe('the data folder', () => {
  it('is what Windows makes of it: a name in use cannot be taken over', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, 'old');
    await heldByAnother(file, { alone: false, ms: LONG });
    writeFileSync(`${file}.new`, 'new');
    expect(() => renameSync(`${file}.new`, file)).toThrow(/EPERM|EBUSY|EACCES/);
  });
  it('replaces a file that another process holds open for a moment', async () => {
    for (const alone of [false, true]) {
      const folder = newFolder();
      const files = createFiles(folder);
      expect(files.write('settings.json', 'old')).toEqual({ ok: true });
      await heldByAnother(join(folder, 'settings.json'), { alone, ms: MOMENT });
      expect(files.write('settings.json', 'new', { keepIf: () => true })).toEqual({ ok: true });
      expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe('new');
    }
  });
  it('says that it could not where the file stays in use, and leaves the old one whole', async () => {
    const folder = newFolder();
    const files = createFiles(folder);
    files.write('settings.json', 'old');
    await heldByAnother(join(folder, 'settings.json'), { alone: false, ms: LONG });
    expect(files.write('settings.json', 'new')).toEqual({ ok: false, full: false, detail: expect.stringMatching(/^E\w+ settings.json$/) });
    expect([readdirSync(folder), readFileSync(join(folder, 'settings.json'), 'utf8')]).toEqual([['settings.json'], 'old']);
  });
  it('reads a file that a virus scanner has for itself for a moment', async () => {
    const folder = newFolder();
    createFiles(folder).write('settings.json', 'mine');
    await heldByAnother(join(folder, 'settings.json'), { alone: true, ms: MOMENT });
    expect(createFiles(folder).read('settings.json')).toEqual({ ok: true, text: 'mine' });
  });
  it('adds a line to a file that a virus scanner has for itself for a moment', async () => {
    const folder = newFolder();
    const files = createFiles(folder);
    files.append('ledger.jsonl', '1', { sync: true });
    await heldByAnother(join(folder, 'ledger.jsonl'), { alone: true, ms: MOMENT });
    expect(files.append('ledger.jsonl', '2', { sync: true })).toEqual({ ok: true });
    expect(readFileSync(join(folder, 'ledger.jsonl'), 'utf8')).toBe('1\n2\n');
  });
  it('removes what a virus scanner has for itself for a moment', async () => {
    const folder = newFolder();
    const files = createFiles(folder);
    files.write('plugins.json', 'x');
    await heldByAnother(join(folder, 'plugins.json'), { alone: true, ms: MOMENT });
    expect([files.remove('plugins.json'), existsSync(join(folder, 'plugins.json'))]).toEqual([{ ok: true }, false]);
  });
  it('may have any name that Windows allows', () => {
    for (const name of ['漢字 %APPDATA%', '&^!(1)', 'ルーター\u3000の 設定', "it's"]) {
      const folder = join(newFolder(name), 'Saikoro');
      const files = createFiles(folder);
      expect(files.write('settings.json', '1', { keepIf: () => true })).toEqual({ ok: true });
      expect(files.write('settings.json', '2', { keepIf: () => true })).toEqual({ ok: true });
      expect(files.append('journal.jsonl', 'x', { sync: true })).toEqual({ ok: true });
      expect(readdirSync(folder).sort()).toEqual(['journal.jsonl', 'settings.json', 'settings.json.bak']);
      expect(readFileSync(join(folder, 'settings.json.bak'), 'utf8')).toBe('1');
    }
  });
});
