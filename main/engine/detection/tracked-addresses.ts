import { type AddressSource, FAMILIES, type Family } from '../../../preload/contract/event.ts';
import type { AddressState } from '../../../preload/contract/state.ts';
import { type AddressRules, isPublic } from '../../net/address.ts';
import { type Evidence, isNear, type Source } from '../../ports/address-source.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import type { Findings, Ipv4Detection } from '../network/findings.ts';
import type { NatMonitor } from '../network/nat-monitor.ts';
import type { NatDepth } from '../network/nat-type.ts';
import type { AddressChange } from '../runtime/address-change.ts';
import { bear, holdLeft, isReturn, STEADY, type Steadiness } from './flap-damping.ts';
import { decide } from './quorum.ts';
import { withVerdicts } from './verdict.ts';

export type FamilyAddresses = Record<Family, AddressState>;

export const NO_ADDRESS: AddressState = {
  kind: 'unknown',
  address: null,
  since: null,
  checkedAt: null,
  evidence: [],
  because: null,
  unsteady: null,
};

/** One line for each way an address is taken: the automatic one, and whatever events ask for themselves. */
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
  /** The router spoke by itself: what follows at once from that. `ask`: others have to be asked first; `held`: the line is unsteady. */
  hear(evidence: Evidence[]): AddressChange | 'ask' | 'held';
  /** The network may be another one now: what the router says by itself needs a second voice until a round has shown that they agree. */
  distrust(): void;
  /** Until the first of the addresses that are held back may be followed, in ms; null where none is. */
  holdLeft(): number | null;
  /** What stands between this machine and the Internet. */
  nat(): NatDepth;
}

/** So long others wait for a program or a page of the user, which may take an hour, and for anybody else: ms. */
const PATIENCE = { own: 10_000, automatic: 120_000 };

/** Grounds that one voice alone can give: the router's announcement, or a look that only confirmed. */
const isProven = (because: AddressState['because']): boolean => because !== 'announced' && because !== 'single-voice-stays';

const AUTOMATIC = 'automatic';

export const lineKey = (source: AddressSource): string => (source.kind === 'automatic' ? AUTOMATIC : JSON.stringify(source));

