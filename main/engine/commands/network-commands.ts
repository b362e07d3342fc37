import type { Result } from '../../../preload/contract/api.ts';
import { parseIpv4 } from '../../net/address.ts';
import type { Place } from '../../net/network-id.ts';
import type { Nearby } from '../../ports/router.ts';
import { canBeUpstream, likelyUpstreams } from '../../ports/upstream-router.ts';
import type { SettingsKept } from '../document/settings.ts';
import type { NatMonitor } from '../network/nat-monitor.ts';
import type { NetworkLocation } from '../network/network-location.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { World } from '../runtime/world.ts';

type Done = Result<'network.adopt'>;
type Refused = Extract<Done, { ok: false }>;
const DONE: Done = { ok: true };
const refuse = (code: string): Refused => ({ ok: false, code });

/** What the user says of the network: that it is home too, and which upstream router owns the line. */
export interface NetworkCommands {
  adopt(): Promise<Done>;
  probeOuter(address: string | null): Promise<Result<'network.probeOuter'>>;
  confirmOuter(address: string): Promise<Done>;
  forgetOuter(): Done;
}

export const createNetworkCommands = (
  { clock }: Pick<World, 'clock'>,
  {
    settings,
    nat,
    state,
    nearby,
    location,
  }: {
    settings: Pick<SettingsKept, 'save'>;
    nat: Pick<NatMonitor, 'routersAddress'>;
    state: Pick<StateStore, 'fields'>;
    nearby: Nearby;
    location: Pick<NetworkLocation, 'adopt'>;
  },
): NetworkCommands => {
  let probing: Promise<Result<'network.probeOuter'>> | null = null;

  /** The present network, if there may be an upstream router to ask. */
  const here = async (): Promise<Place | Refused> => {
    if (state.fields().nat?.verdict !== 'double') return refuse('no-outer');
    const { place, tunnelled } = await nearby.surroundings({ identify: true });
    if (tunnelled) return refuse('through-a-tunnel');
    return place ?? refuse('no-network');
  };
  const checked = (text: string, place: Place): string | Refused => {
    const address = parseIpv4(text.trim());
    return address !== null && canBeUpstream(address, place) ? address : refuse('bad-outer');
  };

  const probe = async (typed: string | null): Promise<Result<'network.probeOuter'>> => {
    const place = await here();
    if ('ok' in place) return place;
    const address = typed === null ? null : checked(typed, place);
    if (typeof address === 'object' && address !== null) return address;
    return { ok: true, boxes: await nearby.probe(address === null ? likelyUpstreams(nat.routersAddress(), place) : [address]) };
  };

  return {
    async adopt() {
      const said = await location.adopt();
      return said === 'done' ? DONE : refuse(said === 'no-network' ? 'no-network' : 'not-saved');
    },
    probeOuter(typed) {
      // A second press while the first is under way gets the same answer.
      probing ??= probe(typed).finally(() => {
        probing = null;
      });
      return probing;
    },
    async confirmOuter(text) {
      const place = await here();
      if ('ok' in place) return place;
      const address = checked(text, place);
      if (typeof address !== 'string') return address;
      return settings.save({ ...state.fields().settings, outer: { address, confirmedAt: clock.now() } });
    },
    forgetOuter: () => settings.save({ ...state.fields().settings, outer: null }),
  };
};
