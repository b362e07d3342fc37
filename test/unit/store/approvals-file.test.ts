import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFiles } from '../../../main/platform/files/files.ts';
import type { Wish } from '../../../main/ports/storage/approvals.ts';
import { openApprovals } from '../../../main/store/approvals-file.ts';
import { newFolder, newReport } from './folder.ts';

const script: Wish = { kind: 'program', program: '/bin/sh', args: ['-c', 'true'] };
const host: Wish = { kind: 'host', origin: 'https://ip.example' };

const open = (dir: string, known: Wish[] = []) => {
  const { codes, report } = newReport();
  return { approvals: openApprovals({ files: createFiles(dir), now: () => 0, report, known }), codes };
};

it('what an older Saikoro ran is taken over once, and nothing that came later', () => {
  const dir = newFolder();
  expect(open(dir, [script]).approvals.allows(script)).toBe(true);
  const second = open(dir, [script, host]).approvals;
  expect([second.allows(script), second.allows(host)]).toEqual([true, false]);
});

it('what was allowed is so after a restart, for just that program with just those arguments, and names nothing in its file', () => {
  const dir = newFolder();
  const { approvals } = open(dir);
  const heard: string[] = [];
  approvals.listen(() => heard.push('allowed'));
  expect(approvals.allow([script])).toEqual({ ok: true });
  expect(heard).toEqual(['allowed']);
  const again = open(dir).approvals;
  expect(again.allows(script)).toBe(true);
  for (const args of [['-c', 'false'], ['-c true'], [], ['-c', 'true', '']])
    expect(again.allows({ ...script, args }), String(args)).toBe(false);
  expect(again.allows({ kind: 'program', program: 'sh', args: script.args })).toBe(false);
  expect(again.allows({ kind: 'host', origin: 'http://ip.example' })).toBe(false);
  expect(readFileSync(join(dir, 'approvals.json'), 'utf8')).not.toContain('sh');
  if (process.platform !== 'win32') expect(statSync(join(dir, 'approvals.json')).mode & 0o077).toBe(0);
});

it.each(['nonsense', '{"version":2,"allowed":[]}', '{"version":1,"allowed":["x"]}', ''])(
  'a file that cannot be read allows nothing: %s',
  (text) => {
    const dir = newFolder();
    writeFileSync(join(dir, 'approvals.json'), text);
    const { approvals, codes } = open(dir, [script]);
    expect(approvals.allows(script)).toBe(false);
    expect(codes()).toEqual(['approvals-damaged']);
    expect(open(dir, [script]).approvals.allows(script)).toBe(false);
    approvals.allow([host]);
    expect(open(dir).approvals.allows(host)).toBe(true);
  },
);

it('what cannot be written is not allowed', () => {
  const files = { ...createFiles(newFolder()), write: () => ({ ok: false as const, full: true, detail: 'ENOSPC' }) };
  const approvals = openApprovals({ files, now: () => 0, report: () => {}, known: [] });
  expect(approvals.allow([script])).toMatchObject({ ok: false, full: true });
  expect(approvals.allows(script)).toBe(false);
});
