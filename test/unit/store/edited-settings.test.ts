import './no-electron.ts';

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../../main/platform/files/files.ts';
import { openSettings } from '../../../main/store/settings/settings-store.ts';
import { dnsEvent } from './events.ts';
import { newFolder, newReport } from './folder.ts';

const STAMP = '2026-01-15T03-00-00-000Z';
const open = (dir: string) => {
  const { told, report } = newReport();
  return { told, store: openSettings({ dir, files: createFiles(dir), now: () => Date.UTC(2026, 0, 15, 3), report }) };
};
const namesOf = ({ store }: ReturnType<typeof open>) => store.document.events.map(({ name, enabled }) => `${name}${enabled ? '' : ' off'}`);
const event = (id: string) => dnsEvent(id, { name: `Home ${id}` });
const read = (dir: string, name: string) => readFileSync(join(dir, name), 'utf8');

/** Seven events, and a backup from before the seventh. */
const saved = () => {
  const dir = newFolder();
  const { store } = open(dir);
  for (const count of [6, 7])
    expect(store.save({ ...store.document, events: 'abcdefg'.slice(0, count).split('').map(event) })).toEqual({ ok: true });
  return { dir, file: join(dir, 'settings.json'), text: read(dir, 'settings.json') };
};
const SIX = ['Home a', 'Home b', 'Home c', 'Home d', 'Home e', 'Home f'];

describe('settings that were edited by hand', () => {
  it('are taken, told, and the version before is kept; only once', () => {
    const { dir, file, text } = saved();
    const backup = read(dir, 'settings.json.bak');
    writeFileSync(file, text.replace('Home a', 'By hand'));
    const opened = open(dir);
    expect(namesOf(opened)).toEqual(['By hand', ...SIX.slice(1), 'Home g']);
    expect(opened.told).toEqual([{ code: 'settings-edited', detail: `settings.json.before-${STAMP}` }]);
    expect(read(dir, `settings.json.before-${STAMP}`)).toBe(backup);
    const again = open(dir);
    expect([namesOf(again)[0], again.told]).toEqual(['By hand', []]);
  });
  it('by an editor that writes a mark at the beginning, other spaces and other ends of lines', () => {
    for (const change of [
      (text: string) => `\uFEFF${text.replace('Home a', 'By hand')}`,
      (text: string) => text.replaceAll('\n', '\r\n'),
      (text: string) => JSON.stringify(JSON.parse(text), null, 2),
    ]) {
      const { dir, file, text } = saved();
      writeFileSync(file, change(text));
      const { store, told } = open(dir);
      expect([store.document.events.length, told.map(({ code }) => code)]).toEqual([7, ['settings-edited']]);
    }
  });
  it('without the line of the sum are taken without a word, as ever', () => {
    const { dir, file, text } = saved();
    writeFileSync(file, text.replace(/\t"checksum".*\n/, '').replace('Home a', 'By hand'));
    const opened = open(dir);
    expect([namesOf(opened)[0], opened.told]).toEqual(['By hand', []]);
  });
  it('and lost an event by it: that one is set aside and told, the others go on', () => {
    const { dir, file, text } = saved();
    writeFileSync(file, text.replace('"kind": "on-change"', '"kind": "now and then"'));
    const opened = open(dir);
    expect(namesOf(opened)).toHaveLength(6);
    expect(opened.told.map(({ code }) => code).toSorted()).toEqual(['settings-damaged', 'settings-edited']);
    expect(JSON.parse(read(dir, `events.damaged-${STAMP}.json`))).toMatchObject([{ id: 'a' }]);
  });
  it('while Saikoro was running are not written over without a word', () => {
    const { dir, file, text } = saved();
    const opened = open(dir);
    const edited = text.replace('Home a', 'By hand');
    writeFileSync(file, edited);
    expect(opened.store.save({ ...opened.store.document, events: [event('z')] })).toEqual({ ok: true });
    expect(opened.told).toEqual([{ code: 'settings-differ', detail: `settings.json.edited-${STAMP}` }]);
    expect(read(dir, `settings.json.edited-${STAMP}`)).toBe(edited);
  });
});

describe('settings of which nobody knows whether they were edited or damaged', () => {
  const EQUALLY_LONG = (text: string) => text.replace('Home a', 'Home x');
  const TWICE = (text: string) => text.replace('"events": [', '"events": [], "ev\\u0065nts": [');
  const TWICE_WITHIN = (text: string) =>
    text.replace(/\t"checksum".*\n/, '').replace('"name": "Home a"', '"name": "Home x", "name": "Home y"');

  /** The sum's line is gone, and an event of it can't be used: what damage of both looks like. */
  const TORN = (text: string) => text.replace('"checksum"', '"checksumx"').replace('"kind": "on-change"', '"kindx": "on-change"');

  it.each([
    ['as long as they were', EQUALLY_LONG],
    ['without a sum, and an event that can’t be used', TORN],
    ['a field named twice', TWICE],
    ['a field of an event named twice', TWICE_WITHIN],
  ])('%s: the backup is used, and it is said where they lie', (_, change) => {
    const { dir, file, text } = saved();
    writeFileSync(file, change(text));
    const opened = open(dir);
    expect(namesOf(opened)).toEqual(SIX);
    expect(opened.told).toEqual([{ code: 'settings-differ', detail: `settings.json.edited-${STAMP}` }]);
    expect(read(dir, `settings.json.edited-${STAMP}`)).toBe(change(text));
    // What the notice says to do, for one that names no field twice.
    if (change !== EQUALLY_LONG) return;
    writeFileSync(file, change(text).replace(/\t"checksum".*\n/, ''));
    expect(namesOf(open(dir))).toEqual(['Home x', ...SIX.slice(1), 'Home g']);
  });
  it('and no backup: no event is lost, none runs before it was looked at, and it is told', () => {
    const { dir, file, text } = saved();
    writeFileSync(file, EQUALLY_LONG(text));
    rmSync(`${file}.bak`);
    const opened = open(dir);
    expect(namesOf(opened)).toEqual(['Home x', ...SIX.slice(1), 'Home g'].map((name) => `${name} off`));
    expect(opened.told).toEqual([{ code: 'settings-doubtful', detail: `settings.json.edited-${STAMP}` }]);
    expect(readdirSync(dir)).toContain(`settings.json.edited-${STAMP}`);
    const again = open(dir);
    expect([namesOf(again).every((name) => name.endsWith(' off')), again.told]).toEqual([true, []]);
  });
});
