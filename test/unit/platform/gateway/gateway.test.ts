import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NetInterface } from '../../../../main/net/local-address.ts';
import { chooseGateway } from '../../../../main/platform/gateway/choice.ts';
import { createGateway } from '../../../../main/platform/gateway/gateway.ts';
import { parseProcRoute } from '../../../../main/platform/gateway/linux.ts';
import { parseNetstat } from '../../../../main/platform/gateway/mac.ts';
import { parseRoutePrint } from '../../../../main/platform/gateway/windows.ts';
import { createInterfaces } from '../../../../main/platform/local-network/interfaces.ts';
import type { Programs } from '../../../../main/ports/programs.ts';
import { LINUX, LINUX_VPN, MAC, MAC_OLD, MAC_VPN, WINDOWS_DE_VPN, WINDOWS_EN, WINDOWS_JA } from '../gateway-outputs.ts';

const card = (name: string, address: string, prefixLength = 24): NetInterface => ({
  name,
  addresses: [{ address, family: 4, internal: false, prefixLength }],
});
const HOME = card('en0', '192.168.1.10');
const found = (address: string, own: string, name: string) => ({ address, own, interface: name });
const programs = (stdout: string): Programs & { called: string[] } => {
  const called: string[] = [];
  return {
    called,
    run: async ({ program, args }) => {
      called.push(`${program} ${args.join(' ')}`);
      return { ended: 'exit', exitCode: 0, output: stdout, stdout };
    },
  };
};
const find = (platform: NodeJS.Platform, stdout: string, interfaces: NetInterface[]) =>
  createGateway({ programs: programs(stdout), interfaces: { list: () => interfaces }, platform }).find();

