import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalAddress } from '../../../main/net/local-address.ts';
import { parseMacArp, parseProcArp, parseWindowsArp } from '../../../main/platform/gateway/mac-address.ts';
import { parseRoutePrint } from '../../../main/platform/gateway/windows.ts';
import { readIpAddress } from '../../../main/platform/local-network/linux.ts';
import { readIfconfig } from '../../../main/platform/local-network/mac.ts';
import { readNetIpAddress } from '../../../main/platform/local-network/windows.ts';

/** What further systems print: older and newer versions, other languages, cards of every kind. Addresses are changed. */
const short = (found: LocalAddress[] | null) =>
  found?.map(({ interface: card, address, prefixLength, temporary, deprecated, usable, validSeconds }) =>
    [card, `${address}/${prefixLength}`, temporary && 'temporary', deprecated && 'deprecated', !usable && 'unusable', validSeconds ?? '∞']
      .filter(Boolean)
      .join(' '),
  ) ?? null;

describe('Linux', () => {
  const card = (ifname: string, addresses: object[], flags = ['BROADCAST', 'MULTICAST', 'UP', 'LOWER_UP']) => ({
    ifindex: 2,
    ifname,
    flags,
    addr_info: addresses,
  });
  const six = (local: string, more: object = {}) => ({
    family: 'inet6',
    local,
    prefixlen: 64,
    scope: 'global',
    valid_life_time: 86_400,
    preferred_life_time: 14_400,
    ...more,
  });
  it('of old leaves gaps, for cards and for addresses', () =>
    expect(
      short(readIpAddress(JSON.stringify([{}, card('eth0', [{}, six('2001:db8::5', { dynamic: true, mngtmpaddr: true }), {}]), {}]))),
    ).toEqual(['eth0 2001:db8::5/64 86400']));
  it('dials in itself, with the far end beside it', () =>
    expect(
      short(
        readIpAddress(
          JSON.stringify([
            card(
              'ppp0',
              [
                {
                  family: 'inet',
                  local: '203.0.113.9',
                  address: '203.0.113.1',
                  prefixlen: 32,
                  scope: 'global',
                  label: 'ppp0',
                  valid_life_time: 4294967295,
                },
              ],
              ['POINTOPOINT', 'MULTICAST', 'NOARP', 'UP', 'LOWER_UP'],
            ),
          ]),
        ),
      ),
    ).toEqual(['ppp0 203.0.113.9/32 ∞']));
  it('makes a temporary address of one it manages, and an optimistic one', () =>
    expect(
      short(
        readIpAddress(
          JSON.stringify([
            card('wlan0', [
              six('2001:db8::7', { temporary: true, dynamic: true }),
              six('2001:db8::8', { optimistic: true, noprefixroute: true, 'stable-privacy': true }),
            ]),
          ]),
        ),
      ),
    ).toEqual(['wlan0 2001:db8::7/64 temporary 86400', 'wlan0 2001:db8::8/64 86400']));
  it('has a card without a cable, and one that is off', () =>
    expect(
      short(
        readIpAddress(
          JSON.stringify([card('eth1', [six('2001:db8::9')], ['NO-CARRIER', 'UP']), card('eth2', [six('2001:db8::a')], ['BROADCAST'])]),
        ),
      ),
    ).toEqual(['eth1 2001:db8::9/64 unusable 86400', 'eth2 2001:db8::a/64 unusable 86400']));
});

describe('a Mac', () => {
  it('prints cards of every kind', () =>
    expect(
      short(
        readIfconfig(`lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> mtu 16384
	options=1203<RXCSUM,TXCSUM,TXSTATUS,SW_TIMESTAMP>
	inet 127.0.0.1 netmask 0xff000000
	inet6 ::1 prefixlen 128 
	inet6 fe80::1%lo0 prefixlen 64 scopeid 0x1 
	nd6 options=201<PERFORMNUD,DAD>
gif0: flags=8010<POINTOPOINT,MULTICAST> mtu 1280
en0: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500
	options=6460<TSO4,TSO6,CHANNEL_IO,PARTIAL_CSUM,ZEROINVERT_CSUM>
	ether a4:83:e7:01:02:03
	inet6 fe80::1c2d:3e4f:5a6b:7c8d%en0 prefixlen 64 secured pltime infty vltime infty scopeid 0xb 
	inet6 2001:db8:1::5 prefixlen 64 autoconf secured pltime 604321 vltime 2591521 
	inet6 2001:db8:1::aaaa prefixlen 64 autoconf temporary pltime 84921 vltime 603321 
	inet6 2001:db8:1::bbbb prefixlen 64 deprecated autoconf temporary pltime 0 vltime 1021 
	inet6 2001:db8:1::d prefixlen 64 dynamic pltime 7000 vltime 7100 
	inet6 2001:db8:1::dead prefixlen 64 duplicated autoconf pltime 604321 vltime 2591521 
	inet6 2001:db8:1:0:c1a7:4600:0:1 prefixlen 64 clat46 
	inet 192.168.1.10 netmask 0xffffff00 broadcast 192.168.1.255
	nat64 prefix 64:ff9b:: prefixlen 96
	nd6 options=201<PERFORMNUD,DAD>
	media: autoselect
	status: active
utun4: flags=8051<UP,POINTOPOINT,RUNNING,MULTICAST> mtu 1380
	inet 10.8.0.2 --> 10.8.0.1 netmask 0xffffffff
	inet6 2001:db8:9::2 prefixlen 128 
`),
      ),
    ).toEqual([
      'lo0 127.0.0.1/8 ∞',
      'lo0 ::1/128 ∞',
      'lo0 fe80::1/64 ∞',
      'en0 fe80::1c2d:3e4f:5a6b:7c8d/64 ∞',
      'en0 2001:db8:1::5/64 2591521',
      'en0 2001:db8:1::aaaa/64 temporary 603321',
      'en0 2001:db8:1::bbbb/64 temporary deprecated 1021',
      'en0 2001:db8:1::d/64 7100',
      'en0 2001:db8:1::dead/64 unusable 2591521',
      'en0 2001:db8:1:0:c1a7:4600:0:1/64 unusable ∞',
      'en0 192.168.1.10/24 ∞',
      'utun4 10.8.0.2/32 ∞',
      'utun4 2001:db8:9::2/128 ∞',
    ]));
});

