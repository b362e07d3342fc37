import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { computeMapE, MAP_E_RULES, MAP_E_RULES_DATE, type MapERule, portsOf, provenMapE } from '../../../../main/engine/network/map-e.ts';

const count = (ports: { from: number; to: number }[]): number => ports.reduce((sum, { from, to }) => sum + to - from + 1, 0);

describe('the worked example of RFC 7597, appendix A', () => {
  const rule: MapERule = { service: 'ocn', ipv6: '2001:db8::/40', ipv4: '192.0.2.0/24', psidLength: 8, psidOffset: 6 };
  const line = computeMapE('2001:db8:12:3400::', [rule]);
  it('has the address and the port set', () => {
    expect(line).toMatchObject({ ipv4: '192.0.2.18', psid: 0x34 });
  });
  it('has 63 ranges of ports', () => {
    expect(line?.ports).toHaveLength(63);
    expect([line?.ports[0], line?.ports[1], line?.ports.at(-2), line?.ports.at(-1)]).toEqual([
      { from: 1232, to: 1235 },
      { from: 2256, to: 2259 },
      { from: 63_696, to: 63_699 },
      { from: 64_720, to: 64_723 },
    ]);
  });
});

describe('Japanese lines, computed by hand', () => {
  it.each([
    // /31 → the last bit of the second group and 0x1234 are the 17 bits after 106.72/15, 0x56 is the PSID.
    ['240b:10:1234:5678::1', 'jpne', '106.72.18.52', 0x56],
    ['240b:11:1234:5678::1', 'jpne', '106.73.18.52', 0x56],
    ['240b:12:ff01:ff00::', 'jpne', '14.8.255.1', 0xff],
    ['240b:250:0:100::', 'jpne', '14.10.0.0', 0x01],
    ['240b:253:a00:0::', 'jpne', '14.13.10.0', 0x00],
    ['2404:7a80:1234:5600::', 'biglobe', '133.200.18.52', 0x56],
    ['2404:7a85:1234:5600::', 'biglobe', '133.207.18.52', 0x56],
    // 0x2634: six bits of the prefix 0x24, then 0x234 after 133.203.164.0/22.
    ['2404:7a82:2634:5600::', 'biglobe', '133.203.166.52', 0x56],
    ['2404:7a87:fd02:300::', 'biglobe', '125.193.153.2', 0x03],
    // 0x1234 56 after two bits of the prefix: 01001000 11010001 after 153.240/16, then 010110.
    ['2400:4050:1234:5600::', 'ocn', '153.240.72.209', 22],
    ['2400:4052:d401:4000::', 'ocn', '180.49.16.5', 0],
    // /36 → 0x234 after 219.104.128.0/20.
    ['240d:f:234:5678::', 'nuro', '219.104.130.52', 0x56],
    ['240d:f:2abc:d000::', 'nuro', '219.104.170.188', 0xd0],
  ])('%s', (ipv6, service, ipv4, psid) => {
    expect(computeMapE(ipv6)).toMatchObject({ service, ipv4, psid });
  });
  it('v6プラス has 240 ports in 15 blocks of 16', () => {
    const ports = computeMapE('240b:10:1234:3200::')?.ports ?? [];
    expect(ports).toHaveLength(15);
    expect(count(ports)).toBe(240);
    expect(ports.slice(0, 2)).toEqual([
      { from: 4896, to: 4911 },
      { from: 8992, to: 9007 },
    ]);
    expect(ports.at(-1)).toEqual({ from: 62_240, to: 62_255 });
  });
  it('OCN has 1008 ports in 63 blocks of 16', () => {
    const ports = computeMapE('2400:4050:1234:5600::')?.ports ?? [];
    expect(ports).toHaveLength(63);
    expect(count(ports)).toBe(1008);
    expect([ports[0], ports.at(-1)]).toEqual([
      { from: 1376, to: 1391 },
      { from: 64_864, to: 64_879 },
    ]);
  });
  it('no line can open what a web server or an L2TP server needs', () => {
    const line = computeMapE('240b:10:1234:3200::');
    if (line === null) throw new Error('no line');
    const canOpen = (port: number): boolean => line.ports.some(({ from, to }) => port >= from && port <= to);
    expect([80, 443, 500, 1701, 4500, 4895, 4896, 4911, 4912].filter(canOpen)).toEqual([4896, 4911]);
  });
  it.each(['2001:db8::1', '240b:14::1', '2404:7a88::1', '2400:4054::1', 'fe80::1', '::1', '192.0.2.1', 'nonsense', ''])(
    '%s is no such line',
    (ipv6) => {
      expect(computeMapE(ipv6)).toBeNull();
    },
  );
});

