import type { Family } from '../../../preload/contract/event.ts';
import type { Evidence } from '../../ports/address-source.ts';

export interface Findings {
  evidence: Evidence[];
  /** A tunnel owns the way out: what the Internet says is its exit. */
  tainted: boolean;
  /** This machine's address towards the router; of IPv4 alone. */
  own: string | null;
}

/** Finds out one family's address by itself: the router and interfaces first, since they cost no outside server anything, then as few outside sources as needed. */
export interface Ipv4Detection {
  /** `outvoted`: what the router was found to be wrong with; that it says so still is no reason to ask more of them. */
  ask(family: Family, known: string | null, options: { thorough: boolean; outvoted?: string | null }): Promise<Findings>;
}
