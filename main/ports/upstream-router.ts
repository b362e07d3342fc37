import ipaddr from 'ipaddr.js';
import { isHomeAddress } from '../../preload/contract/settings.ts';
import { type AddressRules, isPublic } from '../net/address.ts';
import type { Place } from '../net/network-id.ts';
import type { Evidence } from './address-source.ts';

/** What an upstream router answered to a single probe. */
export interface UpstreamFinding {
  address: string;
  /** null: it did not answer. */
  answered: 'nat-pmp' | 'upnp' | null;
  /** What it says its own address on the line is. */
  external: string | null;
  name: string | null;
}

/**
 * The router in front of this network's own router. It owns the line, so its answer is used as the router's. RFC 6886 §3.1 has only the default
 * gateway asked; asking this one is deliberate, for an address the user named, by unicast alone, through the inner NAT.
 */
export interface UpstreamRouter {
  /** Its answer, in the first protocol it speaks. Not through a tunnel: at the far end another device may have that address. */
  ask(address: string): Promise<Evidence[]>;
  /** The same with one small question, in the protocol it answered in; nothing where it has not. */
  poll(address: string): Promise<Evidence[]>;
  /** Asks each of these once, at the same time. */
  probe(addresses: string[]): Promise<UpstreamFinding[]>;
  /** After a wake-up or a change of network. */
  renew(): void;
  stop(): void;
}

/** The sources that stand for it. Their operator is the router: both routers together have one vote. */
export const UPSTREAM_SOURCES = { 'nat-pmp': 'outer-nat-pmp', upnp: 'outer-upnp' } as const;
const OUTER_IDS = new Set<string>(Object.values(UPSTREAM_SOURCES));
export const isUpstreams = ({ source }: Pick<Evidence, 'source'>): boolean => OUTER_IDS.has(source.id);

/** What a router says that has an address but no public one (UPnP: empty; NAT-PMP: result 3), or sees a NAT before itself (PCP: result 12). */
const BEHIND = new Set(['empty', 'double-nat', 'no-address-yet', 'address-mismatch']);

/** Whether the router reports that it is behind another one: only then is there an upstream router to ask. */
export const isBehindAnother = (near: Evidence[], rules: AddressRules): boolean =>
  !near.some(({ answer }) => answer.kind === 'address' && isPublic(answer.address, rules)) &&
  near.some(({ answer }) => answer.kind === 'address' || (answer.kind === 'unknown' && BEHIND.has(answer.why)));

/** Default addresses of routers from providers and shops. */
const USUAL = ['192.168.1.1', '192.168.0.1', '192.168.11.1', '192.168.1.254'];

/** Whether this can be the address of an upstream router, as seen from this network. */
export const canBeUpstream = (address: string, place: Place | null): boolean =>
  isHomeAddress(address) &&
  address !== place?.router &&
  (place?.network == null || !ipaddr.IPv4.parse(address).match(ipaddr.IPv4.parseCIDR(place.network)));

/** Likely addresses of the upstream router: first and last of the network that the router reports, else the usual defaults. */
export const likelyUpstreams = (said: string | null, place: Place | null): string[] => {
  const net = said !== null && isHomeAddress(said) ? said.slice(0, said.lastIndexOf('.')) : null;
  const all = net === null ? USUAL : [`${net}.1`, `${net}.254`];
  return all.filter((address) => address !== said && canBeUpstream(address, place));
};
