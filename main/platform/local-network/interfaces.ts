import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import type { NetInterface } from '../../net/local-address.ts';
import type { Interfaces } from '../../ports/network.ts';

const BITS = { IPv4: 32, IPv6: 128 } as const;

const prefixLengthOf = ({ cidr, family }: NetworkInterfaceInfo): number => {
  const bits = Number(cidr?.split('/')[1] ?? Number.NaN);
  // Without a usable mask the address stands for itself alone.
  return Number.isInteger(bits) && bits >= 0 && bits <= BITS[family] ? bits : BITS[family];
};

export const interfacesOf = (found: NodeJS.Dict<NetworkInterfaceInfo[]>): NetInterface[] =>
  Object.entries(found).map(([name, infos]) => ({
    name,
    addresses: (infos ?? []).map((info) => ({
      address: info.address.split('%')[0] ?? info.address,
      family: info.family === 'IPv4' ? 4 : 6,
      internal: info.internal,
      prefixLength: prefixLengthOf(info),
    })),
  }));

/** This machine's interfaces with their addresses, zone ids taken off. None if the system doesn't tell. */
export const createInterfaces = (): Interfaces => ({
  list() {
    try {
      return interfacesOf(networkInterfaces());
    } catch {
      return [];
    }
  },
});