describe('Windows', () => {
  const entry = (IPAddress: string, more: object = {}) => ({
    ...{
      IPAddress,
      InterfaceAlias: 'イーサネット 2',
      PrefixLength: 64,
      SuffixOrigin: 4,
      AddressState: 4,
      SkipAsSource: false,
      ValidSeconds: 86_400,
    },
    ...more,
  });
  const read = (value: unknown) => short(readNetIpAddress(JSON.stringify(value)));
  it('tells of one address, of none that ends, and of a card it has no name for', () => {
    expect(read(entry('2001:db8::5'))).toEqual(['イーサネット 2 2001:db8::5/64 86400']);
    expect(read([entry('2001:db8::5', { ValidSeconds: null }), entry('fe80::9%17', { InterfaceAlias: null })])).toEqual([
      'イーサネット 2 2001:db8::5/64 ∞',
      'fe80::9/64 unusable 86400',
    ]);
    expect(read([])).toEqual([]);
  });
  it('never says that a word it has no meaning for is an address to be found under', () => {
    const odd = fc.oneof(fc.constant(null), fc.string(), fc.integer(), fc.boolean(), fc.constant([]), fc.constant({}));
    const keys = ['IPAddress', 'PrefixLength', 'SuffixOrigin', 'AddressState', 'SkipAsSource', 'ValidSeconds'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...keys), odd, (key, value) => {
        const found = readNetIpAddress(JSON.stringify([entry('2001:db8::5', { [key]: value })]));
        for (const each of found ?? [])
          expect(Number.isInteger(each.prefixLength) && (each.validSeconds === null || each.validSeconds >= 0)).toBe(true);
      }),
    );
  });
  it('has a hundred cards, and says so in a reasonable time', () => {
    const many = Array.from({ length: 3000 }, (_, at) =>
      entry(`2001:db8::${(at + 1).toString(16)}`, { InterfaceAlias: `vEthernet (${at})` }),
    );
    expect(readNetIpAddress(JSON.stringify(many))).toHaveLength(3000);
  });
});

describe('routes and neighbours in other tongues', () => {
  it('are read from German and French Windows', () => {
    const german = `Aktive Routen:
     Netzwerkziel    Netzwerkmaske          Gateway    Schnittstelle Metrik
          0.0.0.0          0.0.0.0      192.168.1.1     192.168.1.10     25
        127.0.0.0        255.0.0.0   Auf Verbindung         127.0.0.1    331
Ständige Routen:
  Netzwerkadresse          Netzmaske  Gatewayadresse  Metrik
          0.0.0.0          0.0.0.0      192.168.9.1       1
`;
    const found = [{ half: 'all', gateway: '192.168.1.1', by: { own: '192.168.1.10' }, metric: 25 }];
    expect(parseRoutePrint(german)).toEqual(found);
    expect(
      parseRoutePrint(german.replaceAll('\n', '\r\n').replace('Auf Verbindung', 'On-link').replace('Aktive Routen', 'Itinéraires actifs')),
    ).toEqual(found);
  });
  it('are complete, or are none', () => {
    expect(
      parseProcArp(
        'IP address       HW type     Flags       HW address            Mask     Device\n192.168.1.1      0x1         0x2         00:11:22:33:44:55     *        eth0\n192.168.1.7      0x1         0x0         00:00:00:00:00:00     *        eth0\n',
      ),
    ).toEqual([{ address: '192.168.1.1', mac: '00:11:22:33:44:55', card: 'eth0' }]);
    expect(
      parseMacArp(
        '? (192.168.1.1) at 0:11:22:3:44:55 on en0 ifscope [ethernet]\n? (192.168.1.9) at (incomplete) on en0 ifscope [ethernet]\n192.168.1.3 (192.168.1.3) -- no entry\n',
      ),
    ).toEqual([{ address: '192.168.1.1', mac: '00:11:22:03:44:55', card: 'en0' }]);
    expect(
      parseWindowsArp(
        '\r\nインターフェイス: 192.168.1.10 --- 0xc\r\n  インターネット アドレス 物理アドレス           種類\r\n  192.168.1.1           00-11-22-33-44-55     動的\r\n  224.0.0.22            01-00-5e-00-00-16     静的\r\n',
      ),
    ).toEqual([{ address: '192.168.1.1', mac: '00:11:22:33:44:55', card: null }]);
  });
});
