import ipaddr from 'ipaddr.js';
import { parseIpv6 } from './address.ts';

/** Bits of a home network's prefix: what is delegated to a home is /48 to /64 (RFC 6177), and one network of it is /64 (RFC 4291 §2.5.1). */
export const LEAST_PREFIX = 48;
export const MOST_PREFIX = 64;

/** Why a text names no device; keys of strings.refusal and of strings.event.errors. */
export type DeviceRefusal = 'bad-device' | 'device-prefix' | 'device-empty' | 'device-group' | 'device-mac-prefix';
export type Device = { ok: true; hostPart: string; prefixBits: number } | { ok: false; why: DeviceRefusal };

const bytesOf = (ipv6: string): number[] => ipaddr.IPv6.parse(ipv6).toByteArray();
const textOf = (bytes: number[]): string => new ipaddr.IPv6(bytes).toRFC5952String();

/**
 * The first `prefixBits` bits (0 to 128) of one address and the rest of another. ddns-updater's suffix counts from the other end: its
 * `/60` takes 60 bits from the suffix, and is 68 here.
 */
export const mergeIpv6 = (prefix: string, hostPart: string, prefixBits: number): string => {
  const host = bytesOf(hostPart);
  return textOf(
    bytesOf(prefix).map((byte, at) => {
      const mask = (0xff << (8 - Math.min(8, Math.max(0, prefixBits - at * 8)))) & 0xff;
      return (byte & mask) | ((host[at] ?? 0) & ~mask & 0xff);
    }),
  );
};

const MAC = /^[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}$/i;

/** The host part a device makes of its MAC address, where it does (modified EUI-64, RFC 4291 appendix A). */
const hostPartOfMac = (octets: number[]): string => {
  const [first = 0, ...rest] = octets;
  return textOf([0, 0, 0, 0, 0, 0, 0, 0, first ^ 0x02, ...rest.slice(0, 2), 0xff, 0xfe, ...rest.slice(2)]);
};

/**
 * A device of the home network as typed: the end of its IPv6 address (`::1234:5678:9abc:def0`, or the whole address, whose front is
 * left out) with an optional prefix length, or its MAC address. Never throws.
 */
export const parseDevice = (typed: string): Device => {
  const [name = '', length, ...more] = typed.trim().split('/');
  const prefixBits = length === undefined ? MOST_PREFIX : /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  if (more.length > 0 || Number.isNaN(prefixBits)) return { ok: false, why: 'bad-device' };
  if (MAC.test(name)) {
    if (prefixBits !== MOST_PREFIX) return { ok: false, why: 'device-mac-prefix' };
    const octets = name.split(/[:-]/).map((octet) => Number.parseInt(octet, 16));
    if (octets.every((octet) => octet === 0)) return { ok: false, why: 'device-empty' };
    // The lowest bit of the first octet marks a group of devices (IEEE 802).
    return (octets[0] ?? 0) & 1 ? { ok: false, why: 'device-group' } : { ok: true, hostPart: hostPartOfMac(octets), prefixBits };
  }
  const address = parseIpv6(name);
  if (address === null) return { ok: false, why: 'bad-device' };
  if (prefixBits < LEAST_PREFIX || prefixBits > MOST_PREFIX) return { ok: false, why: 'device-prefix' };
  const hostPart = mergeIpv6('::', address, prefixBits);
  // All zero is the routers' own (RFC 4291 §2.6.1).
  return hostPart === '::' ? { ok: false, why: 'device-empty' } : { ok: true, hostPart, prefixBits };
};

/** The device's address on the network that `own`, an address of this machine, is on. */
export const deviceAddress = (own: string, typed: string): { ok: true; address: string } | { ok: false; why: DeviceRefusal } => {
  const device = parseDevice(typed);
  return device.ok ? { ok: true, address: mergeIpv6(own, device.hostPart, device.prefixBits) } : device;
};

/** What an event publishes where this machine has `own`: that, or the address of the device the event is for. Null where there is none. */
export const addressFor = ({ ipv6Host }: { ipv6Host?: string }, own: string | null): string | null => {
  if (own === null || ipv6Host === undefined) return own;
  const device = deviceAddress(own, ipv6Host);
  return device.ok ? device.address : null;
};
