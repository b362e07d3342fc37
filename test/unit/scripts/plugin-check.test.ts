import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'saikoro-plugin-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [, GOOD = ''] = /<!-- example:plain -->\n```json\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs/plugins.md'), 'utf8')) ?? [];
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const check = (language: 'ja' | 'en', ...files: string[]) => {
  const env = { ...process.env, LC_ALL: language === 'ja' ? 'ja_JP.UTF-8' : 'C.UTF-8' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/plugin-check.mjs', ...files], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

describe('npm run plugin:check', () => {
  it('shows what a good file will send and what replies mean', () => {
    const { status, stdout } = check('en', file('good.saikoro-plugin.json', GOOD));
    expect(status).toBe(0);
    for (const line of [
      'Data goes to: api.dns.example.com',
      'GET https://api.dns.example.com/update/home?ipv4=192.0.2.10&ipv6=2001%3Adb8%3A%3A10',
      'Authorization: Bearer •••',
      'the whole reply is “NOCHANGE” → Already up to date',
      'everything else → Not confirmed',
    ])
      expect(stdout).toContain(line);
  });
  it('says so in Japanese to who works in Japanese', () => {
    const { status, stdout } = check('ja', file('good.saikoro-plugin.json', GOOD));
    expect(status).toBe(0);
    for (const line of ['問題ありません – サンプル DNS', '送り先: api.dns.example.com', 'それ以外のすべて → 確認できません'])
      expect(stdout).toContain(line);
  });
  it('tells where a bad file is wrong, by code, line and column', () => {
    const bad = file('bad.saikoro-plugin.json', GOOD.replace('"host":', '"hsot":').replace('{ipv4}', '{ipv44}'));
    const en = check('en', bad);
    expect([en.status, en.stdout.split('\n').filter((line) => line.startsWith(bad))]).toEqual([
      1,
      [`${bad}:8:3 SP012 hsot: An unknown key`],
    ]);
    expect(en.stdout).toContain('did you mean “host”?');
    const ja = check('ja', bad);
    expect(ja.status).toBe(1);
    expect(ja.stdout).toContain(`${bad}:8:3 SP012 hsot: 不明なキーです`);
    expect(ja.stdout).toContain('「host」でしょうか');
  });
  it('goes on to the next file, and tells what cannot be read', () => {
    const { status, stdout, stderr } = check(
      'en',
      join(folder, 'none.saikoro-plugin.json'),
      file('empty.saikoro-plugin.json', ''),
      file('good.saikoro-plugin.json', GOOD),
    );
    expect(status).toBe(2);
    expect(stderr).toContain('none.saikoro-plugin.json: cannot be read (ENOENT)');
    expect(stdout).toContain('empty.saikoro-plugin.json:1:1 SP003');
    expect(stdout).toContain('good.saikoro-plugin.json: good');
  });
  it('asks for a file', () => {
    expect(check('en')).toMatchObject({ status: 1, stderr: expect.stringContaining('npm run plugin:check my.saikoro-plugin.json') });
  });
});
