import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseMac } from '../../../../main/net/network-id.ts';
import { createGateway } from '../../../../main/platform/gateway/gateway.ts';
import { macOf, parseMacArp, parseProcArp, parseWindowsArp } from '../../../../main/platform/gateway/mac-address.ts';
import {
  MAC_ARP,
  MAC_ARP_INCOMPLETE,
  MAC_ARP_NONE,
  MAC_ARP_TWO,
  PROC_ARP,
  WINDOWS_ARP,
  WINDOWS_ARP_GARBLED,
  WINDOWS_ARP_JA,
  WINDOWS_ARP_NONE,
} from '../neighbour-outputs.ts';

const ROUTER = '192.168.1.1';
const MAC = '00:1d:73:aa:bb:cc';

describe('a router’s hardware address', () => {
  it('is read from Linux’ own table, of the card that leads there', () => {
    expect(macOf(parseProcArp(PROC_ARP), ROUTER, 'wlp3s0')).toBe(MAC);
    expect(macOf(parseProcArp(PROC_ARP), ROUTER, 'enp2s0')).toBe('00:1d:73:aa:bb:cd');
    expect(macOf(parseProcArp(PROC_ARP), ROUTER, 'eth9')).toBeNull();
    expect(macOf(parseProcArp(PROC_ARP), '192.168.1.99', 'wlp3s0')).toBeNull();
  });
  it('is read from a Mac’s, where zeros are left out', () => {
    expect(macOf(parseMacArp(MAC_ARP), ROUTER, 'en0')).toBe('00:1d:73:aa:0b:cc');
    expect(macOf(parseMacArp(MAC_ARP_TWO), ROUTER, 'en7')).toBe('00:1d:73:aa:0b:cd');
    for (const nothing of [MAC_ARP_INCOMPLETE, MAC_ARP_NONE]) expect(parseMacArp(nothing)).toEqual([]);
  });
  it('is read from Windows’, in any language and any code page', () => {
    for (const output of [WINDOWS_ARP, WINDOWS_ARP_JA, WINDOWS_ARP_GARBLED])
      expect(macOf(parseWindowsArp(output), ROUTER, 'WLAN')).toBe(MAC);
    expect(parseWindowsArp(WINDOWS_ARP_NONE)).toEqual([]);
  });
  it('is none that says nothing of this one router', () => {
    for (const mac of [
      '00:00:00:00:00:00',
      'ff:ff:ff:ff:ff:ff',
      '01:00:5e:00:00:01',
      // VRRP and HSRP: the same in many networks.
      '00:00:5e:00:01:0a',
      '00:00:0c:07:ac:01',
      'zz:00:00:00:00:01',
      '00:1d:73:aa:bb',
      '001d73aabbcc',
      '',
    ])
      expect(parseMac(mac), mac).toBeNull();
    const twice = parseProcArp(`${PROC_ARP}${ROUTER}  0x1  0x2  00:1d:73:00:00:01  *  wlp3s0\n`);
    expect(macOf(twice, ROUTER, 'wlp3s0')).toBeNull();
  });
  it.each([parseProcArp, parseMacArp, parseWindowsArp])('is read without a stumble from anything (%o)', (parse) => {
    const lines = fc.constantFrom(
      ...[PROC_ARP, MAC_ARP, MAC_ARP_INCOMPLETE, WINDOWS_ARP, WINDOWS_ARP_JA].flatMap((text) => text.split('\n')),
    );
    const text = fc
      .array(
        fc.oneof(
          lines,
          lines.map((line) => line.slice(2)),
          fc.string(),
        ),
        { maxLength: 12 },
      )
      .map((all) => all.join('\n'));
    fc.assert(
      fc.property(text, (output) => {
        for (const { mac } of parse(output)) expect(mac).toMatch(/^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/);
      }),
    );
  });
});

describe('asking the system for it', () => {
  const card = { address: '127.0.0.1', own: '127.0.0.1', interface: 'lo' };
  const gateway = (outputs: string[], platform: NodeJS.Platform, called: string[] = []) =>
    createGateway({
      platform,
      interfaces: { list: () => [] },
      programs: {
        async run({ program, args }) {
          called.push(`${program} ${args.join(' ')}`);
          const stdout = outputs.length > 1 ? (outputs.shift() as string) : (outputs[0] ?? '');
          return { ended: 'exit', exitCode: 0, output: stdout, stdout };
        },
      },
    });
  const line = '? (127.0.0.1) at 2:0:0:0:0:1 on lo ifscope [ethernet]\n';
  it('asks by the program’s full name', async () => {
    const called: string[] = [];
    expect(await gateway([line], 'darwin', called).macOf(card)).toBe('02:00:00:00:00:01');
    await gateway([''], 'win32', called).macOf(card);
    expect(called[0]).toBe('/usr/sbin/arp -n 127.0.0.1');
    expect(called[1]).toMatch(/System32.arp\.exe -a 127\.0\.0\.1 -N 127\.0\.0\.1$/);
  });
  it('makes it find out what it doesn’t know yet, and gives up after a while', async () => {
    expect(await gateway(['', MAC_ARP_INCOMPLETE, line], 'darwin').macOf(card)).toBe('02:00:00:00:00:01');
    const called: string[] = [];
    expect(await gateway([''], 'darwin', called).macOf(card)).toBeNull();
    expect(called).toHaveLength(4);
  });
  it('reads the table of a Linux that has one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'saikoro-arp-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const arpFile = join(folder, 'arp');
    writeFileSync(arpFile, PROC_ARP);
    const means = { programs: { run: async () => Promise.reject(new Error('no program')) }, interfaces: { list: () => [] } };
    const linux = createGateway({ ...means, platform: 'linux', arpFile });
    expect(await linux.macOf({ address: ROUTER, own: '192.168.1.10', interface: 'wlp3s0' })).toBe(MAC);
    const bare = createGateway({ ...means, platform: 'linux', arpFile: join(folder, 'none') });
    expect(await bare.macOf(card)).toBeNull();
  });
});