describe('the gateway', () => {
  it('is read from Linux’s own table', () => {
    expect(parseProcRoute(LINUX)).toEqual([
      { half: 'all', gateway: '192.168.1.1', by: { interface: 'wlp3s0' }, metric: 600 },
      { half: 'all', gateway: '192.168.1.1', by: { interface: 'enp2s0' }, metric: 100 },
    ]);
    const cards = [card('wlp3s0', '192.168.1.11'), card('enp2s0', '192.168.1.10')];
    expect(chooseGateway(parseProcRoute(LINUX), cards)).toEqual({
      gateway: found('192.168.1.1', '192.168.1.10', 'enp2s0'),
      tunnelled: false,
    });
  });
  it('is read from a Mac’s, of now and of old', async () => {
    expect(await find('darwin', MAC, [HOME])).toEqual({ gateway: found('192.168.1.1', '192.168.1.10', 'en0'), tunnelled: false });
    expect(await find('darwin', MAC_OLD, [HOME])).toEqual({ gateway: found('192.168.1.1', '192.168.1.10', 'en0'), tunnelled: false });
  });
  it('is read from Windows’, in any language', async () => {
    const cards = [card('イーサネット', '192.168.1.10')];
    for (const output of [WINDOWS_EN, WINDOWS_JA])
      expect(await find('win32', output, cards)).toEqual({
        gateway: found('192.168.1.1', '192.168.1.10', 'イーサネット'),
        tunnelled: false,
      });
  });
  it('stays the one next door while a VPN leads the traffic elsewhere', async () => {
    const linux = [card('enp2s0', '192.168.1.10'), card('tun0', '10.8.0.6')];
    expect(chooseGateway(parseProcRoute(LINUX_VPN), linux)).toEqual({
      gateway: found('192.168.1.1', '192.168.1.10', 'enp2s0'),
      tunnelled: true,
    });
    expect(await find('darwin', MAC_VPN, [HOME, card('utun4', '10.2.0.2', 32)])).toEqual({
      gateway: found('192.168.1.1', '192.168.1.10', 'en0'),
      tunnelled: true,
    });
    const windows = [card('WLAN', '192.168.1.10'), card('office', '10.2.0.2', 32)];
    expect(await find('win32', WINDOWS_DE_VPN, windows)).toEqual({
      gateway: found('192.168.1.1', '192.168.1.10', 'WLAN'),
      tunnelled: true,
    });
  });
  it('is passed by where rules of their own lead into a tunnel, whatever that is called', () => {
    const routes = parseProcRoute(LINUX);
    const cards = [card('enp2s0', '192.168.1.10'), card('wlp3s0', '192.168.1.11'), card('office', '10.2.0.2')];
    const tunnelled = (leaving: string | null, interfaces = cards) => chooseGateway(routes, interfaces, leaving).tunnelled;
    expect(tunnelled('10.2.0.2')).toBe(true);
    for (const own of ['192.168.1.10', '192.168.1.11', '10.99.0.1', null]) expect(tunnelled(own), String(own)).toBe(false);
    // IPsec lends an address of the far network to the card itself.
    const lent: NetInterface = {
      name: 'enp2s0',
      addresses: ['192.168.1.10/24', '10.9.0.5/32', '192.168.2.5/24'].map((text) => {
        const [address = '', length] = text.split('/');
        return { address, family: 4, internal: false, prefixLength: Number(length) };
      }),
    };
    expect(tunnelled('10.9.0.5', [lent])).toBe(true);
    expect(tunnelled('192.168.2.5', [lent])).toBe(false);
    // A second line with its own public address is no tunnel.
    expect(tunnelled('44.128.0.10', [...cards, card('ppp0', '44.128.0.10', 32)])).toBe(false);
  });
  it('is none of a tunnel, nor of another network', () => {
    const route = (gateway: string | null, name: string) => [{ half: 'all' as const, gateway, by: { interface: name }, metric: 0 }];
    expect(chooseGateway(route('10.8.0.1', 'tun0'), [card('tun0', '10.8.0.6')])).toEqual({ gateway: null, tunnelled: true });
    expect(chooseGateway(route('10.2.0.1', 'en7'), [card('en7', '10.2.0.2', 32)]).gateway).toBeNull();
    expect(chooseGateway(route('192.168.2.1', 'en0'), [HOME]).gateway).toBeNull();
    expect(chooseGateway(route('192.168.1.1', 'en5'), [HOME]).gateway).toBeNull();
    expect(chooseGateway([], [HOME])).toEqual({ gateway: null, tunnelled: false });
  });
  it('is none, and no tunnel either, for a machine that dials in itself', () =>
    expect(
      chooseGateway([{ half: 'all', gateway: null, by: { interface: 'ppp0' }, metric: 0 }], [card('ppp0', '44.128.0.10', 32)]),
    ).toEqual({
      gateway: null,
      tunnelled: false,
      dialled: 'ppp0',
    }));
  it('is none where the system doesn’t tell', async () => {
    for (const platform of ['darwin', 'win32'] as const)
      for (const output of ['', 'netstat: command not found', '\0\0\0', MAC.replace('Netif', 'Nutz'), WINDOWS_EN.slice(0, 300)])
        expect(await find(platform, output, [HOME])).toEqual({ gateway: null, tunnelled: false });
    const gateway = createGateway({
      programs: programs(''),
      interfaces: { list: () => [HOME] },
      platform: 'linux',
      routeFile: '/nowhere/at/all',
    });
    expect(await gateway.find()).toEqual({ gateway: null, tunnelled: false });
  });
  it('asks for numbers, by the program’s full name', async () => {
    const means = programs(MAC);
    await createGateway({ programs: means, interfaces: { list: () => [] }, platform: 'darwin' }).find();
    await createGateway({ programs: means, interfaces: { list: () => [] }, platform: 'win32' }).find();
    expect(means.called).toEqual(['/usr/sbin/netstat -rn -f inet', expect.stringMatching(/System32.route\.exe print -4$/)]);
  });
  it.each([parseProcRoute, parseNetstat, parseRoutePrint])('is read without a stumble from anything (%o)', (parse) => {
    const lines = fc.constantFrom(...[LINUX, MAC, WINDOWS_EN, WINDOWS_JA].flatMap((output) => output.split('\n')));
    const mixed = fc
      .array(
        fc.oneof(
          lines,
          lines.map((line) => line.slice(3)),
          fc.string(),
        ),
        { maxLength: 12 },
      )
      .map((all) => all.join('\n'));
    fc.assert(
      fc.property(mixed, (text) => {
        for (const { gateway, metric } of parse(text)) {
          expect(gateway === null || /^\d+\.\d+\.\d+\.\d+$/.test(gateway)).toBe(true);
          expect(Number.isInteger(metric)).toBe(true);
        }
      }),
    );
  });
  it.runIf(process.platform === 'linux' && existsSync('/usr/sbin/ip'))('is what this very system says', async () => {
    const [route] = JSON.parse(execFileSync('ip', ['-j', '-4', 'route', 'show', 'default'], { encoding: 'utf8' }) || '[]') as {
      gateway?: string;
      dev: string;
    }[];
    const { gateway } = await createGateway({ programs: programs(''), interfaces: createInterfaces() }).find();
    expect(gateway === null ? undefined : { gateway: gateway.address, dev: gateway.interface }).toEqual(
      route?.gateway === undefined ? undefined : { gateway: route.gateway, dev: route.dev },
    );
  });
});
