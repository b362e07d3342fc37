import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { planImport } from '../../../main/instance/files/import-plan.ts';
import { createUserFiles } from '../../../main/platform/files/user-files.ts';
import { FORMAT, MOST_IMPORTED_BYTES, readExport } from '../../../main/store/settings/transfer.ts';
import { dnsEvent } from './events.ts';
import { newFolder } from './folder.ts';

const MANY = MOST_IMPORTED_BYTES - 1000;
const inFile = (padding: string): string => `{"format":"${FORMAT}","events":[],"padding":${padding}}`;
const fileOf = (...events: unknown[]): string => JSON.stringify({ format: FORMAT, events });

describe('twenty megabytes that are', () => {
  it.each([
    ['opening brackets', '['.repeat(MANY)],
    ['closed brackets', inFile(`[${'[],'.repeat(MANY / 3 - 10)}[]]`)],
    ['closed braces', inFile(`[${'{},'.repeat(MANY / 3 - 10)}{}]`)],
    ['brackets around brackets', inFile(`[${`${'['.repeat(1000)}${']'.repeat(1000)},`.repeat(MANY / 2001 - 10)}0]`)],
    ['numbers', inFile(`[${'0,'.repeat(MANY / 2 - 10)}0]`)],
  ])('%s are refused without being built', (_, text) => {
    expect(text.length).toBeGreaterThan(MANY - 100_000);
    const parse = vi.spyOn(JSON, 'parse');
    const read = readExport(text);
    expect(read.ok ? 'taken' : read.code).toMatch(/^(too-large|damaged-file)$/);
    expect(parse).not.toHaveBeenCalled();
  });
  it('as many events as may be are read all the same', () => {
    const events = Array.from({ length: 20_000 }, (_, at) => dnsEvent(`e${at}`, { settings: { note: 'x'.repeat(300) } }));
    const read = readExport(fileOf(...events));
    expect(read.ok && read.events.length).toBe(20_000);
  });
});

describe('what an import takes in', () => {
  const plan = (...found: ReturnType<typeof dnsEvent>[]) =>
    planImport({ found, existing: [], secrets: new Map(), newId: () => 'new', isEnded: (service) => service === 'ieserver' });
  const cron = (expression: string) => dnsEvent('c', { schedule: { kind: 'cron', expression } });

  it.each(['* * * * *', '*/2 * * * *', '* * * * * *', '*/10 * * * * *', '0-30 * * * *', '* 4 * * *'])(
    '%s is more often than is decent: it comes switched off',
    (expression) => {
      expect(plan(cron(expression))).toMatchObject({ events: [{ enabled: false }], switchedOff: ['家 c'] });
    },
  );
  it.each(['*/5 * * * *', '0 4 * * *', '0,1 4 * * 1', 'no cron at all'])('%s is let be', (expression) => {
    expect(plan(cron(expression))).toMatchObject({ events: [{ enabled: true }], switchedOff: [] });
  });

  it('an event of a service that has ended comes switched off, and is named', () => {
    const found = plan(dnsEvent('e', { service: 'ieserver' }), dnsEvent('f', { hosts: ['other.example.com'] }));
    expect(found).toMatchObject({ events: [{ enabled: false }, { enabled: true }], ended: ['家 e'], switchedOff: [], skipped: [] });
  });

  it('a name has no sign in it that is not seen, turns a line round or colours a terminal', () => {
    const name = 'A\u202Ecod.exe\u2066\u001B[31m\u0007\n\u200B\u00AD\u061C\u{E0041}\uFEFFZ';
    const read = readExport(fileOf(dnsEvent('a', { name }), { id: 5, name }));
    expect(read).toMatchObject({ events: [{ name: 'Acod.exe[31mZ' }], skipped: [{ name: 'Acod.exe[31mZ' }] });
  });
  it('a name people give is left as it is', () => {
    for (const name of ['自宅サーバー', 'Père & fils', '👨‍👩‍👧 home', 'שרת ביתי', 'می‌خواهم'])
      expect(readExport(fileOf(dnsEvent('a', { name })))).toMatchObject({ events: [{ name }] });
  });
});

it.skipIf(process.platform === 'win32')('a pipe nobody writes to is refused at once', () => {
  const pipe = join(newFolder(), 'pipe');
  expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
  expect(createUserFiles().read(pipe, 1000)).toMatchObject({ ok: false, code: 'unreadable-file' });
});