export const createTrackedAddresses = ({
  inquiry,
  nat,
  ownSource,
  clock,
  journal,
  rules,
}: {
  inquiry: Ipv4Detection;
  nat: NatMonitor;
  ownSource: (from: Exclude<AddressSource, { kind: 'automatic' }>, family: Family) => Source;
  clock: Clock;
  journal: Journal;
  rules: AddressRules;
}): TrackedAddresses => {
  const lines = new Map<string, FamilyAddresses>();
  const line = (key: string): FamilyAddresses => lines.get(key) ?? { ipv4: NO_ADDRESS, ipv6: NO_ADDRESS };
  /** The router's last word was the address the world saw: then its announcement needs no second voice. */
  let routerTrusted = false;
  /** The router's public address that the world outvoted; null where they agreed when they were last compared. */
  let outvoted: string | null = null;
  /** Changes the router told by itself. */
  let news = 0;
  /** Times the network may have become another one. */
  let doubts = 0;
  const steady = new Map<string, Steadiness>();
  let tainted = false;
  let ownAddress: string | null = null;

  const steadinessOf = (key: string, family: Family): Steadiness => steady.get(`${key} ${family}`) ?? STEADY;

  /** What the round led to, unless the line goes back and forth: then what is published stays for a while. */
  const steadied = (key: string, family: Family, before: AddressState, agreed: AddressState): { state: AddressState; began: boolean } => {
    const id = `${key} ${family}`;
    const now = clock.monotonic();
    const { steadiness, follow, began } = bear(steadinessOf(key, family), {
      current: before.address,
      agreed: agreed.kind === 'known' ? agreed.address : null,
      proven: isProven(agreed.because),
      now,
    });
    steady.set(id, steadiness);
    const left = holdLeft(steadiness, now);
    const unsteady = left === null ? null : { until: clock.now() + left, seen: [...(steadiness.held?.seen ?? [])] };
    if (follow) return { state: withVerdicts({ ...agreed, unsteady }), began };
    const evidence = agreed.evidence.map((each) => (each.counted === 'counted' ? { ...each, counted: 'held' as const } : each));
    return { state: withVerdicts({ ...before, kind: 'undecided', because: 'unsteady', evidence, unsteady }), began };
  };

  /** What was outvoted is no news until another says the same; and where nobody else can be asked, who was wrong before has nothing to say. */
  const withoutOutvoted = (evidence: Evidence[], alone: boolean): Evidence[] => {
    const names = ({ answer }: Evidence, address: string): boolean => answer.kind === 'address' && answer.address === address;
    const isSeen = (address: string): boolean => evidence.some((each) => !isNear(each.source.transport) && names(each, address));
    if (outvoted === null || (!alone && isSeen(outvoted))) return evidence;
    const wrong = outvoted;
    const isWrong = (each: Evidence): boolean => each.source.transport === 'router' && (alone || names(each, wrong));
    return evidence.map((each) => (isWrong(each) ? { ...each, outvoted: true } : each));
  };
  const compare = (evidence: Evidence[], { kind, address, because }: AddressState): void => {
    const words = evidence.flatMap(({ source, answer }) =>
      source.transport === 'router' && answer.kind === 'address' && isPublic(answer.address, rules) ? [answer.address] : [],
    );
    if (kind !== 'known' || words.length === 0) return;
    if (words.every((word) => word === address)) outvoted = null;
    else if (because === 'operators-agree') outvoted = words.find((word) => word !== address) ?? null;
  };

  const settle = (key: string, family: Family, findings: Findings): AddressChange | null => {
    const { tainted: now } = findings;
    const before = line(key)[family];
    const own = key !== AUTOMATIC;
    const evidence = own || family === 'ipv6' ? findings.evidence : withoutOutvoted(findings.evidence, now);
    const decision = decide(before, evidence, { now: clock.now(), rules, own, tainted: now });
    const { state, began } = steadied(key, family, before, decision.state);
    lines.set(key, { ...line(key), [family]: state });
    if (!own && family === 'ipv4') {
      nat.take(findings, state);
      compare(evidence, decision.state);
      const word = evidence.find(({ source, answer }) => source.transport === 'router' && answer.kind === 'address')?.answer;
      if (word?.kind === 'address' && decision.state.kind === 'known') routerTrusted = word.address === decision.state.address;
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

  const checkOne = async (
    source: AddressSource,
    family: Family,
    { thorough, isLate }: { thorough: boolean; isLate: () => boolean },
  ): Promise<AddressChange | null> => {
    const doubted = doubts;
    // A tunnel, or another network, may have come and gone meanwhile: there will be another look, for that is why it is told.
    const isDoubtful = (evidence: Evidence[]): boolean => {
      const known = line(lineKey(source))[family].address;
      return doubted !== doubts && evidence.some(({ answer }) => answer.kind === 'address' && answer.address !== known);
    };
    if (source.kind !== 'automatic') {
      const own = ownSource(source, family);
      const evidence = [{ source: own, answer: await own.ask(line(lineKey(source))[family].address) }];
      // A program may take an hour, in which much happens; a page takes seconds.
      if (own.transport === 'https' && isDoubtful(evidence)) return null;
      return settle(lineKey(source), family, { evidence, tainted: false, own: null });
    }
    const began = news;
    const findings = await inquiry.ask(family, line(AUTOMATIC)[family].address, { thorough, outvoted });
    // What was gathered before the router spoke is of the time before; and so is what came when nobody waited any more.
    if ((family === 'ipv4' && began !== news) || isLate()) return null;
    if (family === 'ipv4') {
      tainted = findings.tainted;
      ownAddress = findings.own;
    }
    if (isDoubtful(findings.evidence)) return null;
    const change = settle(AUTOMATIC, family, findings);
    // What was gathered on the network of before is no reason to trust the router of now.
    if (doubted !== doubts) routerTrusted = false;
    return change;
  };

  /** Sources of the user's own that have not answered yet: they are not asked again meanwhile. */
  const slow = new Set<string>();

  const patiently = (
    source: AddressSource,
    family: Family,
    { thorough, late }: { thorough: boolean; late: (change: AddressChange) => void },
  ): Promise<AddressChange | null> =>
    new Promise((resolve) => {
      const id = `${lineKey(source)} ${family}`;
      const own = source.kind !== 'automatic';
      if (slow.has(id)) return resolve(null);
      let isLate = false;
      const cancel = clock.wakeAt(clock.now() + PATIENCE[own ? 'own' : 'automatic'], () => {
        isLate = true;
        if (own) slow.add(id);
        resolve(null);
      });
      void checkOne(source, family, { thorough, isLate: () => isLate }).then((change) => {
        slow.delete(id);
        if (!isLate) {
          cancel();
          resolve(change);
        } else if (change !== null) late(change);
      });
    });

  return {
    of: (source) => line(lineKey(source)),
    async check(sources, families, { thorough = false, late = () => {} } = {}) {
      const wanted = new Map(sources.map((source) => [lineKey(source), source]));
      const asked = [...wanted.values()].flatMap((source) =>
        FAMILIES.filter((family) => families[family]).map((family) => patiently(source, family, { thorough, late })),
      );
      return (await Promise.all(asked)).filter((change) => change !== null);
    },
    hear(evidence) {
      const told = evidence.map(({ answer }) => answer).find((answer) => answer.kind === 'address');
      if (!routerTrusted || told?.kind !== 'address') return 'ask';
      // An event that arrives late tells the address of before: that is asked anew, lest a line be held for going back that never did.
      if (isReturn(steadinessOf(AUTOMATIC, 'ipv4'), told.address, clock.monotonic()) && told.address !== line(AUTOMATIC).ipv4.address)
        return 'ask';
      const change = settle(AUTOMATIC, 'ipv4', { evidence, tainted, own: ownAddress });
      if (change !== null) news += 1;
      return change ?? (line(AUTOMATIC).ipv4.because === 'unsteady' ? 'held' : 'ask');
    },
    distrust() {
      routerTrusted = false;
      doubts += 1;
    },
    holdLeft() {
      const lefts = [...steady.values()].map((each) => holdLeft(each, clock.monotonic())).filter((left) => left !== null);
      return lefts.length === 0 ? null : Math.min(...lefts);
    },
    nat: nat.depth,
  };
};
