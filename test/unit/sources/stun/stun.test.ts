import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../../main/sources/stun/fingerprint.ts';
import { decodeBindingReply, encodeBindingRequest } from '../../../../main/sources/stun/stun.ts';
import { attribute, ID, reply } from '../stun-messages.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));
const HEAD = '2112a442 b7e7a701bc34d686fa87dfae';
/** RFC 5769 §2.2 and §2.3. */
const SAMPLE_4 = bytes(`0101003c ${HEAD} 8022000b7465737420766563746f7220 002000080001a147e112a643
  000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7 80280004c07d4c96`);
const SAMPLE_6 = bytes(`01010048 ${HEAD} 8022000b7465737420766563746f7220 002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9
  00080014a382954e4be67bf11784c97c8292c275bfe3ed41 80280004c8fb0b4c`);

const XOR_MAPPED = attribute(0x0020, bytes('0001a147e112a643'));
const MAPPED = attribute(0x0001, bytes('00018055c0000201'));
const mapped = (address: string) => ({ kind: 'mapped', family: 'ipv4', address, port: 32_853 });
const read = (message: Uint8Array) => decodeBindingReply(message, ID);

describe('STUN', () => {
  it('asks with a header alone', () =>
    expect(Buffer.from(encodeBindingRequest(ID)).toString('hex')).toBe(`00010000${HEAD.replace(' ', '')}`));
  it('reads the samples of RFC 5769', () => {
    expect(read(SAMPLE_4)).toEqual(mapped('192.0.2.1'));
    expect(read(SAMPLE_6)).toEqual({ kind: 'mapped', family: 'ipv6', address: '2001:db8:1234:5678:11:2233:4455:6677', port: 32_853 });
  });
  it('prefers the address in disguise to the plain one, which routers on the way rewrite', () => {
    expect(read(reply([MAPPED, XOR_MAPPED]))).toEqual(mapped('192.0.2.1'));
    expect(read(reply([attribute(0x0001, bytes('00018055c0a80001')), XOR_MAPPED]))).toEqual(mapped('192.0.2.1'));
    expect(read(reply([attribute(0x0001, bytes('00018055cb007107'))]))).toEqual(mapped('203.0.113.7'));
  });
  it('takes the first attribute of a kind', () =>
    expect(read(reply([XOR_MAPPED, attribute(0x0020, bytes('0001a147ffffffff'))]))).toEqual(mapped('192.0.2.1')));
  it('fails on what it would have to understand', () =>
    expect(read(reply([XOR_MAPPED, attribute(0x7fff, bytes(''))]))).toEqual({ kind: 'useless', why: 'unknown-attributes' }));
  it('passes over what it need not understand', () =>
    expect(read(reply([attribute(0x802b, bytes('0001')), XOR_MAPPED]))).toEqual(mapped('192.0.2.1')));
  it('tells a reply without an address', () => expect(read(reply([]))).toEqual({ kind: 'useless', why: 'no-address' }));
  it.each([
    [400, '00000400'],
    [500, '00000500'],
    [300, '00000300'],
    [438, '00000426'],
  ])('reads error %i', (code, hex) =>
    expect(read(reply([attribute(0x0009, bytes(hex))], { type: 0x0111 }))).toEqual({ kind: 'error', code }),
  );

  it.each([
    ['a request', reply([], { type: 0x0001 })],
    ['an indication', reply([XOR_MAPPED], { type: 0x0011 })],
    ['a reply to another method', reply([XOR_MAPPED], { type: 0x0103 })],
    ['a reply without the cookie', reply([XOR_MAPPED], { cookie: 0x2112a443 })],
    ['another transaction’s reply', reply([XOR_MAPPED], { id: ID.map((byte) => byte ^ 1) })],
    ['a reply of another length than it says', reply([XOR_MAPPED], { length: 8 })],
    ['an error without a code', reply([], { type: 0x0111 })],
    ['an error of no class', reply([attribute(0x0009, bytes('00000199'))], { type: 0x0111 })],
    ['an attribute that reaches beyond the end', reply([bytes('00200010'), bytes('0001a147e112a643')])],
    ['an address of no family', reply([attribute(0x0020, bytes('0003a147e112a643'))])],
    ['an IPv4 address as long as an IPv6 one', reply([attribute(0x0020, bytes(`0001${'00'.repeat(18)}`))])],
    ['an empty address beside a good plain one', reply([attribute(0x0020, bytes('')), MAPPED])],
    ['a fingerprint of another message', reply([XOR_MAPPED, attribute(0x8028, bytes('00000000'))])],
    ['a fingerprint before the end', Uint8Array.of(...SAMPLE_4.with(3, 0x3c + 4), 0x80, 0x22, 0, 0)],
    ['numbers with their bytes the other way round', reply([bytes('2000080001a147e112a64300')])],
  ])('is not %s', (_, message) => expect(read(message)).toBeNull());

  it('computes the CRC that everybody does', () => expect((fingerprintOf(Buffer.from('123456789')) ^ 0x5354554e) >>> 0).toBe(0xcbf43926));

  it('yields an address for nothing but a whole reply to this very request', () => {
    const nearly = fc.tuple(fc.constantFrom(SAMPLE_4, SAMPLE_6, reply([MAPPED]), reply([XOR_MAPPED])), fc.nat(120), fc.nat(255));
    const damaged = nearly.map(([message, at, value]) => message.map((byte, index) => (index === at ? value : byte)));
    const built = fc
      .array(fc.tuple(fc.oneof(fc.constantFrom(1, 9, 0x20, 0x8028), fc.nat(0xffff)), fc.uint8Array({ maxLength: 24 })), { maxLength: 4 })
      .map((attributes) => reply(attributes.map(([type, value]) => attribute(type, value))));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 1500 }), damaged, built), (message) => {
        const found = read(message);
        if (found?.kind !== 'mapped') return;
        expect(Buffer.from(message).readUInt16BE(2)).toBe(message.length - 20);
        expect(message.subarray(8, 20)).toEqual(ID);
        expect(found.address).toMatch(found.family === 'ipv4' ? /^\d+\.\d+\.\d+\.\d+$/ : /:/);
      }),
      { numRuns: 3000 },
    );
  });
  it.each([SAMPLE_4, SAMPLE_6, reply([MAPPED])])('yields none when anything is cut off or added', (sample) => {
    for (let length = 0; length < sample.length; length += 1) expect(read(sample.subarray(0, length))).toBeNull();
    fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), (more) => read(Uint8Array.of(...sample, ...more)) === null));
  });
  it('believes no address of which one bit changed, where there is a fingerprint', () => {
    for (let bit = 40 * 8; bit < 48 * 8; bit += 1)
      expect(read(SAMPLE_4.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)))).toBeNull();
  });
});
