import ipaddr from 'ipaddr.js';
import { isHomeAddress } from '../../preload/contract/settings.ts';
import { type AddressRules, isPublic } from '../net/address.ts';
import type { Place } from '../net/network-id.ts';
import type { Evidence } from './address-source.ts';

/** What a box beyond the router answered when it was asked once. */
export interface UpstreamFinding {
  address: string;
  /** null: it did not answer. */
  answered: 'nat-pmp' | 'upnp' | null;
  /** What it says its own address on the line is. */
  external: string | null;
  name: string | null;
}

/**
 * The box that the router itself stands behind: it owns the line, so its word is the router's word. RFC 6886 §3.1 has only the default
 * gateway asked; this is done on purpose for a box the user named, by unicast alone, and the inner NAT makes us a host of its network.
 */
export interface UpstreamRouter {
  /** Its word, in the first protocol it answers in. Not through a tunnel: at the far end another box may have that address. */
  ask(address: string): Promise<Evidence[]>;
  /** The same with one small question, in the protocol it answered in; nothing where it has not. */
  poll(address: string): Promise<Evidence[]>;
  /** Asks each of these once, at the same time. */
  probe(addresses: string[]): Promise<UpstreamFinding[]>;
  /** After a wake-up or a change of network. */
  renew(): void;
  stop(): void;
}

/** The sources that stand for it. Their operator is the router: inner and outer box together are one voice. */
export const UPSTREAM_SOURCES = { 'nat-pmp': 'outer-nat-pmp', upnp: 'outer-upnp' } as const;
const OUTER_IDS = new Set<string>(Object.values(UPSTREAM_SOURCES));
export const isUpstreams = ({ source }: Pick<Evidence, 'source'>): boolean => OUTER_IDS.has(source.id);

/** What a router says that has an address but no public one (UPnP: empty; NAT-PMP: result 3), or sees a NAT before itself (PCP: result 12). */
const BEHIND = new Set(['empty', 'double-nat', 'no-address-yet', 'address-mismatch']);

/** Whether the router next door says that it stands behind another one: only then there is a box to ask. */
export const isBehindAnother = (near: Evidence[], rules: AddressRules): boolean =>
  !near.some(({ answer }) => answer.kind === 'address' && isPublic(answer.address, rules)) &&
  near.some(({ answer }) => answer.kind === 'address' || (answer.kind === 'unknown' && BEHIND.has(answer.why)));

/** Where boxes of providers and shops stand unless somebody moved them. */
const USUAL = ['192.168.1.1', '192.168.0.1', '192.168.11.1', '192.168.1.254'];

/** Whether this can be the address of a box beyond the router, seen from here. */
export const canBeUpstream = (address: string, place: Place | null): boolean =>
  isHomeAddress(address) &&
  address !== place?.router &&
  (place?.network == null || !ipaddr.IPv4.parse(address).match(ipaddr.IPv4.parseCIDR(place.network)));

/** Where the box beyond may stand: first and last of the network that the router says it is on, else where such boxes usually are. */
export const likelyUpstreams = (said: string | null, place: Place | null): string[] => {
  const net = said !== null && isHomeAddress(said) ? said.slice(0, said.lastIndexOf('.')) : null;
  const all = net === null ? USUAL : [`${net}.1`, `${net}.254`];
  return all.filter((address) => address !== said && canBeUpstream(address, place));
};
