import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSeq, readEvent, readSeq, readSid, readTimeout } from '../../../../main/sources/upnp/gena.ts';
import { propertySet } from './fake-router.ts';

const rules = { documentation: false };
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

describe('the headers of eventing', () => {
  it.each([
    ['Second-1800', 1800],
    ['second-300', 300],
    ['Second-60', 60],
    ['Second1200', 1200],
    ['1200', 1200],
    ['Second-1', 60],
    ['Second-0', 60],
    ['Second-604800', 1800],
    ['Second-infinite', 1800],
    ['infinite', 1800],
    ['Second--5', 1800],
    ['', 1800],
    [undefined, 1800],
  ])('TIMEOUT %s holds %i s', (header, seconds) => {
    expect(readTimeout(header)).toBe(seconds);
  });
  it.each([
    ['0', 0],
    ['4294967295', 4_294_967_295],
    ['4294967296', null],
    ['-1', null],
    ['1.5', null],
    ['0x1', null],
    ['', null],
    [undefined, null],
  ])('SEQ %s', (header, seq) => {
    expect(readSeq(header)).toBe(seq);
  });
  it('wraps to 1, since 0 is the first event alone', () => {
    expect([0, 1, 4_294_967_294, 4_294_967_295].map(nextSeq)).toEqual([1, 2, 4_294_967_295, 1]);
  });
  it('takes a SID that is one word', () => {
    expect(['uuid:1', ' uuid:2 ', 'abc', '', 'a b', 'x'.repeat(300), 'ü', undefined].map(readSid)).toEqual([
      'uuid:1',
      'uuid:2',
      'abc',
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('an event', () => {
  it('tells the address, the status, or both', () => {
    const read = (values: Record<string, string>) => readEvent(bytes(propertySet(values)), rules);
    expect(read({ ExternalIPAddress: '44.128.0.1', ConnectionStatus: 'Connected', PortMappingNumberOfEntries: '3' })).toEqual({
      wan: { kind: 'public', address: '44.128.0.1' },
      status: 'connected',
    });
    expect(read({ ConnectionStatus: 'Disconnected' })).toEqual({ wan: null, status: 'disconnected' });
    expect(read({ ExternalIPAddress: '' })).toEqual({ wan: { kind: 'empty' }, status: null });
    expect(read({ SystemUpdateID: '1' })).toEqual({ wan: null, status: null });
  });
  it('reads one property with several variables, as some write it', () => {
    const xml =
      '<propertyset><property><ExternalIPAddress>44.128.0.1</ExternalIPAddress><ConnectionStatus>Up</ConnectionStatus></property></propertyset>';
    expect(readEvent(bytes(xml), rules)).toEqual({ wan: { kind: 'public', address: '44.128.0.1' }, status: 'connected' });
  });
  it.each(['', 'x', '<html/>', '<!DOCTYPE a><e:propertyset/>', '<e:propertyset', '<a><e:propertyset/></a>'])('is none: %s', (xml) => {
    expect(readEvent(bytes(xml), rules)).toBeNull();
  });
  it('never throws and never tells anything but an IPv4 address', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.ipV4(),
      fc.ipV6(),
      fc.constantFrom('<x/>', '&', '<![CDATA[', '</e:property>'),
    );
    fc.assert(
      fc.property(value, fc.string({ maxLength: 30 }), fc.boolean(), (text, around, whole) => {
        const event = readEvent(bytes(whole ? text + around : propertySet({ ExternalIPAddress: text }) + around), rules);
        if (event?.wan && 'address' in event.wan) expect(event.wan.address).toMatch(/^\d{1,3}(?:\.\d{1,3}){3}$/);
      }),
      { numRuns: 1_500 },
    );
  }, 60_000);
});
