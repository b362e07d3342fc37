import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAnnounce, encodeAnnounceRequest } from '../../../../main/sources/gateway/pcp.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
/** What miniupnpd 2.3.1 said. */
const REPLY = bytes('028000000000000000000004000000000000000000000000');
const withByte = (at: number, value: number): Uint8Array => REPLY.map((byte, index) => (index === at ? value : byte));

describe('PCP', () => {
  it('greets with a header that holds our address, and no option or mapping', () =>
    expect(Buffer.from(encodeAnnounceRequest('192.168.77.10')).toString('hex')).toBe(
      '0200000000000000' + '00000000000000000000ffffc0a84d0a',
    ));
  it('reads a real router’s reply', () => expect(decodeAnnounce(REPLY)).toEqual({ kind: 'announce', result: 'success', epoch: 4 }));
  it.each([
    [1, 'unsupported-version'],
    [2, 'disabled'],
    [3, 'malformed-request'],
    [4, 'unsupported'],
    [5, 'unsupported-option'],
    [6, 'malformed-option'],
    [7, 'no-address-yet'],
    [8, 'out-of-resources'],
    [9, 'unsupported-protocol'],
    [10, 'over-quota'],
    [11, 'no-such-external'],
    [12, 'address-mismatch'],
    [13, 'too-many-peers'],
    [14, 'other-result'],
    [255, 'other-result'],
  ])('reads result %i as %s', (code, result) => expect(decodeAnnounce(withByte(3, code))).toEqual({ kind: 'announce', result, epoch: 4 }));
  it('knows the refusal of a server of another version', () =>
    expect(decodeAnnounce(bytes('038000010000000000000004000000000000000000000000'))).toMatchObject({ result: 'unsupported-version' }));
  it.each(['0080000100000009', '008000010000000900000000'])('knows a router of NAT-PMP alone by %s', (hex) =>
    expect(decodeAnnounce(bytes(hex))).toEqual({ kind: 'nat-pmp-only' }),
  );
  it('passes over options after the header', () => expect(decodeAnnounce(Uint8Array.of(...REPLY, 5, 0, 0, 0))).toMatchObject({ epoch: 4 }));
  it.each([
    ['nothing', ''],
    ['a request', '020000000000000000000000000000000000ffffc0a84d0a'],
    ['a mapping reply', '028100000000000000000004000000000000000000000000'],
    ['another version that is no refusal', '038000000000000000000004000000000000000000000000'],
    ['the public address in NAT-PMP', '00800000000000042c80000a'],
    ['a refusal of NAT-PMP that is not about the version', '0080000200000004'],
  ])('is not %s', (_, hex) => expect(decodeAnnounce(bytes(hex))).toBeNull());

  it('reads nothing but the form there is', () => {
    const nearly = fc.tuple(fc.nat(23), fc.nat(255)).map(([at, value]) => withByte(at, value));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 1500 }), nearly), (datagram) => {
        const reply = decodeAnnounce(datagram);
        if (reply?.kind !== 'announce') return;
        expect(datagram.length % 4 === 0 && datagram.length >= 24 && datagram.length <= 1100).toBe(true);
        expect((datagram[1] ?? 0) & 128).toBe(128);
        if (reply.result !== 'unsupported-version') expect([datagram[0], datagram[1]]).toEqual([2, 128]);
        expect(reply.epoch).toBe(Buffer.from(datagram).readUInt32BE(8));
      }),
      { numRuns: 2000 },
    );
  });
  it('reads nothing when it is cut off, uneven or too long', () => {
    for (let length = 0; length < 24; length += 1) expect(decodeAnnounce(REPLY.subarray(0, length))).toBeNull();
    for (const more of [1, 2, 3, 1077, 1080]) expect(decodeAnnounce(Uint8Array.of(...REPLY, ...new Uint8Array(more)))).toBeNull();
    expect(decodeAnnounce(Uint8Array.of(...REPLY, ...new Uint8Array(1076)))).toMatchObject({ epoch: 4 });
  });
});
