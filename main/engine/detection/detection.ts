import { ofFamily } from '../../ports/address-source.ts';
import type { World } from '../engine.ts';
import { createNatWatch, type NatWatch } from '../network/nat-monitor.ts';
import { createWhereabouts, type WhereaboutsNeeds, type WhereaboutsWatch } from '../network/network-location.ts';
import { createInquiry } from './detect-ipv4.ts';
import { createIpv6Inquiry } from './detect-ipv6.ts';
import { ruling } from './quorum.ts';
import type { Nearby } from './router.ts';
import { createRoster, type Roster } from './source-pool.ts';
import { createLines, type Lines } from './tracked-addresses.ts';

/** All that looks for the address, behind the question where this machine is. */
export interface Lookout {
  /** With the box beyond the router, where the user named one. */
  nearby: Nearby;
  /** Those on the Internet who tell the IPv4 address. */
  roster: Roster;
  nat: NatWatch;
  lines: Lines;
  whereabouts: WhereaboutsWatch;
}

export const createLookout = (
  world: World,
  needs: Pick<WhereaboutsNeeds, 'state' | 'bulletin' | 'touched' | 'saveSettings' | 'publishes'>,
): Lookout => {
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
  const roster = createRoster(ofFamily(world.sources, 'ipv4'), world);
  const inquiry = createInquiry({
    nearby,
    clock,
    rules,
    roster,
    ipv6: createIpv6Inquiry({ ...world, nearby }),
  });
  const whereabouts = createWhereabouts({
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
  const nat = createNatWatch(world);
  const lines = createLines({
    ...world,
    inquiry: whereabouts.guardInquiry(inquiry),
    ownSource: (from, family) => whereabouts.guardSource(world.ownSource(from, family)),
    nat,
  });
  return { nearby, roster, nat, lines, whereabouts };
};
