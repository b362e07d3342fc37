import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { climb } from '../../../main/store/versions/ladder.ts';
import { encode, VERSION } from '../../../main/store/versions/v1.ts';
import { DEFAULT_SETTINGS, DEFAULT_UI } from '../../../preload/contract/settings.ts';

const folder = new URL('../../fixtures/settings/', import.meta.url);
const fixture = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const good = (name: string) => {
  const climbed = climb(fixture(name));
  if (climbed.kind !== 'good') throw new Error(`${name} is ${climbed.kind}`);
  return climbed;
};

describe('settings of every version', () => {
  it('has a fixture for each version there ever was', () => {
    expect(readdirSync(folder).sort()).toEqual(Array.from({ length: VERSION + 1 }, (_, version) => `v${version}.json`));
  });
  it.each(readdirSync(folder))('takes %s over without losing an event or a setting', (name) => {
    const { document, badEvents, badSettings } = good(name);
    expect(badEvents).toEqual([]);
    expect(badSettings).toEqual([]);
    expect(document.events.map(({ id }) => id)).toEqual(fixture(name).events.map(({ id }: { id: string }) => id));
    expect(document.settings.checkMinutes).toBe(10);
  });
  it('makes the one host of version 0 a list', () => {
    const [home, backup] = good('v0.json').document.events;
    expect(home).toMatchObject({ hosts: ['saikoro.f5.si'], settings: { user: 'saikoro' } });
    expect(home).not.toHaveProperty('host');
    expect(backup).toEqual(fixture('v0.json').events[1]);
  });
  it('reads the current version as it stands and writes it back the same', () => {
    expect(encode(good('v1.json').document)).toEqual(fixture('v1.json'));
  });
});

describe('settings that are partly wrong', () => {
  const file = fixture('v1.json');
  it('keeps the good events and hands back the bad ones as they stood', () => {
    const bad = [{ ...file.events[0], hosts: [] }, 'nonsense', file.events[0]];
    expect(climb({ ...file, events: [...file.events, ...bad] })).toMatchObject({
      kind: 'good',
      badEvents: bad,
      document: { events: file.events },
    });
  });
  it('puts one wrong setting at its default and leaves the others', () => {
    const climbed = climb({ ...file, settings: { ...file.settings, checkMinutes: 0, theme: undefined } });
    expect(climbed).toMatchObject({
      kind: 'good',
      badSettings: ['checkMinutes'],
      document: { settings: { checkMinutes: 1, theme: 'system', language: 'ja' } },
    });
  });
  it('takes no box beyond the router that is not in a home', () => {
    const at = file.settings.outer?.confirmedAt;
    for (const address of ['44.128.0.1', '100.64.0.1', '169.254.1.1', '192.168.1.999', '192.168.1.1/24', '::1', 'modem', '', 7, null])
      expect(climb({ ...file, settings: { ...file.settings, outer: { address, confirmedAt: at } } })).toMatchObject({
        badSettings: ['outer'],
        document: { settings: { outer: null, language: 'ja' } },
      });
  });
  it('takes no homes that are none, and does not take the next network for one because of that', () => {
    const [home] = file.settings.homes ?? [];
    for (const homes of [{}, ['home'], [{ ...home, id: '' }], [{ ...home, router: 'x' }], [{ ...home, at: 'now' }], Array(51).fill(home)])
      expect(climb({ ...file, settings: { ...file.settings, homes } })).toMatchObject({
        badSettings: ['homes'],
        document: { settings: { homes: [], language: 'ja' } },
      });
  });
  it('takes default settings and view where there is nothing to read', () => {
    const climbed = climb({ version: 1, settings: 7, ui: null, events: [] });
    expect(climbed).toMatchObject({
      kind: 'good',
      badSettings: ['settings'],
      document: { settings: { ...DEFAULT_SETTINGS, homes: [] }, ui: DEFAULT_UI },
    });
  });
  it('keeps the events of a version that knew nothing of homes yet, and learns one', () => {
    const { homes: _, homeOnly: __, outer: ___, ...older } = file.settings;
    const climbed = climb({ ...file, settings: older });
    const fresh = { homes: null, homeOnly: 'laptops', outer: null };
    expect(climbed).toMatchObject({ kind: 'good', badSettings: [], document: { settings: fresh, events: file.events } });
  });
  it('shows what it can of a newer version', () => {
    const newer = { ...file, version: 7, events: [...file.events, { type: 'mail' }], extra: {} };
    expect(climb(newer)).toMatchObject({ kind: 'newer', from: 7, document: { events: file.events } });
    expect(climb({ version: 2, events: {} })).toMatchObject({ kind: 'newer', document: { events: [] } });
  });
  it('never throws, whatever it is given', () => {
    const anything = fc.anything({ withNullPrototype: true });
    fc.assert(fc.property(anything, (found) => ['good', 'newer', 'damaged'].includes(climb(found).kind)));
    const versioned = fc.record({
      version: fc.integer({ min: -1, max: 3 }),
      settings: anything,
      ui: anything,
      events: fc.oneof(anything, fc.array(anything)),
    });
    fc.assert(fc.property(versioned, (found) => ['good', 'newer', 'damaged'].includes(climb(found).kind)));
  });
});
