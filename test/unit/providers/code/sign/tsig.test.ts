import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASS, decodeMessage, encodeName, encodeUpdate, TYPE, uint48 } from '../../../../../main/providers/code/sign/dns-message.ts';
import { sign, TSIG_ERROR, type TsigKey, verify } from '../../../../../main/providers/code/sign/tsig.ts';

const name = (text: string): Uint8Array => encodeName(text) ?? new Uint8Array();
const key = (secret: string, algorithm: TsigKey['algorithm'] = 'hmac-sha256'): TsigKey => ({
  name: name('key.example'),
  algorithm,
  secret: new TextEncoder().encode(secret),
});
const NOW = 1_700_000_000;
const update = encodeUpdate(
  4660,
  name('dyn.example.com'),
  [],
  [
    { name: name('home.dyn.example.com'), type: TYPE.A, class: CLASS.ANY, ttl: 0, data: new Uint8Array() },
    { name: name('home.dyn.example.com'), type: TYPE.A, class: CLASS.IN, ttl: 60, data: Uint8Array.of(192, 0, 2, 10) },
  ],
);

describe('an update message', () => {
  it('has the bytes RFC 2136 asks for, a name that stood before as a pointer', () => {
    const hex = Buffer.from(update).toString('hex');
    const zone = '0364796e076578616d706c6503636f6d00';
    const host = `04686f6d65${zone}`;
    expect(hex).toBe(`123428000001000000020000${zone}00060001${host}000100ff000000000000c021000100010000003c0004c000020a`);
    expect(decodeMessage(update)?.records.map((record) => [record.name, record.type, record.class, record.ttl])).toEqual([
      ['home.dyn.example.com', 1, 255, 0],
      ['home.dyn.example.com', 1, 1, 60],
    ]);
  });
  it('refuses what is no name', () => {
    for (const bad of ['', '.', 'a..b', `${'a'.repeat(64)}.com`, 'ü.com', `${'a.'.repeat(127)}a`]) expect(encodeName(bad), bad).toBeNull();
    expect(encodeName('Key.Example.')).toEqual(encodeName('key.example'));
  });
  it('is never thrown off by what comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        decodeMessage(bytes);
        expect(['unsigned', 'forged', 'refused']).toContain(verify(bytes, key('s'), undefined, NOW).kind);
      }),
    );
  });
});

describe('a signature', () => {
  it.each(['hmac-sha256', 'hmac-sha512', 'hmac-sha384', 'hmac-sha1'] as const)('with %s is good for its key alone', (algorithm) => {
    const signed = sign(update, key('secret', algorithm), NOW);
    expect(verify(signed.message, key('secret', algorithm), undefined, NOW)).toEqual({ kind: 'good' });
    expect(verify(signed.message, key('other', algorithm), undefined, NOW)).toEqual({ kind: 'forged' });
    expect(verify(update, key('secret', algorithm), undefined, NOW)).toEqual({ kind: 'unsigned' });
  });
  it('of a reply builds on that of its request', () => {
    const { mac } = sign(update, key('secret'), NOW);
    const reply = sign(update, key('secret'), NOW, { requestMac: mac }).message;
    expect(verify(reply, key('secret'), mac, NOW).kind).toBe('good');
    expect(
      verify(
        reply,
        key('secret'),
        mac.map((byte) => byte ^ 1),
        NOW,
      ).kind,
    ).toBe('forged');
  });
  it('fails with any byte changed', () => {
    const signed = sign(update, key('secret'), NOW).message;
    fc.assert(
      // 0x20 is the difference of upper and lower case, which names do not know.
      fc.property(fc.nat(signed.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        fc.pre(change !== 0x20);
        const forged = Uint8Array.from(signed);
        forged[at] = (forged[at] ?? 0) ^ change;
        expect(verify(forged, key('secret'), undefined, NOW).kind === 'good' && at > 1).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
  it('tells how far the clocks are apart', () => {
    const { mac } = sign(update, key('secret'), NOW);
    const badTime = sign(update, key('secret'), NOW, { requestMac: mac, error: TSIG_ERROR.BADTIME, other: uint48(NOW - 600) }).message;
    expect(verify(badTime, key('secret'), mac, NOW)).toEqual({ kind: 'refused', error: TSIG_ERROR.BADTIME, serverTime: NOW - 600 });
    expect(verify(sign(update, key('secret'), NOW - 301).message, key('secret'), undefined, NOW)).toMatchObject({
      kind: 'refused',
      serverTime: NOW - 301,
    });
  });
});
