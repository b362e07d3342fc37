import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIpv6 } from '../../../main/net/address.ts';
import { addressFor, deviceAddress, mergeIpv6, parseDevice } from '../../../main/net/ipv6-suffix.ts';
import vectors from '../../fixtures/behaviour.json' with { type: 'json' };

/** The eight groups, read without the module under test. */
const groupsOf = (address: string): number[] => {
  const read = (text: string): number[] =>
    text
      .split(':')
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16));
  const [front = [], back = []] = address.split('::').map(read);
  return [...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back];
};

const OWN = '2001:db8:1:2:a:b:c:d';

describe('the address of another device', () => {
  it.each(vectors.ipv6_host_part.cases)('keeps $prefixBits bits of the front', ({ address, suffix, hostBits, prefixBits, want }) => {
    expect(prefixBits + hostBits).toBe(128);
    expect(mergeIpv6(address, suffix, prefixBits)).toBe(want);
    if (prefixBits >= 48 && prefixBits <= 64)
      expect(deviceAddress(address, `${suffix}/${prefixBits}`)).toEqual({ ok: true, address: want });
    if (prefixBits === 64) expect(deviceAddress(address, suffix)).toEqual({ ok: true, address: want });
  });

  it.each(vectors.ipv6_from_mac.cases)('is made of the MAC address $mac', ({ prefix, mac, want }) => {
    const [network = '', length] = prefix.split('/');
    expect(length).toBe('64');
    expect(deviceAddress(network, mac)).toEqual({ ok: true, address: want });
    expect(deviceAddress(network, ` ${mac.toUpperCase()} `)).toEqual({ ok: true, address: want });
    for (const refused of ['56', '63', '65', '128'])
      expect(parseDevice(`${mac}/${refused}`)).toEqual({ ok: false, why: 'device-mac-prefix' });
  });

  it('takes the end of a whole address, and leaves its old front behind', () => {
    expect(deviceAddress(OWN, '2001:db8:ffff:9::5')).toEqual({ ok: true, address: '2001:db8:1:2::5' });
    expect(deviceAddress(OWN, 'fe80::5054:ff:fe12:3456')).toEqual({ ok: true, address: '2001:db8:1:2:5054:ff:fe12:3456' });
    expect(deviceAddress(OWN, '::a2:0:0:0:1/56')).toEqual({ ok: true, address: '2001:db8:1:a2::1' });
  });

  it.each([
    ['', 'bad-device'],
    ['::', 'device-empty'],
    ['2001:db8:1:2::', 'device-empty'],
    ['2001:db8:1:2::/64', 'device-empty'],
    ['00:00:00:00:00:00', 'device-empty'],
    ['01:00:5e:00:00:01', 'device-group'],
    ['ff:ff:ff:ff:ff:ff', 'device-group'],
    ['::1/47', 'device-prefix'],
    ['::1/65', 'device-prefix'],
    ['::1/128', 'device-prefix'],
    ['::1/', 'bad-device'],
    ['::1/6 4', 'bad-device'],
    ['::1/64/64', 'bad-device'],
    ['fe80::1%en0', 'bad-device'],
    ['192.168.1.5', 'bad-device'],
    ['nas.local', 'bad-device'],
    ['52:54:00:12:34', 'bad-device'],
    ['52:54-00:12:34:56', 'bad-device'],
    ['1::2::3', 'bad-device'],
  ])('refuses %j: %s', (typed, why) => {
    expect(parseDevice(typed)).toEqual({ ok: false, why });
    expect(deviceAddress(OWN, typed)).toEqual({ ok: false, why });
  });

  it('is published in place of this computer’s own, and only while that is known', () => {
    expect(addressFor({}, OWN)).toBe(OWN);
    expect(addressFor({ ipv6Host: '::5' }, OWN)).toBe('2001:db8:1:2::5');
    expect(addressFor({ ipv6Host: '::5' }, null)).toBeNull();
    expect(addressFor({ ipv6Host: 'no device' }, OWN)).toBeNull();
  });

  it('keeps the front bit by bit and the end bit by bit, whatever is typed, and never throws', () => {
    const bits = (address: string): string =>
      groupsOf(address)
        .map((group) => group.toString(2).padStart(16, '0'))
        .join('');
    fc.assert(
      fc.property(fc.ipV6(), fc.ipV6(), fc.nat(128), (front, end, length) => {
        const [a, b] = [parseIpv6(front), parseIpv6(end)];
        if (a === null || b === null) return;
        expect(bits(mergeIpv6(a, b, length))).toBe(bits(a).slice(0, length) + bits(b).slice(length));
      }),
    );
    fc.assert(fc.property(fc.string(), (typed) => void parseDevice(typed)));
  });
});