describe('the port set', () => {
  it('without an offset is one range, RFC 7597 §5.1', () => {
    expect(portsOf(0x34, { psidLength: 8, psidOffset: 0 })).toEqual([{ from: 13_312, to: 13_567 }]);
    expect(portsOf(0, { psidLength: 0, psidOffset: 0 })).toEqual([{ from: 0, to: 65_535 }]);
  });
  it('shares no port with another set, and all sets together are all ports above the first block', () => {
    for (const shape of [
      { psidLength: 8, psidOffset: 4 },
      { psidLength: 6, psidOffset: 6 },
    ]) {
      const all = Array.from({ length: 2 ** shape.psidLength }, (_none, psid) => portsOf(psid, shape))
        .flat()
        .sort((a, b) => a.from - b.from);
      expect(all[0]?.from).toBe(2 ** (16 - shape.psidOffset));
      expect(all.at(-1)?.to).toBe(65_535);
      for (const [at, { from }] of all.entries()) if (at > 0) expect(from).toBe((all[at - 1]?.to ?? 0) + 1);
    }
  });
});

describe('proof', () => {
  it('is that the computed address is the one the Internet sees', () => {
    const own = ['fe80::1', '2001:db8::1', '240b:10:1234:5678::1'];
    expect(provenMapE(own, '106.72.18.52')).toMatchObject({ service: 'jpne', psid: 0x56 });
    expect(provenMapE(own, '106.72.18.53')).toBeNull();
    expect(provenMapE(own, null)).toBeNull();
    expect(provenMapE([], '106.72.18.52')).toBeNull();
  });
});

describe('the table', () => {
  it('is dated, and every rule fits the 56 bits a line has', () => {
    expect(MAP_E_RULES_DATE).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(new Set(MAP_E_RULES.map(({ service }) => service))).toEqual(new Set(['jpne', 'biglobe', 'ocn', 'nuro']));
    for (const { ipv6, ipv4, psidLength } of MAP_E_RULES) {
      const [, length6] = ipaddr.IPv6.parseCIDR(ipv6);
      const [, length4] = ipaddr.IPv4.parseCIDR(ipv4);
      expect(`${ipv6} ${length6 + 32 - length4 + psidLength}`).toBe(`${ipv6} 56`);
    }
  });
  it('names no prefix twice', () => {
    const sorted = MAP_E_RULES.map(({ ipv6 }) => ipaddr.IPv6.parseCIDR(ipv6));
    for (const [at, [address, length]] of sorted.entries())
      for (const [other, [prefix, bits]] of sorted.entries())
        if (at !== other && bits <= length) expect(address.match(prefix, bits)).toBe(false);
  });
  it('puts every address under the IPv4 prefix of its rule', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MAP_E_RULES), fc.bigInt({ min: 0n, max: (1n << 97n) - 1n }), (rule, noise) => {
        const [prefix, length] = ipaddr.IPv6.parseCIDR(rule.ipv6);
        const base = prefix.toByteArray().reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
        const value = base | (noise & ((1n << BigInt(128 - length)) - 1n));
        const address = new ipaddr.IPv6(
          Array.from({ length: 16 }, (_none, at) => Number((value >> BigInt(8 * (15 - at))) & 255n)),
        ).toRFC5952String();
        const line = computeMapE(address);
        expect(line?.service).toBe(rule.service);
        expect(ipaddr.IPv4.parse(line?.ipv4 ?? '').match(ipaddr.IPv4.parseCIDR(rule.ipv4))).toBe(true);
        expect(line?.ports.every(({ from }) => from >= 1024)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
  it('is read once, not in each round', () => {
    let reads = 0;
    const counted = MAP_E_RULES.map((rule) => ({
      ...rule,
      get ipv6() {
        reads += 1;
        return rule.ipv6;
      },
    }));
    expect(computeMapE('240b:10:1234:5678::1', counted)).toEqual(computeMapE('240b:10:1234:5678::1'));
    const once = reads;
    expect(once).toBe(MAP_E_RULES.length);
    for (let round = 0; round < 10; round += 1) expect(computeMapE('fe80::1', counted)).toBeNull();
    expect(reads).toBe(once);
  });
});
