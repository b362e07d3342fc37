import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFiles } from '../../../main/platform/files/files.ts';
import type { KeptHealth } from '../../../main/ports/storage/health.ts';
import { openHealth } from '../../../main/store/health-file.ts';
import { newFolder } from './folder.ts';

const NOW = Date.UTC(2026, 0, 15);
const open = (dir: string) => {
  const told: string[] = [];
  const store = openHealth({ files: createFiles(dir), now: () => NOW, report: (code) => void told.push(code) });
  return { store, told };
};
const KEPT: KeptHealth = {
  aliveAt: NOW - 1000,
  warnings: [{ code: 'credentials', event: 'home', since: 1, due: 1, shift: 0, firstAt: 2, lastAt: 3, snoozedUntil: null }],
};

it('keeps what was wrong and what was told, for its user alone', () => {
  const dir = newFolder();
  expect(open(dir).store.kept).toEqual({ aliveAt: null, warnings: [] });
  open(dir).store.save(KEPT);
  expect(open(dir)).toMatchObject({ store: { kept: KEPT }, told: [] });
  if (process.platform !== 'win32') expect(statSync(join(dir, 'health.json')).mode & 0o077).toBe(0);
});

it.each([
  ['is cut short', '{"version":1,"aliveAt":1,"warn'],
  ['is of another kind', '[]'],
  ['has no version', '{"aliveAt":1,"warnings":[]}'],
])('a file that %s is set aside and told, and a new one begins', (_, text) => {
  const dir = newFolder();
  writeFileSync(join(dir, 'health.json'), text);
  const { store, told } = open(dir);
  expect(told).toEqual(['health-damaged']);
  expect(store.kept.warnings).toEqual([]);
  const aside = readdirSync(dir).find((name) => name.startsWith('health.json.damaged-'));
  expect(readFileSync(join(dir, aside ?? ''), 'utf8')).toBe(text);
  store.save(KEPT);
  expect(open(dir)).toMatchObject({ store: { kept: KEPT }, told: [] });
});

it.each([
  ['since', -1],
  ['due', 9e15],
  ['snoozedUntil', 1e300],
])('forgets a warning whose %s is no time', (key, value) => {
  const dir = newFolder();
  const strange = { ...KEPT.warnings[0], [key]: value };
  writeFileSync(join(dir, 'health.json'), JSON.stringify({ version: 1, aliveAt: NOW, warnings: [strange, ...KEPT.warnings] }));
  expect(open(dir)).toMatchObject({ store: { kept: { warnings: KEPT.warnings } }, told: [] });
  expect(open(dir).store.kept.warnings).toHaveLength(1);
});

it('forgets a warning of a code it does not know, and no other', () => {
  const dir = newFolder();
  const strange = { ...KEPT.warnings[0], code: 'of-a-later-version' };
  writeFileSync(join(dir, 'health.json'), JSON.stringify({ version: 1, aliveAt: NOW, warnings: [strange, ...KEPT.warnings] }));
  expect(open(dir)).toMatchObject({ store: { kept: { warnings: KEPT.warnings } }, told: [] });
});
