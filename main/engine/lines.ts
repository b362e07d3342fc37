import { type AddressSource, FAMILIES, type Family } from '../../preload/contract/event.ts';
import type { AddressState } from '../../preload/contract/state.ts';
import type { AddressRules } from './address.ts';
import type { Evidence, Source } from './evidence.ts';
import type { Findings, Inquiry } from './inquiry.ts';
import type { Journal } from './journal.ts';
import type { NatDepth } from './nat-depth.ts';
import type { NatWatch } from './nat-watch.ts';
import type { Clock } from './ports.ts';
import { decide } from './watcher.ts';

export type FamilyAddresses = Record<Family, AddressState>;
export const NO_ADDRESS: AddressState = { kind: 'unknown', address: null, since: null, checkedAt: null, evidence: [] };

export interface AddressChange {
  key: string;
  family: Family;
  address: string;
  previous: string | null;
}

/** One line for each way an address is taken: the automatic one, and whatever events ask for themselves. */
export interface Lines {
  of(source: AddressSource): FamilyAddresses;
  /** Asks for these sources and families; answers what changed. Never throws. */
  check(sources: AddressSource[], families: Record<Family, boolean>, options?: { thorough?: boolean }): Promise<AddressChange[]>;
  /** The router spoke by itself: what follows at once from that. Null where others have to be asked first. */
  hear(evidence: Evidence[]): AddressChange | null;
  /** A tunnel owned the way out when last looked. */
  tainted(): boolean;
  /** What stands between this machine and the Internet. */
  nat(): NatDepth;
}

const AUTOMATIC = 'automatic';
export const lineKey = (source: AddressSource): string => (source.kind === 'automatic' ? AUTOMATIC : JSON.stringify(source));

export const createLines = ({
  inquiry,
  nat,
  ownSource,
  clock,
  journal,
  rules,
}: {
  inquiry: Inquiry;
  nat: NatWatch;
  ownSource: (from: Exclude<AddressSource, { kind: 'automatic' }>, family: Family) => Source;
  clock: Clock;
  journal: Journal;
  rules: AddressRules;
}): Lines => {
  const lines = new Map<string, FamilyAddresses>();
  const line = (key: string): FamilyAddresses => lines.get(key) ?? { ipv4: NO_ADDRESS, ipv6: NO_ADDRESS };
  /** The router's last word was the address the world saw: then its announcement needs no second voice. */
  let routerTrusted = false;
  let tainted = false;
  let ownAddress: string | null = null;

  const settle = (key: string, family: Family, findings: Findings): AddressChange | null => {
    const { evidence, tainted: now } = findings;
    const before = line(key)[family];
    const own = key !== AUTOMATIC;
    const verdict = decide(before, evidence, { now: clock.now(), rules, own, tainted: now });
    lines.set(key, { ...line(key), [family]: verdict.state });
    if (!own && family === 'ipv4') {
      nat.take(findings, verdict.state);
      const word = evidence.find(({ source, answer }) => source.transport === 'router' && answer.kind === 'address')?.answer;
      if (word?.kind === 'address' && verdict.state.kind === 'known') routerTrusted = word.address === verdict.state.address;
    }
    if (verdict.changed) {
      journal.add({ kind: 'address', family, address: verdict.state.address, previous: before.address, evidence: verdict.state.evidence });
      return { key, family, address: verdict.state.address as string, previous: before.address };
    }
    if (verdict.state.kind === 'undecided' && before.kind !== 'undecided')
      journal.add({ kind: 'undecided', family, address: before.address, evidence: verdict.state.evidence });
    return null;
  };

  const checkOne = async (source: AddressSource, family: Family, thorough: boolean): Promise<AddressChange | null> => {
    if (source.kind !== 'automatic') {
      const own = ownSource(source, family);
      return settle(lineKey(source), family, { evidence: [{ source: own, answer: await own.ask() }], tainted: false, own: null });
    }
    const findings = await inquiry.ask(family, line(AUTOMATIC)[family].address, { thorough });
    if (family === 'ipv4') {
      tainted = findings.tainted;
      ownAddress = findings.own;
    }
    return settle(AUTOMATIC, family, findings);
  };

  return {
    of: (source) => line(lineKey(source)),
    async check(sources, families, { thorough = false } = {}) {
      const wanted = new Map(sources.map((source) => [lineKey(source), source]));
      const asked = [...wanted.values()].flatMap((source) =>
        FAMILIES.filter((family) => families[family]).map((family) => checkOne(source, family, thorough)),
      );
      return (await Promise.all(asked)).filter((change) => change !== null);
    },
    hear(evidence) {
      if (!routerTrusted || !evidence.some(({ answer }) => answer.kind === 'address')) return null;
      return settle(AUTOMATIC, 'ipv4', { evidence, tainted, own: ownAddress });
    },
    tainted: () => tainted,
    nat: nat.depth,
  };
};
