import '../store/no-electron.ts';

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Adapters } from '../../../main/instance/adapters.ts';
import { openStores } from '../../../main/instance/stores.ts';
import { createFiles } from '../../../main/platform/files/files.ts';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';
import { DEFAULT_SETTINGS, DEFAULT_UI } from '../../../preload/contract/settings.ts';
import { newFolder } from '../store/folder.ts';

const kit = { clock: { now: () => 0 }, files: createFiles, sealer: () => ({ available: async () => false }), plugins: sourceBuiltIns() };
const open = (dir: string, version: string) => openStores(kit as unknown as Adapters, dir, { forced: 'file', found: [], version });
const event = {
  ...{ id: 'home', name: 'Home', enabled: true, type: 'dns', service: 'ddnsnow', hosts: ['home.f5.si'], settings: {} },
  ...{ families: { ipv4: true, ipv6: false }, address: { kind: 'automatic' }, schedule: { kind: 'on-change', refresh: 'never' } },
} as const;
const text = (dir: string, name: string): string => readFileSync(join(dir, name), 'utf8');

it('keeps the settings of before under their version, and says from which one it came', async () => {
  const dir = newFolder();
  const first = await open(dir, '0.1.0');
  expect(first.updatedFrom).toBeNull();
  first.documents.save({ settings: DEFAULT_SETTINGS, ui: DEFAULT_UI, events: [event] as never });
  const left = text(dir, 'settings.json');
  const next = await open(dir, '0.2.0');
  expect(next.updatedFrom).toBe('0.1.0');
  next.documents.save({ settings: DEFAULT_SETTINGS, ui: DEFAULT_UI, events: [] });
  expect(text(dir, 'settings.of-0.1.0.json')).toBe(left);
  // Put back by hand, they are what the old version had.
  writeFileSync(join(dir, 'settings.json'), text(dir, 'settings.of-0.1.0.json'));
  expect((await open(dir, '0.1.0')).documents.document.events).toEqual([event]);
});

it('only looks at what a newer version wrote: nothing of it is lost, and going up again finds all of it', async () => {
  const dir = newFolder();
  await open(dir, '0.2.0');
  const newer = `${JSON.stringify({
    version: 2,
    settings: { ...DEFAULT_SETTINGS, tint: 'green' },
    ui: DEFAULT_UI,
    events: [{ ...event, colour: 'red' }],
    rooms: [{ id: 'attic' }],
  })}\n`;
  writeFileSync(join(dir, 'settings.json'), newer);
  const old = await open(dir, '0.1.0');
  expect(old.documents.readOnly).toBe(true);
  expect(old.documents.document.events).toMatchObject([{ id: 'home', hosts: ['home.f5.si'] }]);
  expect(old.problems.map(({ code }) => code)).toContain('settings-newer');
  expect(old.documents.save({ settings: DEFAULT_SETTINGS, ui: DEFAULT_UI, events: [] }).ok).toBe(false);
  expect(text(dir, 'settings.json')).toBe(newer);
  // It is still the newer one's folder: its settings are not taken for the old one's.
  expect(old.releases.record.ran).toBe('0.2.0');
  const again = await open(dir, '0.2.0');
  expect(again.updatedFrom).toBeNull();
  expect(existsSync(join(dir, 'settings.of-0.1.0.json'))).toBe(false);
});
