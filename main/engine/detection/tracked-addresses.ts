import { type AddressSource, FAMILIES, type Family } from '../../../preload/contract/event.ts';
import type { AddressState } from '../../../preload/contract/state.ts';
import type { Evidence } from '../../ports/address-source.ts';
import type { Findings, Ipv4Detection } from '../network/findings.ts';
import type { NatMonitor } from '../network/nat-monitor.ts';
import type { NatDepth } from '../network/nat-type.ts';
import type { AddressChange } from '../runtime/address-change.ts';
import { NO_ADDRESS } from '../runtime/initial-state.ts';
import type { World } from '../runtime/world.ts';
import { createDampedAddresses } from './damped-addresses.ts';
import { createPatience } from './patience.ts';
import { decide } from './quorum.ts';
import { createRouterTrust } from './router-trust.ts';

export type FamilyAddresses = Record<Family, AddressState>;

/** The addresses per source setting: the automatic one, and each source that an event names itself. */
export interface TrackedAddresses {
  of(source: AddressSource): FamilyAddresses;
  /**
   * Asks for these sources and families; answers what changed. Never throws, and never waits for long: what a slow source of the user's
   * own tells afterwards goes to `late`.
   */
  check(
    sources: AddressSource[],
    families: Record<Family, boolean>,
    options?: { thorough?: boolean; late?: (change: AddressChange) => void },
  ): Promise<AddressChange[]>;
  /** Handles a router announcement. Answers the changes, `ask` where other sources have to confirm it, or `held` while flap damping holds. */
  hear(evidence: Evidence[]): AddressChange | 'ask' | 'held';
  /** The network may be another one now: an announcement of the router needs confirmation until a round has shown that router and outside sources agree. */
  distrust(): void;
  /** Until the first of the addresses that are held back may be followed, in ms; null where none is. */
  holdLeft(): number | null;
  /** What stands between this machine and the Internet. */
  nat(): NatDepth;
}

const AUTOMATIC = 'automatic';

export const sourceKey = (source: AddressSource): string => (source.kind === 'automatic' ? AUTOMATIC : JSON.stringify(source));

export const createTrackedAddresses = (
  world: Pick<World, 'clock' | 'journal' | 'rules' | 'ownSource'>,
  { ipv4Detection, nat }: { ipv4Detection: Ipv4Detection; nat: NatMonitor },
): TrackedAddresses => {
  const { clock, journal, rules, ownSource } = world;
  const tracked = new Map<string, FamilyAddresses>();
  const known = (key: string): FamilyAddresses => tracked.get(key) ?? { ipv4: NO_ADDRESS, ipv6: NO_ADDRESS };
  const router = createRouterTrust(world);
  const damped = createDampedAddresses(world);
  const patience = createPatience(world);
  /** Changes the router told by itself. */
  let news = 0;
  /** Times the network may have become another one. */
  let doubts = 0;
  let tainted = false;
  let ownAddress: string | null = null;

  const decideOn = (key: string, family: Family, findings: Findings): AddressChange | null => {
    const { tainted: now } = findings;
    const before = known(key)[family];
    const own = key !== AUTOMATIC;
    const evidence = own || family === 'ipv6' ? findings.evidence : router.withoutOutvoted(findings.evidence, now);
    const decision = decide(before, evidence, { now: clock.now(), rules, own, tainted: now });
    const { state, began } = damped.damp(key, family, before, decision.state);
    tracked.set(key, { ...known(key), [family]: state });
    if (!own && family === 'ipv4') {
      nat.take(findings, state);
      router.learn(evidence, decision.state);
    }
    const because = state.because === null ? {} : { because: state.because };
    const about = { family, address: state.address, evidence: state.evidence, ...because };
    if (state.address !== null && state.address !== before.address) {
      journal.add({ kind: 'address', previous: before.address, ...about });
      return { key, family, address: state.address, previous: before.address };
    }
    if (began || (state.kind === 'undecided' && before.kind !== 'undecided'))
      journal.add({ kind: 'undecided', ...about, ...(state.unsteady === null ? {} : { until: state.unsteady.until }) });
    return null;
  };

  const ask = async (
    source: AddressSource,
    family: Family,
    { thorough, isLate }: { thorough: boolean; isLate: () => boolean },
  ): Promise<AddressChange | null> => {
    const doubted = doubts;
    // A tunnel or another network may have come and gone meanwhile; the next round that it triggers decides.
    const isDoubtful = (evidence: Evidence[]): boolean => {
      const { address } = known(sourceKey(source))[family];
      return doubted !== doubts && evidence.some(({ answer }) => answer.kind === 'address' && answer.address !== address);
    };
    if (source.kind !== 'automatic') {
      const own = ownSource(source, family);
      const evidence = [{ source: own, answer: await own.ask(known(sourceKey(source))[family].address) }];
      // A program may take an hour, in which much happens; a page takes seconds.
      if (own.transport === 'https' && isDoubtful(evidence)) return null;
      return decideOn(sourceKey(source), family, { evidence, tainted: false, own: null });
    }
    const began = news;
    const findings = await ipv4Detection.ask(family, known(AUTOMATIC)[family].address, { thorough, outvoted: router.outvoted() });
    // Evidence gathered before the router's announcement is outdated, and so is evidence that arrived after the round's deadline.
    if ((family === 'ipv4' && began !== news) || isLate()) return null;
    if (family === 'ipv4') {
      tainted = findings.tainted;
      ownAddress = findings.own;
    }
    if (isDoubtful(findings.evidence)) return null;
    const change = decideOn(AUTOMATIC, family, findings);
    // What was gathered on the network of before is no reason to trust the router of now.
    if (doubted !== doubts) router.distrust();
    return change;
  };

  return {
    of: (source) => known(sourceKey(source)),
    async check(sources, families, { thorough = false, late = () => {} } = {}) {
      const wanted = new Map(sources.map((source) => [sourceKey(source), source]));
      const asked = [...wanted].flatMap(([key, source]) =>
        FAMILIES.filter((family) => families[family]).map((family) =>
          patience.ask(`${key} ${family}`, {
            own: source.kind !== 'automatic',
            ask: (isLate) => ask(source, family, { thorough, isLate }),
            late,
          }),
        ),
      );
      return (await Promise.all(asked)).filter((change) => change !== null);
    },
    hear(evidence) {
      const told = evidence.map(({ answer }) => answer).find((answer) => answer.kind === 'address');
      if (!router.isTrusted() || told?.kind !== 'address') return 'ask';
      // A UPnP event that arrives late reports the previous address: ask again, or flap damping would hold a line that never went back.
      if (damped.isReturn(AUTOMATIC, 'ipv4', told.address) && told.address !== known(AUTOMATIC).ipv4.address) return 'ask';
      const change = decideOn(AUTOMATIC, 'ipv4', { evidence, tainted, own: ownAddress });
      if (change !== null) news += 1;
      return change ?? (known(AUTOMATIC).ipv4.because === 'unsteady' ? 'held' : 'ask');
    },
    distrust() {
      router.distrust();
      doubts += 1;
    },
    holdLeft: damped.holdLeft,
    nat: nat.depth,
  };
};
