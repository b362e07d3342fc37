import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAddressReply, encodeAddressRequest } from '../../../../main/sources/gateway/nat-pmp.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
/** What miniupnpd 2.3.1 said. */
const REPLY = bytes('00800000000000042c80000a');

describe('NAT-PMP', () => {
  it('asks with two bytes', () => expect(encodeAddressRequest()).toEqual(Uint8Array.of(0, 0)));
  it('reads a real router’s reply', () => expect(decodeAddressReply(REPLY)).toEqual({ kind: 'address', address: '44.128.0.10', epoch: 4 }));
  it('reads counts of 32 bits as unsigned', () =>
    expect(decodeAddressReply(bytes('00800000ffffffff2c80000a'))).toMatchObject({ epoch: 4_294_967_295 }));
  it.each([
    ['008000010000000900000000', 'unsupported-version', 9],
    ['0080000100000009', 'unsupported-version', 9],
    ['0089000100000009', 'unsupported-version', 9],
    ['008000020000000900000000', 'disabled', 9],
    ['008000030000000900000000', 'no-address-yet', 9],
    ['008000040000000900000000', 'out-of-resources', 9],
    ['0080000500000009', 'unsupported', 9],
    ['0080000600000009', 'other-result', 9],
    ['0080010000000009', 'other-result', 9],
    // A PCP server's word for it.
    ['028000010000000000000004000000000000000000000000', 'unsupported-version', null],
  ])('reads the refusal %s as %s', (hex, why, epoch) => expect(decodeAddressReply(bytes(hex))).toEqual({ kind: 'refusal', why, epoch }));
  it('takes a refusal’s address for nothing', () =>
    expect(decodeAddressReply(bytes('00800003000000092c80000a'))).toEqual({ kind: 'refusal', why: 'no-address-yet', epoch: 9 }));
  it('refuses the zero address, which some routers report as a success', () =>
    expect(decodeAddressReply(bytes('008000000000000900000000'))).toEqual({ kind: 'refusal', why: 'no-address-yet', epoch: 9 }));
  it.each([
    ['nothing', ''],
    ['a request', '0000'],
    ['a request that came back padded', '000000000000000000000000'],
    ['a mapping reply', '00810000000000042c80000a00000000'],
    ['the refusal of another opcode', '0089000500000004'],
    ['another version', '01800000000000042c80000a'],
    ['little-endian words', '80000000040000000a00802c'],
    ['a success without an address', '0080000000000004'],
    ['a refusal of a strange length', '008000020000000900'],
    ['an announcement of PCP', '028000000000000000000004000000000000000000000000'],
  ])('is not %s', (_, hex) => expect(decodeAddressReply(bytes(hex))).toBeNull());

  it('yields an address for nothing but the one form there is', () => {
    const nearly = fc
      .tuple(fc.constant(REPLY), fc.nat(11), fc.nat(255))
      .map(([reply, at, value]) => reply.map((byte, index) => (index === at ? value : byte)));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 1500 }), nearly), (datagram) => {
        const reply = decodeAddressReply(datagram);
        if (reply?.kind !== 'address') return;
        expect([datagram.length, ...datagram.subarray(0, 4)]).toEqual([12, 0, 128, 0, 0]);
        expect(reply).toEqual({ kind: 'address', address: datagram.subarray(8).join('.'), epoch: Buffer.from(datagram).readUInt32BE(4) });
        expect(reply.address).not.toBe('0.0.0.0');
      }),
      { numRuns: 2000 },
    );
  });
  it('yields none when anything is cut off or added', () => {
    for (let length = 0; length < REPLY.length; length += 1) expect(decodeAddressReply(REPLY.subarray(0, length))).toBeNull();
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 1500 }),
        (more) => decodeAddressReply(Uint8Array.of(...REPLY, ...more)) === null,
      ),
    );
  });
  it('reads where a view begins, not where its memory does', () =>
    expect(decodeAddressReply(Uint8Array.of(9, 9, ...REPLY, 9).subarray(2, 14))).toMatchObject({ address: '44.128.0.10' }));
});
