import { ofFamily } from '../../ports/address-source.ts';
import type { Nearby } from '../../ports/router.ts';
import { createNatMonitor, type NatMonitor } from '../network/nat-monitor.ts';
import { createNetworkLocation, type NetworkLocation, type NetworkLocationNeeds } from '../network/network-location.ts';
import { createRecentSurroundings } from '../network/recent-surroundings.ts';
import type { World } from '../runtime/world.ts';
import { createIpv4Detection } from './detect-ipv4.ts';
import { createIpv6Detection } from './detect-ipv6.ts';
import { ruling } from './quorum.ts';
import { createSourcePool, type SourcePool } from './source-pool.ts';
import { createTrackedAddresses, type TrackedAddresses } from './tracked-addresses.ts';

/** All of address detection, which runs only on a network where publishing is allowed. */
export interface Detection {
  /** Includes the upstream router, where the user named one. */
  nearby: Nearby;
  /** Those on the Internet who tell the IPv4 address. */
  sourcePool: SourcePool;
  nat: NatMonitor;
  tracked: TrackedAddresses;
  location: NetworkLocation;
}

export const createDetection = (
  world: World,
  needs: Pick<NetworkLocationNeeds, 'state' | 'noticeCenter' | 'settings' | 'events'>,
): Detection => {
  const { rules, clock } = world;
  const { state } = needs;
  const surroundings = createRecentSurroundings(world);
  const nearby: Nearby = {
    ...world.nearby,
    ask: () => world.nearby.ask(state.fields().settings.outer?.address ?? null),
    // Through a tunnel the upstream router's address would lead to another device.
    poll() {
      const { settings, vpn } = state.fields();
      return world.nearby.poll(vpn ? null : (settings.outer?.address ?? null));
    },
    surroundings: (options) => (options === undefined ? surroundings.recent() : world.nearby.surroundings(options)),
  };
  const sourcePool = createSourcePool(ofFamily(world.sources, 'ipv4'), world);
  const ipv4Detection = createIpv4Detection({
    nearby,
    clock,
    rules,
    sourcePool,
    ipv6: createIpv6Detection({ ...world, nearby }),
  });
  const location = createNetworkLocation({
    ...world,
    ...needs,
    surroundings,
    routersWord: () => world.nearby.ask(),
    confirms: async (address) => {
      const { evidence, tainted } = await ipv4Detection.ask('ipv4', address, { thorough: true });
      const found = tainted ? null : ruling(evidence, { rules });
      return found === null ? null : found.address === address && found.because === 'router-and-echo';
    },
  });
  const nat = createNatMonitor(world);
  const ownSource: World['ownSource'] = (from, family) => location.guardSource(world.ownSource(from, family));
  const tracked = createTrackedAddresses({ ...world, ownSource }, { ipv4Detection: location.guardDetection(ipv4Detection), nat });
  location.onMove(tracked.distrust);
  return { nearby, sourcePool, nat, tracked, location };
};
