import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'saikoro-import-plan-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string | Uint8Array): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const plan = (language: 'ja' | 'en', ...words: string[]) =>
  spawnSync(process.execPath, ['scripts/import-plan.mjs', ...words], {
    cwd: root,
    env: { ...process.env, LC_ALL: language === 'ja' ? 'ja_JP.UTF-8' : 'C.UTF-8' },
    encoding: 'utf8',
  });

const DDCLIENT = `daemon=300
protocol=duckdns
password=planted-secret-6f1c
myhouse.duckdns.org
postscript=/tmp/ran
protocol=googledomains
login=me
password=planted-secret-91aa
gone.example.com
`;
const DDNS_GO = `dnsconf:
    - name: ""
      ipv4:
        enable: true
        gettype: url
        url: https://api.example.net
        domains: ["www.example.com"]
      dns:
        name: cloudflare
        id: ""
        secret: planted-secret-77e0
`;

describe('npm run import:plan', () => {
  it('prints format, events, what is left and what to know, with no secret, and runs and writes nothing', () => {
    const path = file('ddclient.conf', DDCLIENT);
    const before = readdirSync(folder);
    const { status, stdout, stderr } = plan('en', path);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const said = JSON.parse(stdout);
    expect(Object.keys(said)).toEqual(['format', 'events', 'left', 'warnings']);
    expect(said.format).toBe('ddclient');
    expect(said.events).toEqual([
      expect.objectContaining({
        line: 4,
        service: 'duckdns',
        hosts: ['myhouse.duckdns.org'],
        families: { ipv4: true, ipv6: false },
        settings: { token: '•' },
      }),
    ]);
    expect(said.left.map(({ line, code }: { line: number; code: string }) => [line, code])).toContainEqual([9, 'service-ended']);
    expect(said.warnings).toContainEqual(
      expect.objectContaining({ line: 1, code: 'interval', text: expect.stringContaining('5 minutes') }),
    );
    expect(stdout).not.toContain('planted-secret');
    expect(readdirSync(folder)).toEqual(before);
    expect(readFileSync(path, 'utf8')).toBe(DDCLIENT);
  });
  it('is a list for several files, in their order, and says in Japanese what is to be said', () => {
    const { status, stdout } = plan('ja', file('a.yaml', DDNS_GO), file('b.conf', DDCLIENT));
    expect(status).toBe(0);
    const said = JSON.parse(stdout);
    expect(said.map(({ format }: { format: string }) => format)).toEqual(['ddns-go', 'ddclient']);
    expect(said[1].left[0].text).toMatch(/[ぁ-ん]/);
    expect(stdout).not.toContain('planted-secret');
  });
  it.each([
    ['no file', 64, () => []],
    ['an option it does not have', 64, () => ['--write', file('c.conf', DDCLIENT)]],
    ['a file that is no settings', 65, () => [file('picture.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]))]],
    ['a file of 20 MB', 65, () => [file('large.conf', `${'# x\n'.repeat(5_400_000)}`)]],
    ['a file that is not there', 66, () => [join(folder, 'absent.conf')]],
    ['a good one beside one that is not there', 66, () => [file('d.conf', DDCLIENT), join(folder, 'absent.conf')]],
  ])('%s ends with %i and one sentence', (_, code, words) => {
    const { status, stdout, stderr } = plan('en', ...words());
    expect(status).toBe(code);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+|Error:/);
    expect(stdout === '' || Array.isArray(JSON.parse(stdout))).toBe(true);
  });
});
