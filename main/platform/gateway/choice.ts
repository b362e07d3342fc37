import ipaddr from 'ipaddr.js';
import { isPublic } from '../../net/address.ts';
import type { NetInterface } from '../../net/local-address.ts';
import { isTunnelName } from '../../net/vpn-interface.ts';
import type { Gateway } from '../../ports/network.ts';
import type { Route } from './route.ts';

type Place = { name: string; addresses: NetInterface['addresses'] };

const placeOf = ({ by }: Route, interfaces: NetInterface[]): Place | undefined =>
  interfaces.find(({ name, addresses }) =>
    'interface' in by ? name === by.interface : addresses.some(({ address }) => address === by.own),
  );

/** This machine's address on the network that the router is on. */
const besides = (router: string, place: Place): string | undefined =>
  place.addresses.find(
    ({ address, family, prefixLength }) =>
      family === 4 &&
      prefixLength < 32 &&
      address !== router &&
      ipaddr.IPv4.parse(router).match([ipaddr.IPv4.parse(address), prefixLength]),
  )?.address;

const leadsIntoTunnel = (route: Route, interfaces: NetInterface[]): boolean => {
  const place = placeOf(route, interfaces);
  // A machine that dials in itself has its public address on the very interface: that is its line.
  if (place?.addresses.some(({ address, family }) => family === 4 && isPublic(address))) return false;
  return route.gateway === null || isTunnelName(place?.name ?? '');
};

/**
 * Linux' tunnels often leave the default route as it is, and take everything away by rules of their own: wg-quick, NetworkManager and others by
 * a table that has no router in it, IPsec by an address of the far network on the very interface.
 */
const leavesByTunnel = (leaving: string, routes: Route[], interfaces: NetInterface[]): boolean => {
  const place = interfaces.find(({ addresses }) => addresses.some(({ address }) => address === leaving));
  if (place === undefined || isPublic(leaving)) return false;
  const hasRouter = routes.some((route) => route.gateway !== null && placeOf(route, interfaces)?.name === place.name);
  const isLent = place.addresses.some(({ address, prefixLength }) => address === leaving && prefixLength === 32);
  return !hasRouter || isLent;
};

/**
 * The router is the gateway of the best default route that isn't a tunnel's: some VPN servers answer NAT-PMP too, with an address that
 * isn't the line's. It must be on a network of ours. `leaving`: our address on what goes out, where the routes alone don't tell.
 */
export const chooseGateway = (
  routes: Route[],
  interfaces: NetInterface[],
  leaving: string | null = null,
): Awaited<ReturnType<Gateway['find']>> => {
  const ranked = routes.toSorted((a, b) => a.metric - b.metric);
  const way = ranked.find(({ half }) => half === 'lower') ?? ranked.find(({ half }) => half === 'all');
  const tunnelled = way !== undefined && leadsIntoTunnel(way, interfaces);
  for (const route of ranked) {
    const place = placeOf(route, interfaces);
    if (route.half !== 'all' || route.gateway === null || place === undefined || isTunnelName(place.name)) continue;
    const own = besides(route.gateway, place);
    if (own === undefined) continue;
    const bypassed = leaving !== null && leavesByTunnel(leaving, routes, interfaces);
    return { gateway: { address: route.gateway, own, interface: place.name }, tunnelled: tunnelled || bypassed };
  }
  const card = way === undefined || tunnelled ? undefined : placeOf(way, interfaces)?.name;
  return { gateway: null, tunnelled, ...(card === undefined ? {} : { dialled: card }) };
};
