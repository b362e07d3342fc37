import { FAMILIES, type Family } from '../../preload/contract/event.ts';
import { type AddressRules, isPublic } from './address.ts';
import type { Evidence } from './evidence.ts';
import type { Nearby } from './nearby.ts';
import type { Clock, Interfaces } from './ports.ts';
import type { Roster } from './roster.ts';

/** While the router answers the same as ever, the Internet is asked no more often than this, in ms. */
const CROSS_CHECK = 10 * 60_000;

export interface Findings {
  evidence: Evidence[];
  /** A tunnel owns the way out: what the Internet says is its exit. */
  tainted: boolean;
  /** This machine's address towards the router. */
  own: string | null;
}

/** Finds out one family's address by itself: the router first, which costs nobody anything, then as few others as it takes. */
export interface Inquiry {
  ask(family: Family, known: string | null, options: { thorough: boolean }): Promise<Findings>;
}

export const createInquiry = ({
  rosters,
  nearby,
  interfaces,
  clock,
  rules,
}: {
  rosters: Record<Family, Roster>;
  nearby: Nearby;
  interfaces: Interfaces;
  clock: Clock;
  rules: AddressRules;
}): Inquiry => {
  const crossCheckedAt = new Map<Family, number>(FAMILIES.map((family) => [family, Number.NEGATIVE_INFINITY]));

  /** A machine without any global IPv6 address has none to publish: no need to ask anybody. */
  const lacksIpv6 = (): boolean =>
    !interfaces
      .list()
      .some((each) => each.addresses.some(({ address, family, internal }) => family === 6 && !internal && isPublic(address, rules)));

  return {
    async ask(family, known, { thorough }) {
      if (family === 'ipv6' && lacksIpv6())
        return {
          evidence: [{ source: { id: 'interfaces', operator: 'own', transport: 'interface' }, answer: { kind: 'absent' } }],
          tainted: false,
          own: null,
        };
      const [{ tunnelled: tainted, own }, near] = await Promise.all([nearby.surroundings(), family === 'ipv4' ? nearby.ask() : []]);
      // Whatever the Internet says now is the tunnel's exit: it need not be asked.
      if (tainted) return { evidence: near, tainted, own };
      const same = near.some(({ answer }) => answer.kind === 'address' && answer.address === known);
      const now = clock.monotonic();
      if (same && !thorough && now - (crossCheckedAt.get(family) ?? 0) < CROSS_CHECK) return { evidence: near, tainted, own };
      crossCheckedAt.set(family, now);
      return { evidence: [...near, ...(await rosters[family].ask(known, { thorough, near }))], tainted, own };
    },
  };
};
