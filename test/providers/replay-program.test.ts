import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'saikoro-cases-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const replay = (content: unknown, ...options: string[]) => {
  const file = join(folder, 'cases.json');
  writeFileSync(file, JSON.stringify(content));
  const { status, stdout } = spawnSync(process.execPath, ['scripts/cases.mjs', ...options, file], { encoding: 'utf8' });
  return { status, lines: stdout.trim().split('\n') };
};
const duck = JSON.parse(readFileSync(new URL('./cases/duckdns.json', import.meta.url), 'utf8'))[0];

// Each run builds the program first, which takes as long as the machine lets it.
describe('npm run cases', { timeout: 60_000 }, () => {
  it('passes what is right and names each miss', () => {
    expect(replay([duck])).toEqual({ status: 0, lines: ['1 passed, 0 failed'] });
    const replies = [
      { status: 200, body: 'KO', outcome: 'updated' },
      { status: 429, body: '', headers: { 'Retry-After': '60' }, outcome: 'rate-limited', retryAfterSeconds: 61 },
    ];
    const wrongRequest = {
      ...duck,
      id: 'wrong-request',
      expect_requests: [{ ...duck.expect_requests[0], query: { token: 'other' } }],
      replies: [duck.replies[0]],
    };
    const wrong = replay([duck, { ...duck, id: 'wrong', replies }, wrongRequest]);
    expect(wrong.status).toBe(1);
    expect(wrong.lines[0]).toBe('wrong 0 updated auth-failed');
    expect(wrong.lines[1]).toBe('wrong 1 retryAfterSeconds 61 60');
    expect(wrong.lines[2]).toContain('wrong-request 0 requests request 0: query token wanted "other"');
    expect(wrong.lines.at(-1)).toBe('1 passed, 2 failed');
  });
  it('skips services that are not there, or fails them when strict', () => {
    const other = { ...duck, provider: 'nobody' };
    expect(replay([other, duck])).toEqual({
      status: 0,
      lines: ['skipped: service nobody is not there (1)', '1 passed, 0 failed, 1 skipped'],
    });
    expect(replay([other], '--strict')).toEqual({ status: 1, lines: ['failed: service nobody is not there (1)', '0 passed, 1 failed'] });
  });
});
