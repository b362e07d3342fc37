import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { createInterfaces, interfacesOf } from '../../../../main/platform/local-network/interfaces.ts';

const info = { netmask: '', mac: '00:00:00:00:00:00', internal: false };

describe('interfaces', () => {
  it('are those of this machine', () => {
    const list = createInterfaces().list();
    expect(list.map(({ name }) => name)).toEqual(Object.keys(networkInterfaces()));
    const loopback = list.flatMap(({ addresses }) => addresses).find(({ address }) => address === '127.0.0.1');
    expect(loopback).toEqual({ address: '127.0.0.1', family: 4, internal: true, prefixLength: 8 });
  });
  it('lose their zones and keep their prefixes', () => {
    expect(
      interfacesOf({
        en0: [
          { ...info, address: '2001:db8::1', cidr: '2001:db8::1/64', family: 'IPv6', scopeid: 0 },
          { ...info, address: 'fe80::1%en0', cidr: 'fe80::1%en0/64', family: 'IPv6', scopeid: 4 },
          { ...info, address: '192.0.2.1', cidr: null, family: 'IPv4' },
        ],
        utun0: undefined,
      }),
    ).toEqual([
      {
        name: 'en0',
        addresses: [
          { address: '2001:db8::1', family: 6, internal: false, prefixLength: 64 },
          { address: 'fe80::1', family: 6, internal: false, prefixLength: 64 },
          { address: '192.0.2.1', family: 4, internal: false, prefixLength: 32 },
        ],
      },
      { name: 'utun0', addresses: [] },
    ]);
  });
});
