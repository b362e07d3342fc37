import { type AddressSource, FAMILIES, type Family } from '../../preload/contract/event.ts';
import type { AddressState } from '../../preload/contract/state.ts';
import { type AddressRules, isPublic } from './address.ts';
import type { Evidence, Source } from './evidence.ts';
import type { Journal } from './journal.ts';
import type { Clock, Interfaces } from './ports.ts';
import type { Roster } from './roster.ts';
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
}

export const lineKey = (source: AddressSource): string => (source.kind === 'automatic' ? 'automatic' : JSON.stringify(source));

export const createLines = ({
  rosters,
  ownSource,
  interfaces,
  clock,
  journal,
  rules,
}: {
  rosters: Record<Family, Roster>;
  ownSource: (from: Exclude<AddressSource, { kind: 'automatic' }>, family: Family) => Source;
  interfaces: Interfaces;
  clock: Clock;
  journal: Journal;
  rules: AddressRules;
}): Lines => {
  const lines = new Map<string, FamilyAddresses>();
  const line = (key: string): FamilyAddresses => lines.get(key) ?? { ipv4: NO_ADDRESS, ipv6: NO_ADDRESS };

  /** A machine without any global IPv6 address has none to publish: no need to ask anybody. */
  const lacksIpv6 = (): boolean =>
    !interfaces
      .list()
      .some((each) => each.addresses.some(({ address, family, internal }) => family === 6 && !internal && isPublic(address, rules)));

  const gather = async (source: AddressSource, family: Family, known: string | null, thorough: boolean): Promise<Evidence[]> => {
    if (source.kind !== 'automatic') {
      const own = ownSource(source, family);
      return [{ source: own, answer: await own.ask() }];
    }
    if (family === 'ipv6' && lacksIpv6())
      return [{ source: { id: 'interfaces', operator: 'own', transport: 'interface' }, answer: { kind: 'absent' } }];
    return rosters[family].ask(known, { thorough });
  };

  const checkOne = async (source: AddressSource, family: Family, thorough: boolean): Promise<AddressChange | null> => {
    const key = lineKey(source);
    const evidence = await gather(source, family, line(key)[family].address, thorough);
    const before = line(key)[family];
    const verdict = decide(before, evidence, { now: clock.now(), rules, own: source.kind !== 'automatic' });
    lines.set(key, { ...line(key), [family]: verdict.state });
    if (verdict.changed) {
      journal.add({ kind: 'address', family, address: verdict.state.address, previous: before.address, evidence: verdict.state.evidence });
      return { key, family, address: verdict.state.address as string, previous: before.address };
    }
    if (verdict.state.kind === 'undecided' && before.kind !== 'undecided')
      journal.add({ kind: 'undecided', family, address: before.address, evidence: verdict.state.evidence });
    return null;
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
  };
};
