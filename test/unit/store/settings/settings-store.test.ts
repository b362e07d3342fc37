import '../no-electron.ts';

import { readdirSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createFiles } from '../../../../main/platform/files/files.ts';
import { openSettings } from '../../../../main/store/settings/settings-store.ts';
import { DEFAULT_SETTINGS, DEFAULT_UI } from '../../../../preload/contract/settings.ts';
import { FIRST_RUN } from '../../../../preload/contract/window/first-run.ts';
import { dnsEvent } from '../events.ts';
import { newFolder, newReport } from '../folder.ts';

// Many real writes: slow on a busy machine, and no worse for it.
vi.setConfig({ testTimeout: 60_000 });

const NOW = Date.UTC(2026, 0, 15, 3);
const STAMP = '2026-01-15T03-00-00-000Z';
const open = (dir: string) => {
  const { told, codes, report } = newReport();
  return { store: openSettings({ dir, files: createFiles(dir), now: () => NOW, report }), told, codes };
};
const documentOf = (...ids: string[]) => ({ settings: DEFAULT_SETTINGS, ui: DEFAULT_UI, events: ids.map((id) => dnsEvent(id)) });
const saved = (dir: string, ...lists: string[][]) => {
  const { store } = open(dir);
  for (const ids of lists) expect(store.save(documentOf(...ids))).toEqual({ ok: true });
  return join(dir, 'settings.json');
};
const idsOf = ({ store }: ReturnType<typeof open>) => store.document.events.map(({ id }) => id);

