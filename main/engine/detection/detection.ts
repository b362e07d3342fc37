import { ofFamily } from '../../ports/address-source.ts';
import type { Nearby } from '../../ports/router.ts';
import { createNatMonitor, type NatMonitor } from '../network/nat-monitor.ts';
import { createNetworkLocation, type NetworkLocation, type NetworkLocationNeeds } from '../network/network-location.ts';
import type { World } from '../runtime/world.ts';
import { createIpv4Detection } from './detect-ipv4.ts';
import { createIpv6Detection } from './detect-ipv6.ts';
import { ruling } from './quorum.ts';
import { createSourcePool, type SourcePool } from './source-pool.ts';
import { createTrackedAddresses, type TrackedAddresses } from './tracked-addresses.ts';

/** All that looks for the address, behind the question where this machine is. */
export interface Detection {
  /** With the box beyond the router, where the user named one. */
  nearby: Nearby;
  /** Those on the Internet who tell the IPv4 address. */
  sourcePool: SourcePool;
  nat: NatMonitor;
  lines: TrackedAddresses;
  whereabouts: NetworkLocation;
}

export const createDetection = (
  world: World,
  needs: Pick<NetworkLocationNeeds, 'state' | 'noticeCenter' | 'touched' | 'saveSettings' | 'publishes'>,
): Detection => {
  const { rules, clock } = world;
  const nearby: Nearby = {
    ...world.nearby,
    ask: () => world.nearby.ask(needs.state.fields().settings.outer?.address ?? null),
    // Through a tunnel the box beyond would be another one.
    poll() {
      const { settings, vpn } = needs.state.fields();
      return world.nearby.poll(vpn ? null : (settings.outer?.address ?? null));
    },
    surroundings: (options) => (options === undefined ? whereabouts.surroundings() : world.nearby.surroundings(options)),
  };
  const sourcePool = createSourcePool(ofFamily(world.sources, 'ipv4'), world);
  const inquiry = createIpv4Detection({
    nearby,
    clock,
    rules,
    sourcePool,
    ipv6: createIpv6Detection({ ...world, nearby }),
  });
  const whereabouts = createNetworkLocation({
    ...world,
    ...needs,
    routersWord: () => world.nearby.ask(),
    confirms: async (address) => {
      const { evidence, tainted } = await inquiry.ask('ipv4', address, { thorough: true });
      const found = tainted ? null : ruling(evidence, { rules });
      return found === null ? null : found.address === address && found.because === 'router-and-echo';
    },
    lines: () => lines,
  });
  const nat = createNatMonitor(world);
  const lines = createTrackedAddresses({
    ...world,
    inquiry: whereabouts.guardInquiry(inquiry),
    ownSource: (from, family) => whereabouts.guardSource(world.ownSource(from, family)),
    nat,
  });
  return { nearby, sourcePool, nat, lines, whereabouts };
};
