import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, openPluginFiles } from '../../../../main/instance/files/plugin-files.ts';
import { createFiles } from '../../../../main/platform/files/files.ts';
import { sourceBuiltIns } from '../../../../main/providers/source-built-ins.ts';
import type { DataFolder } from '../../../../main/store/data-folder.ts';
import { newFolder, newReport } from '../../store/folder.ts';
import { ownPlugin } from '../../store/plugins.ts';

const AGREED = { id: 'my-dns', name: 'My DNS', host: 'api.dns.example', installedAt: 1000, source: 'my-dns.saikoro-plugin.json' };
const builtIns = sourceBuiltIns();

const openAt = (dir: string, { wrap = (files: DataFolder) => files, known = builtIns } = {}) => {
  const told = newReport();
  const shelf = openPluginFiles({ files: wrap(createFiles(dir)), now: () => 0, report: told.report, builtIns: known });
  return { shelf, ...told };
};

describe('what was agreed to', () => {
  it('is there after a restart, with its hash, and only then usable', () => {
    const dir = newFolder();
    const { shelf } = openAt(dir);
    expect(shelf.list()).toEqual([]);
    expect(shelf.put(AGREED, ownPlugin())).toEqual({ ok: true });
    const kept = { ...AGREED, hash: hashOf(ownPlugin()), state: 'ok' };
    expect(shelf.list()).toEqual([kept]);
    const again = openAt(dir);
    expect(again.shelf.list()).toEqual([kept]);
    expect(again.shelf.usable()).toEqual({ 'my-dns': JSON.parse(ownPlugin()) });
    expect(again.told).toEqual([]);
    expect(kept.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is replaced whole', () => {
    const dir = newFolder();
    const { shelf } = openAt(dir);
    shelf.put(AGREED, ownPlugin());
    shelf.put({ ...AGREED, host: 'other.dns.example' }, ownPlugin({ host: 'other.dns.example' }));
    expect(openAt(dir).shelf.list()).toMatchObject([{ host: 'other.dns.example', state: 'ok' }]);
  });

  it('goes without leaving anything behind but the list', () => {
    const dir = newFolder();
    const { shelf } = openAt(dir);
    shelf.put(AGREED, ownPlugin());
    shelf.put(AGREED, ownPlugin({ name: 'Two' }));
    expect(shelf.remove('my-dns')).toEqual({ ok: true });
    expect([shelf.list(), shelf.usable(), shelf.text('my-dns')]).toEqual([[], {}, null]);
    expect(openAt(dir).shelf.list()).toEqual([]);
    expect(readdirSync(dir).sort()).toEqual(['plugins.json', 'plugins.json.bak']);
  });
});

it('a list with a name that is none is set aside, and no file of that name is looked for', () => {
  const dir = newFolder();
  const asked: string[] = [];
  const wrap = (files: DataFolder): DataFolder => ({
    ...files,
    read(name) {
      asked.push(name);
      return files.read(name);
    },
  });
  const plugins = ['../my-dns', 'a\\b', 'CON', ''].map((id) => ({ ...AGREED, id, hash: '' }));
  for (const one of plugins) {
    writeFileSync(join(dir, 'plugins.json'), JSON.stringify({ version: 1, plugins: [one] }));
    const { shelf, told } = openAt(dir, { wrap });
    expect([shelf.list(), told.map(({ code }) => code)]).toEqual([[], ['plugin-damaged']]);
  }
  expect([...new Set(asked)].sort()).toEqual(['plugins.json', 'plugins.json.bak']);
});

describe('a file that is not what was agreed to', () => {
  const changed = (change: (path: string) => void, options: Parameters<typeof openAt>[1] = {}) => {
    const dir = newFolder();
    openAt(dir).shelf.put(AGREED, ownPlugin());
    change(join(dir, 'plugin-my-dns.json'));
    return { dir, ...openAt(dir, options) };
  };

  it('is not used once a byte of it has changed, until it is agreed to again', () => {
    const { shelf, told, dir } = changed((path) => writeFileSync(path, ownPlugin({ host: 'evil.example' })));
    expect(shelf.usable()).toEqual({});
    expect(shelf.list()).toMatchObject([{ id: 'my-dns', host: 'api.dns.example', state: 'changed' }]);
    expect(told).toEqual([{ code: 'plugin-changed', detail: 'My DNS' }]);
    const text = shelf.text('my-dns') as string;
    expect(text).toContain('evil.example');
    shelf.put({ ...AGREED, host: 'evil.example' }, text);
    expect(openAt(dir).shelf.list()).toMatchObject([{ host: 'evil.example', state: 'ok' }]);
  });

  it('one that cannot be read is kept as it is and told with its code', () => {
    const torn = ownPlugin().slice(0, 200);
    const { shelf, told, dir } = changed((path) => writeFileSync(path, torn));
    expect(shelf.usable()).toEqual({});
    const [plugin] = shelf.list();
    expect(plugin?.state).toBe('damaged');
    expect(plugin?.problems?.[0]).toMatchObject({ code: 'SP003', expected: { ja: expect.any(String), en: expect.any(String) } });
    expect(told).toEqual([{ code: 'plugin-damaged', detail: 'My DNS SP003' }]);
    expect(readFileSync(join(dir, 'plugin-my-dns.json'), 'utf8')).toBe(torn);
  });

  it('one that is gone, or became another plug-in’s, is damaged without a code', () => {
    for (const change of [(path: string) => rmSync(path), (path: string) => writeFileSync(path, ownPlugin({ id: 'other' }))]) {
      const { shelf, told } = changed(change);
      expect(shelf.list()).toMatchObject([{ id: 'my-dns', state: 'damaged', problems: [] }]);
      expect([shelf.usable(), told]).toEqual([{}, [{ code: 'plugin-damaged', detail: 'My DNS' }]]);
    }
  });

  it('stands back when Saikoro has that service itself', () => {
    const known = { ...builtIns, raw: (id: string) => (id === 'my-dns' ? {} : builtIns.raw(id)) };
    const { shelf, told } = changed(() => {}, { known });
    expect(shelf.list()).toMatchObject([{ state: 'built-in' }]);
    expect([shelf.usable(), told]).toEqual([{}, []]);
  });

  it('whatever stands in the file: never a crash, never usable', () => {
    const dir = newFolder();
    openAt(dir).shelf.put(AGREED, ownPlugin());
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.integer({ min: 0, max: ownPlugin().length - 3 }).map((at) => ownPlugin().slice(0, at)),
        ),
        (text) => {
          writeFileSync(join(dir, 'plugin-my-dns.json'), text);
          const { shelf } = openAt(dir);
          expect(shelf.usable()).toEqual({});
          expect(shelf.list()[0]?.state).toBe('damaged');
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the list itself', () => {
  it('is taken from its backup when it is damaged', () => {
    const dir = newFolder();
    const { shelf } = openAt(dir);
    shelf.put(AGREED, ownPlugin());
    shelf.put({ ...AGREED, id: 'two', name: 'Two' }, ownPlugin({ id: 'two', name: 'Two' }));
    writeFileSync(join(dir, 'plugins.json'), '{"version":1,"plugins":[{"id":');
    const { shelf: again, codes } = openAt(dir);
    expect(again.list().map(({ id, state }) => [id, state])).toEqual([['my-dns', 'ok']]);
    expect(codes()).toEqual(['plugin-damaged']);
    expect(readdirSync(dir).filter((name) => name.includes('damaged'))).toHaveLength(1);
  });

  it('names nobody who was not agreed to: a file laid beside it is not looked at', () => {
    const dir = newFolder();
    writeFileSync(join(dir, 'plugin-my-dns.json'), ownPlugin());
    expect(openAt(dir).shelf.usable()).toEqual({});
    expect(openAt(dir).shelf.list()).toEqual([]);
  });
});

describe('a disk that refuses', () => {
  const FULL = { ok: false as const, full: true, detail: 'ENOSPC' };
  const refusing = (name: string) => ({
    wrap: (files: DataFolder): DataFolder => ({ ...files, write: (...words) => (words[0] === name ? FULL : files.write(...words)) }),
  });

  it.each(['plugins.json', 'plugin-my-dns.json'])('%s: a new one is not there', (name) => {
    const dir = newFolder();
    const { shelf } = openAt(dir, refusing(name));
    expect(shelf.put(AGREED, ownPlugin())).toEqual(FULL);
    expect([shelf.list(), shelf.usable()]).toEqual([[], {}]);
    expect(readdirSync(dir)).toEqual([]);
  });

  it.each(['plugins.json', 'plugin-my-dns.json'])('%s: the one before stays, and is used', (name) => {
    const dir = newFolder();
    openAt(dir).shelf.put(AGREED, ownPlugin());
    const { shelf } = openAt(dir, refusing(name));
    expect(shelf.put({ ...AGREED, host: 'b.example' }, ownPlugin({ host: 'b.example' }))).toEqual(FULL);
    for (const one of [shelf, openAt(dir).shelf]) {
      expect(one.list()).toMatchObject([{ host: 'api.dns.example', state: 'ok' }]);
      expect(one.usable()).toEqual({ 'my-dns': JSON.parse(ownPlugin()) });
    }
  });

  it('a removal that cannot be written did not happen', () => {
    const dir = newFolder();
    openAt(dir).shelf.put(AGREED, ownPlugin());
    const { shelf } = openAt(dir, refusing('plugins.json'));
    expect(shelf.remove('my-dns')).toEqual(FULL);
    expect(openAt(dir).shelf.list()).toMatchObject([{ state: 'ok' }]);
  });
});
