import ipaddr from 'ipaddr.js';
import { isPublic } from '../../net/address.ts';

/** Where a connection really goes; undefined: where its name says. Practice and tests lead far sides to loopback with it. */
export type ConnectTo = (host: string, port: number) => { host: string; port: number } | undefined;

export class PrivatePeerError extends Error {
  readonly code = 'PRIVATE_PEER';
}

export class PublicPeerError extends Error {
  readonly code = 'PUBLIC_PEER';
}

const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/** Whether a service on the Internet could have this address. RFC 6052 addresses count as the IPv4 address within. */
export const isPublicPeer = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv6 && parsed.match(NAT64))
    return isPublic(parsed.toByteArray().slice(12).join('.'), { documentation: true });
  return isPublic(parsed.toString(), { documentation: true });
};