describe('settings file', () => {
  it('starts fresh without a word and without writing', () => {
    const dir = newFolder();
    const { store, told } = open(dir);
    // The first run's sheet comes up by itself then, and only then.
    expect(store.document).toEqual({ ...documentOf(), ui: { ...DEFAULT_UI, firstRun: FIRST_RUN } });
    expect(store.readOnly).toBe(false);
    expect(told).toEqual([]);
    expect(readdirSync(dir)).toEqual([]);
  });
  it('gives back what was saved, readable by its owner alone', () => {
    const dir = newFolder();
    const file = saved(dir, ['a'], ['a', 'b']);
    expect(open(dir).store.document).toEqual(documentOf('a', 'b'));
    expect(JSON.parse(readFileSync(file, 'utf8')).version).toBe(1);
    expect(JSON.parse(readFileSync(`${file}.bak`, 'utf8')).events).toHaveLength(1);
    if (process.platform !== 'win32') for (const name of readdirSync(dir)) expect(statSync(join(dir, name)).mode & 0o777, name).toBe(0o600);
  });
  it('does not write what is there already', () => {
    const dir = newFolder();
    const file = saved(dir, ['a']);
    const { mtimeMs, ino } = statSync(file);
    const { store } = open(dir);
    store.save(store.document);
    expect(statSync(file)).toMatchObject({ mtimeMs, ino });
  });
  it('goes back to the backup from tears of a small file, and keeps the torn one', () => {
    const dir = newFolder();
    const file = saved(dir, ['a'], ['a', 'b']);
    const [whole, backup] = [readFileSync(file), readFileSync(`${file}.bak`)];
    for (let length = 0; length < whole.length; length += 23) {
      rmSync(join(dir, `settings.json.damaged-${STAMP}`), { force: true });
      const torn = whole.subarray(0, length);
      writeFileSync(file, torn);
      writeFileSync(`${file}.bak`, backup);
      const opened = open(dir);
      expect(idsOf(opened), String(length)).toEqual(['a']);
      expect(opened.told).toEqual([{ code: 'settings-damaged', detail: `settings.json.damaged-${STAMP}` }]);
      expect(readFileSync(join(dir, `settings.json.damaged-${STAMP}`))).toEqual(torn);
      expect(idsOf(open(dir))).toEqual(['a']);
    }
  });
  it('says that there was no good copy where there was none', () => {
    const dir = newFolder();
    writeFileSync(saved(dir, ['a']), '{"version":1,');
    rmSync(join(dir, 'settings.json.bak'), { force: true });
    const opened = open(dir);
    expect(idsOf(opened)).toEqual([]);
    expect(opened.told).toEqual([{ code: 'settings-lost', detail: `settings.json.damaged-${STAMP}` }]);
  });
  it('starts fresh when file and backup are damaged, and keeps both', () => {
    const dir = newFolder();
    const file = saved(dir, ['a'], ['b']);
    writeFileSync(file, '\0'.repeat(500));
    writeFileSync(`${file}.bak`, '{"version":1}');
    const opened = open(dir);
    expect(opened.store.document).toEqual(documentOf());
    expect(opened.codes()).toEqual(['settings-lost']);
    expect(opened.store.save(documentOf('c'))).toEqual({ ok: true });
    expect(readFileSync(join(dir, `settings.json.damaged-${STAMP}`), 'utf8')).toBe('\0'.repeat(500));
    expect(readFileSync(join(dir, `settings.json.bak.damaged-${STAMP}`), 'utf8')).toBe('{"version":1}');
  });
  it('sets one bad event aside and goes on with the rest', () => {
    const dir = newFolder();
    const file = saved(dir, ['a', 'b', 'c']);
    const { checksum: _, ...found } = JSON.parse(readFileSync(file, 'utf8'));
    found.events[1].schedule = { kind: 'sometimes' };
    writeFileSync(file, JSON.stringify(found));
    const opened = open(dir);
    expect(idsOf(opened)).toEqual(['a', 'c']);
    expect(opened.told).toEqual([{ code: 'settings-damaged', detail: `events.damaged-${STAMP}.json (1)` }]);
    expect(JSON.parse(readFileSync(join(dir, `events.damaged-${STAMP}.json`), 'utf8'))).toEqual([found.events[1]]);
  });
  it('sets an event of a kind that it does not know aside as it stood, says so, and goes on with the rest', () => {
    const dir = newFolder();
    const file = saved(dir, ['a', 'b']);
    const { checksum: _, ...found } = JSON.parse(readFileSync(file, 'utf8'));
    const later = { id: 'later', name: 'Later', enabled: true, type: 'later', hosts: ['friend.example'] };
    writeFileSync(file, JSON.stringify({ ...found, events: [...found.events, later] }));
    const opened = open(dir);
    expect(idsOf(opened)).toEqual(['a', 'b']);
    expect(opened.told).toEqual([{ code: 'settings-damaged', detail: `events.damaged-${STAMP}.json (1)` }]);
    expect(opened.store.save(opened.store.document)).toEqual({ ok: true });
    expect(JSON.parse(readFileSync(join(dir, `events.damaged-${STAMP}.json`), 'utf8'))).toEqual([later]);
  });
  it('opens a newer file to be looked at only', () => {
    const dir = newFolder();
    const newer = JSON.stringify({
      ...JSON.parse(readFileSync(new URL('../../../fixtures/settings/v1.json', import.meta.url), 'utf8')),
      version: 2,
    });
    writeFileSync(join(dir, 'settings.json'), newer);
    const opened = open(dir);
    expect(opened.codes()).toEqual(['settings-newer']);
    expect(opened.store.readOnly).toBe(true);
    expect(opened.store.document.events).toHaveLength(3);
    expect(opened.store.save(documentOf())).toMatchObject({ ok: false, full: false });
    expect(readdirSync(dir)).toEqual(['settings.json']);
    expect(readFileSync(join(dir, 'settings.json'), 'utf8')).toBe(newer);
  });
  it('takes an older file over and keeps it as the backup', () => {
    const dir = newFolder();
    const old = readFileSync(new URL('../../../fixtures/settings/v0.json', import.meta.url), 'utf8');
    writeFileSync(join(dir, 'settings.json'), old);
    const { store, told } = open(dir);
    expect(told).toEqual([]);
    store.save(store.document);
    expect(readFileSync(join(dir, 'settings.json.bak'), 'utf8')).toBe(old);
    expect(JSON.parse(readFileSync(join(dir, 'settings.json'), 'utf8'))).toMatchObject({
      version: 1,
      events: [{ hosts: ['saikoro.f5.si'] }, {}],
    });
  });
  it.skipIf(process.platform === 'win32')('never replaces a file it could not read', () => {
    const dir = newFolder();
    const file = saved(dir, ['a'], ['b']);
    rmSync(file);
    // Not even root can read a link that leads to itself.
    symlinkSync(file, file);
    const opened = open(dir);
    expect(opened.store.readOnly).toBe(true);
    expect(opened.told).toEqual([{ code: 'disk-error', detail: 'ELOOP settings.json' }]);
    expect(idsOf(opened)).toEqual(['a']);
    expect(opened.store.save(documentOf('c'))).toMatchObject({ ok: false });
    expect(readlinkSync(file)).toBe(file);
  });
  it.skipIf(process.platform === 'win32')('writes through a link to where the user keeps the file', () => {
    const [dir, elsewhere] = [newFolder(), newFolder()];
    const file = saved(elsewhere, ['a']);
    symlinkSync(file, join(dir, 'settings.json'));
    const opened = open(dir);
    expect(idsOf(opened)).toEqual(['a']);
    expect(opened.store.save(documentOf('b'))).toEqual({ ok: true });
    expect(idsOf(open(elsewhere))).toEqual(['b']);
  });
  it('clears away what a killed process left half written', () => {
    const dir = newFolder();
    writeFileSync(join(dir, 'settings.json.tmp-1234567890abcdef'), 'half');
    writeFileSync(join(dir, 'ledger.jsonl.saikoro-tmp'), 'half');
    open(dir);
    expect(readdirSync(dir)).toEqual([]);
  });
  it('holds ten thousand events', () => {
    const dir = newFolder();
    const { store } = open(dir);
    const events = Array.from({ length: 10_000 }, (_, at) => dnsEvent(`e${at}`));
    expect(store.save({ ...store.document, events })).toEqual({ ok: true });
    expect(open(dir).store.document.events).toEqual(events);
  });
});
