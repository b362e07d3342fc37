import type { AddressRules } from '../../net/address.ts';
import { chooseIpv6, type Ipv6Addresses, type PassedOver, sortIpv6 } from '../../net/ipv6-select.ts';
import { mergeIpv6 } from '../../net/ipv6-suffix.ts';
import type { LocalAddress } from '../../net/local-address.ts';
import { type Answer, type Evidence, ofFamily, type Source } from '../../ports/address-source.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LocalNetwork } from '../../ports/network.ts';
import type { Nearby } from '../../ports/router.ts';
import type { Findings } from '../network/findings.ts';
import { createSourcePool } from './source-pool.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** While nothing changes here, the Internet is asked no more often than this, in ms. */
const CROSS_CHECK = 10 * MINUTE;
/** The same where this machine has one network prefix and it was confirmed: the IPv4 rounds already notice a change of the line. */
const CALM_CHECK = 30 * MINUTE;
/** After a round without an answer the next one comes sooner; each wait is twice the one before. In ms. */
const AFTER_SILENCE = 10 * SECOND;
/** The shortest time between two questions, however often the network changes. In ms. */
const LEAST_GAP = MINUTE;
/** Addresses that were not taken are told with the reason, but a machine may have dozens. */
const MOST_TOLD = 4;

/** The last outside evidence; combined with this machine's own addresses until outside sources are asked again. */
interface CrossCheck {
  /** The addresses it is about. */
  of: string;
  heard: Evidence[];
  at: number;
  /** Failures in a row. */
  silences: number;
  /** One candidate address only, and an outside source confirmed its network. */
  calm: boolean;
}

const network = (address: string): string => mergeIpv6(address, '::', 64);
const own = (local: LocalAddress, answer: Answer): Evidence => ({
  source: { id: local.interface, operator: 'own', transport: 'interface' },
  answer,
});
const system = (answer: Answer): Evidence => ({ source: { id: 'system', operator: 'own', transport: 'interface' }, answer });
const objection = (local: LocalAddress, why: PassedOver | 'second-choice'): Evidence =>
  own(local, { kind: 'unknown', why, address: local.address });

export interface Ipv6Detection {
  ask(known: string | null, options: { thorough: boolean }): Promise<Findings>;
}

/**
 * What IPv6 address this machine is to be found under. The system knows its addresses, and it alone names one: a service on the Internet sees
 * a temporary one (RFC 8981, preferred for going out by RFC 6724 §5 rule 7), and only confirms that its network, the /64, is reached.
 * Through a tunnel the Internet sees another network, so no echo service is asked; the address on the home network's interface stands for itself there, as it
 * comes from the home router's own announcement (RFC 4861 §4.2).
 */
export const createIpv6Detection = (world: {
  /** Of these, those who tell an IPv6 address. */
  sources: Source[];
  localNetwork: LocalNetwork;
  nearby: Nearby;
  clock: Clock;
  rules: AddressRules;
}): Ipv6Detection => {
  const { localNetwork, nearby, clock, rules } = world;
  const sourcePool = createSourcePool(ofFamily(world.sources, 'ipv6'), world);
  let last: CrossCheck = { of: '', heard: [], at: Number.NEGATIVE_INFINITY, silences: 0, calm: false };

  const isDue = (of: string, thorough: boolean): boolean => {
    const gone = clock.monotonic() - last.at;
    if (last.of !== of) return true;
    if (last.silences > 0) return gone >= (thorough ? AFTER_SILENCE : Math.min(AFTER_SILENCE * 2 ** (last.silences - 1), CROSS_CHECK));
    return gone >= (thorough ? LEAST_GAP : last.calm ? CALM_CHECK : CROSS_CHECK);
  };

  /** An echo from a network of ours speaks for the address that is to be found there. */
  const reader =
    ({ stable }: Ipv6Addresses, wanted: LocalAddress) =>
    (answer: Answer): Answer => {
      if (answer.kind !== 'address') return answer;
      const seen = answer.seen ?? answer.address;
      const there = [wanted, ...stable].find(({ address }) => network(address) === network(seen));
      return there === undefined || there.address === seen
        ? { kind: 'address', address: seen }
        : { kind: 'address', address: there.address, seen };
    };

  const crossCheck = async (sorted: Ipv6Addresses, wanted: LocalAddress, known: string | null, thorough: boolean): Promise<Evidence[]> => {
    const of = sorted.stable
      .map(({ address }) => address)
      .sort()
      .join();
    const read = reader(sorted, wanted);
    if (!isDue(of, thorough)) return last.heard.map((each) => ({ ...each, answer: read(each.answer), recalled: true }));
    const near = [own(wanted, { kind: 'address', address: wanted.address })];
    const heard = await sourcePool.ask(known, { thorough, near, read });
    const silent = !heard.some(({ answer }) => answer.kind === 'address');
    const silences = silent ? (last.of === of ? last.silences : 0) + 1 : 0;
    const isOne = new Set(sorted.stable.map(({ address }) => network(address))).size === 1;
    const calm = isOne && heard.some(({ answer }) => answer.kind === 'address' && answer.address === wanted.address);
    last = { of, heard, at: clock.monotonic(), silences, calm };
    return heard;
  };

  const findings = (sorted: Ipv6Addresses, taken: LocalAddress, heard: Evidence[], tainted: boolean): Findings => {
    const others = sorted.stable.filter(({ address }) => address !== taken.address);
    const told = [
      ...others.map((local) => objection(local, 'second-choice')),
      ...sorted.passedOver.map(({ local, why }) => objection(local, why)),
    ].slice(0, MOST_TOLD);
    return { evidence: [own(taken, { kind: 'address', address: taken.address }), ...heard, ...told], tainted, own: null };
  };

  return {
    async ask(known, { thorough }) {
      const [found, { tunnelled }] = await Promise.all([localNetwork.addresses(), nearby.surroundings()]);
      const nothing = (...evidence: Evidence[]): Findings => ({ evidence, tainted: tunnelled, own: null });
      if (found === null) return nothing(system({ kind: 'unknown', why: 'system-silent' }));
      const sorted = sortIpv6(found, rules);
      const wanted = chooseIpv6(sorted.stable, known);
      if (wanted === null) {
        const here = sorted.passedOver.filter(({ why }) => why !== 'tunnel').slice(0, MOST_TOLD);
        return here.length === 0 ? nothing(system({ kind: 'absent' })) : nothing(...here.map(({ local, why }) => objection(local, why)));
      }
      const held = sorted.stable.find(({ address }) => address === known);
      if (tunnelled) return findings(sorted, held ?? wanted, [], true);
      const heard = await crossCheck(sorted, wanted, known, thorough);
      const confirmed = (local: LocalAddress): boolean =>
        heard.some(({ answer }) => answer.kind === 'address' && answer.address === local.address);
      // Two lines, or a prefix the router forgot to withdraw (RFC 8978): what the Internet reaches is taken, and nothing new unless it does.
      const taken = [wanted, ...(held ? [held] : []), ...sorted.stable].find(confirmed) ?? held ?? wanted;
      return findings(sorted, taken, heard, false);
    },
  };
};
