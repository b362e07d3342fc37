import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublic } from '../../../main/net/address.ts';
import { chooseIpv6, sortIpv6 } from '../../../main/net/ipv6-select.ts';
import type { LocalAddress } from '../../../main/net/local-address.ts';
import vectors from '../../fixtures/behaviour.json' with { type: 'json' };
import { localAddress as local } from '../../helpers/local-address.ts';

const rules = { documentation: true };
const chosen = (found: LocalAddress[], before: string | null = null, tunnels = false): string | null =>
  chooseIpv6(sortIpv6(found, rules, { tunnels }).stable, before)?.address ?? null;

describe('the address of this computer to be found under', () => {
  it.each(vectors.ipv6_interface_choice.cases)('$name', ({ addresses, gua }) => {
    const found = addresses.map((each) => {
      const { address, prefixLength, valid } = each;
      const flags = {
        temporary: 'temporary' in each && each.temporary === true,
        deprecated: 'deprecated' in each && each.deprecated === true,
      };
      return local(address, { prefixLength, validSeconds: valid, ...flags });
    });
    expect(chosen(found)).toBe(gua);
    expect(chosen(found.toReversed())).toBe(gua);
  });

  it('is none of a tunnel’s, unless the user named that card', () => {
    const found = [local('2001:db8:9::1', { interface: 'utun4', validSeconds: null }), local('2001:db8:1:2::5')];
    expect(chosen(found)).toBe('2001:db8:1:2::5');
    expect(chosen(found.slice(0, 1))).toBeNull();
    expect(chosen(found.slice(0, 1), null, true)).toBe('2001:db8:9::1');
    expect(sortIpv6(found, rules).passedOver).toMatchObject([{ why: 'tunnel', local: { address: '2001:db8:9::1' } }]);
  });

  it('says what is against each that it passes over, and is silent of private ones', () => {
    const { passedOver, stable } = sortIpv6(
      [
        local('2001:db8:1:2::1', { temporary: true, deprecated: true }),
        local('2001:db8:1:2::2', { deprecated: true }),
        local('2001:db8:1:2::3', { usable: false }),
        local('fe80::3'),
        local('fd00::3'),
        local('192.168.1.5', { family: 4, prefixLength: 24 }),
      ],
      rules,
    );
    expect(stable).toEqual([]);
    expect(passedOver.map(({ local: { address }, why }) => [address, why])).toEqual([
      ['2001:db8:1:2::1', 'temporary'],
      ['2001:db8:1:2::2', 'deprecated'],
      ['2001:db8:1:2::3', 'not-usable'],
    ]);
  });

  it('stays the same while two cards of one network renew theirs at different moments', () => {
    const wired = '2001:db8:1:2::a';
    const wireless = '2001:db8:1:2::b';
    const at = (a: number, b: number) => [local(wired, { validSeconds: a }), local(wireless, { validSeconds: b, interface: 'en1' })];
    expect(chosen(at(86_000, 86_400))).toBe(wireless);
    expect(chosen(at(86_000, 86_400), wired)).toBe(wired);
    expect(chosen(at(86_400, 86_000), wireless)).toBe(wireless);
    // A prefix nobody renews any more is left behind.
    expect(chosen(at(80_000, 86_400), wired)).toBe(wireless);
    expect(chosen([local(wired, { deprecated: true }), local(wireless)], wired)).toBe(wireless);
    // One for ever stays, whatever else is for ever too.
    expect(chosen([local(wired, { validSeconds: null }), local(wireless, { validSeconds: null })], wireless)).toBe(wireless);
    expect(chosen([local(wired, { validSeconds: null }), local(wireless)], wireless)).toBe(wired);
  });

  it('is never a temporary, deprecated, unusable, private or foreign one, and depends on no order', () => {
    const address = fc.constantFrom('2001:db8:1:2::1', '2001:db8:1:2::2', '2600:1::1', '2600:1::2', 'fd00::1', 'fe80::1', '::1', 'not one');
    const anything = fc.record({
      address,
      family: fc.constantFrom(4 as const, 6 as const),
      prefixLength: fc.constantFrom(48, 64, 128),
      interface: fc.constantFrom('en0', 'eth1', 'utun2', 'wg0', 'Wi-Fi'),
      temporary: fc.boolean(),
      deprecated: fc.boolean(),
      usable: fc.boolean(),
      validSeconds: fc.option(fc.nat(100_000)),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anything, { maxLength: 8, selector: (each) => each.address }), fc.option(address), (found, before) => {
        const address = chosen(found, before);
        expect(chosen(found.toReversed(), before)).toBe(address);
        if (address === null) return;
        const of = found.find((each) => each.address === address);
        expect(of).toMatchObject({ family: 6, temporary: false, deprecated: false, usable: true });
        expect(isPublic(address, rules)).toBe(true);
        expect(of?.interface).not.toMatch(/utun|wg/);
      }),
    );
  });
});
