import ipaddr from 'ipaddr.js';
import type { Home } from '../../preload/contract/settings.ts';
import type { GatewayView, NetInterface } from './local-address.ts';

/** A network, with the ids by which it is recognised. */
export interface Place {
  /** mac-… by the router's hardware address; where that can't be had, net-… by its address and network, which other homes may have too. */
  id: string;
  /** The net-… name in any case: a home may be known by that only. */
  plain: string;
  router: string | null;
  /** E.g. 192.168.1.0/24; null where there is no router. */
  network: string | null;
}

/** The group bit: no single network interface has such an address. */
const isGroup = (mac: string): boolean => (Number.parseInt(mac.slice(0, 2), 16) & 1) === 1;
/** Of VRRP (RFC 5798 §7.3) and HSRP: the same in many networks. */
const SHARED = /^00:00:5e:00:0[12]:|^00:00:0c:07:ac:|^00:00:0c:9f:f/;

/** A hardware address in six pairs of small hex digits, as it stands in system's tables with or without zeros; null: none that tells one router from another. */
export const parseMac = (text: string): string | null => {
  const parts = text.toLowerCase().split(/[:-]/);
  if (parts.length !== 6 || !parts.every((part) => /^[0-9a-f]{1,2}$/.test(part))) return null;
  const mac = parts.map((part) => part.padStart(2, '0')).join(':');
  return mac === '00:00:00:00:00:00' || isGroup(mac) || SHARED.test(mac) ? null : mac;
};

/** The network that an address of ours lies on; only itself where no network interface has it. */
const networkOf = (own: string, interfaces: NetInterface[]): string => {
  const held = interfaces.flatMap(({ addresses }) => addresses).find(({ address, family }) => family === 4 && address === own);
  const length = held?.prefixLength ?? 32;
  return `${ipaddr.IPv4.networkAddressFromCIDR(`${own}/${length}`)}/${length}`;
};

export const placeAt = ({ address, own }: Pick<GatewayView, 'address' | 'own'>, mac: string | null, interfaces: NetInterface[]): Place => {
  const network = networkOf(own, interfaces);
  const plain = `net-${address}-${network}`;
  return { id: mac === null ? plain : `mac-${mac}`, plain, router: address, network };
};

/** Where this computer dials in itself (PPPoE), no router identifies the network. */
export const placeDialled = (card: string): Place => ({ id: `dial-${card}`, plain: `dial-${card}`, router: null, network: null });

export const isHome = (place: Pick<Place, 'id' | 'plain'>, homes: readonly Pick<Home, 'id'>[]): boolean =>
  homes.some(({ id }) => id === place.id || id === place.plain);

/** Whether a home is known only by an id that other networks may have too. */
export const isVague = ({ id }: Pick<Home, 'id'>): boolean => !id.startsWith('mac-');
