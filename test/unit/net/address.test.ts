import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAddresses, isPublic, parseIpv4, parseIpv6, soleAddress } from '../../../main/net/address.ts';

const vectors = JSON.parse(readFileSync(new URL('../../fixtures/behaviour.json', import.meta.url), 'utf8'));

describe('addresses', () => {
  it('takes and normalises IPv4 as the vectors say', () => {
    for (const good of vectors.ipv4_valid.accept) expect(parseIpv4(good), good).toBe(good);
    for (const [padded, plain] of Object.entries(vectors.ipv4_valid.acceptAfterNormalising)) expect(parseIpv4(padded)).toBe(plain);
    for (const bad of vectors.ipv4_valid.reject) expect(parseIpv4(bad), bad).toBeNull();
    for (const next of vectors.ipv4_valid.rejectWithAdjacentCharacter)
      for (const text of [`${next}192.0.2.1`, `192.0.2.1${next}`, `${next}192.0.2.1${next}`])
        expect(parseIpv4(text), JSON.stringify(text)).toBeNull();
  });
  it('takes IPv6 in every notation and refuses the rest', () => {
    for (const good of [...vectors.ipv6_valid.accept, ...vectors.ipv6_valid.acceptMixedNotation])
      expect(parseIpv6(good), good).not.toBeNull();
    for (const bad of [...vectors.ipv6_invalid.reject, 'fe80::1%eth0', '1:2:3:4:5:6:7', '1::2:3:4:5:6:7:8'])
      expect(parseIpv6(bad), bad).toBeNull();
    expect(parseIpv6('2001:DB8:0:0:0:0:0:0001')).toBe('2001:db8::1');
    expect(parseIpv6('2001:db8::000.000.000.001')).toBe('2001:db8::1');
  });
  it('knows which addresses the world can reach', () => {
    for (const address of [...vectors.ipv4_public.refuse, ...vectors.ipv4_public.documentation])
      expect(isPublic(address), address).toBe(false);
    for (const address of vectors.ipv4_public.accept) expect(isPublic(address), address).toBe(true);
    for (const address of vectors.ipv4_public.documentation) expect(isPublic(address, { documentation: true }), address).toBe(true);
    for (const address of [...vectors.ipv6_global.notGlobal, ...vectors.ipv6_global.stricter.refuse])
      expect(isPublic(address), address).toBe(false);
    for (const address of vectors.ipv6_global.stricter.accept) expect(isPublic(address), address).toBe(true);
    expect(isPublic('2001:db8::1')).toBe(false);
    expect(isPublic('not an address')).toBe(false);
  });
  it('finds addresses in text only where they stand alone', () => {
    for (const { text, want } of vectors.ipv4_extract.cases) expect(findAddresses(text, 'ipv4')[0] ?? null, text).toBe(want);
    for (const { body, family, error, want } of vectors.ipv4_extract.strict.cases) {
      const families = family === 'any' ? (['ipv4', 'ipv6'] as const) : ([`ip${family}`] as ('ipv4' | 'ipv6')[]);
      const answers = families.map((each) => soleAddress(body, each));
      const found = answers.find((answer) => 'address' in answer) ?? answers[0];
      expect(found, body).toEqual(want ? { address: want } : { error });
    }
  });
  it('never throws and never takes a text that is not an address', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.ipV4(),
          fc.ipV6(),
          fc.string().map((s) => `${s}:${s}`),
        ),
        (text) => {
          const v4 = parseIpv4(text);
          const v6 = parseIpv6(text);
          isPublic(text);
          findAddresses(text, 'ipv4');
          findAddresses(text, 'ipv6');
          if (v4 !== null) expect(parseIpv4(v4)).toBe(v4);
          if (v6 !== null) expect(parseIpv6(v6)).toBe(v6);
        },
      ),
    );
    fc.assert(fc.property(fc.ipV4(), (text) => parseIpv4(text) !== null));
    fc.assert(fc.property(fc.ipV6(), (text) => parseIpv6(text) !== null));
  });
});
