import '../no-electron.ts';

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../../../main/platform/files/files.ts';
import { openSettings } from '../../../../main/store/settings/settings-store.ts';
import { DEFAULT_SETTINGS } from '../../../../preload/contract/settings.ts';
import { dnsEvent } from '../events.ts';
import { newFolder, newReport } from '../folder.ts';

const open = (dir: string) => {
  const { codes, report } = newReport();
  return { codes, store: openSettings({ dir, files: createFiles(dir), now: () => 0, report }) };
};
const SETTINGS = { ...DEFAULT_SETTINGS, checkMinutes: 30 };
/** A file of a later version beside a backup of ours that has seven events. */
const beside = (newer: Record<string, unknown>) => {
  const dir = newFolder();
  const { store } = open(dir);
  const events = 'abcdefg'.split('').map((id) => dnsEvent(id));
  for (const settings of [SETTINGS, { ...SETTINGS, checkMinutes: 15 }])
    expect(store.save({ ...store.document, settings, events })).toEqual({ ok: true });
  const text = JSON.stringify({ version: 2, ...newer });
  writeFileSync(join(dir, 'settings.json'), text);
  return { dir, text, before: readdirSync(dir).sort() };
};

describe('settings of a later version', () => {
  it.each([
    ['without events', { accounts: [] }],
    ['with events in a place of their own', { settings: {}, ui: {}, events: { a: dnsEvent('a') } }],
    ['with events of another shape', { settings: {}, ui: {}, events: [{ name: 'a', records: [] }] }],
  ])('%s: those of the backup are shown, and nothing is written', (_, newer) => {
    const { dir, text, before } = beside(newer);
    const { store, codes } = open(dir);
    expect(store.document.events.map(({ id }) => id).join('')).toBe('abcdefg');
    expect(store.document.settings.checkMinutes).toBe(30);
    expect([store.readOnly, codes()]).toEqual([true, ['settings-newer']]);
    expect(store.save({ ...store.document, events: [] })).toMatchObject({ ok: false });
    expect([readFileSync(join(dir, 'settings.json'), 'utf8'), readdirSync(dir).sort()]).toEqual([text, before]);
  });
  it('that has no events is shown without any', () => {
    const { store } = open(beside({ settings: {}, ui: {}, events: [] }).dir);
    expect([store.document.events, store.readOnly]).toEqual([[], true]);
  });
});
