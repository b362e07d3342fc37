import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { isHome, parseMac, placeAt, placeDialled } from '../../../main/net/network-id.ts';
import { homeSchema } from '../../../preload/contract/settings.ts';

const CARDS = [{ name: 'en0', addresses: [{ address: '192.168.1.10', family: 4 as const, internal: false, prefixLength: 24 }] }];
const ROUTER = { address: '192.168.1.1', own: '192.168.1.10' };
const HOME = placeAt(ROUTER, '02:00:00:00:00:01', CARDS);
const CAFE = placeAt(ROUTER, '02:00:00:00:00:99', CARDS);
const UNKNOWN = placeAt(ROUTER, null, CARDS);

describe('a network', () => {
  it('is told by its router’s card, whatever address that has', () => {
    expect(HOME).toEqual({
      id: 'mac-02:00:00:00:00:01',
      plain: 'net-192.168.1.1-192.168.1.0/24',
      router: '192.168.1.1',
      network: '192.168.1.0/24',
    });
    expect(isHome(HOME, [{ id: HOME.id }])).toBe(true);
    expect(isHome(CAFE, [{ id: HOME.id }])).toBe(false);
    expect(isHome(placeAt({ address: '10.0.0.1', own: '10.0.0.5' }, '02:00:00:00:00:01', []), [{ id: HOME.id }])).toBe(true);
  });
  it('is told by address and network where the card is not known, and is never taken for one that is told by its card', () => {
    expect(UNKNOWN.id).toBe('net-192.168.1.1-192.168.1.0/24');
    expect(isHome(UNKNOWN, [{ id: HOME.id }])).toBe(false);
    expect(isHome(UNKNOWN, [{ id: UNKNOWN.id }])).toBe(true);
    // Learned when no card was to be had: it stays as vague as it was.
    expect(isHome(HOME, [{ id: UNKNOWN.id }])).toBe(true);
    expect(isHome(placeAt({ ...ROUTER, address: '192.168.1.254' }, null, CARDS), [{ id: UNKNOWN.id }])).toBe(false);
    expect(placeAt(ROUTER, null, []).network).toBe('192.168.1.10/32');
  });
  it('is told by the card that dials in, where there is no router', () => {
    expect(isHome(placeDialled('ppp0'), [{ id: 'dial-ppp0' }])).toBe(true);
    expect(isHome(placeDialled('wwan0'), [{ id: 'dial-ppp0' }])).toBe(false);
  });
  it('has a name that settings can hold', () => {
    for (const place of [HOME, UNKNOWN, placeDialled('ppp0')])
      expect(v.is(homeSchema, { id: place.id, router: place.router, at: 1 })).toBe(true);
  });
  it('has a hardware address in one form, or none', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255), { minLength: 6, maxLength: 6 }), fc.constantFrom(':', '-'), fc.boolean(), (bytes, sign, padded) => {
        const text = bytes.map((byte) => byte.toString(16).padStart(padded ? 2 : 1, '0')).join(sign);
        const mac = parseMac(text.toUpperCase());
        if (mac !== null) expect(mac).toBe(bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(':'));
        else expect(bytes[0] === 0 || ((bytes[0] as number) & 1) === 1).toBe(true);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/.test(parseMac(text) ?? '00:00:00:00:00:00')));
  });
});
