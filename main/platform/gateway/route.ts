import { parseIpv4 } from '../../net/address.ts';

/** A route that everything may take: the default one, or one of the two halves that a VPN lays over it. */
export interface Route {
  half: 'all' | 'lower' | 'upper';
  /** Null where the way leads straight into an interface, as tunnels have it. */
  gateway: string | null;
  /** What the system names: the interface, or this machine's address on it. */
  by: { interface: string } | { own: string };
  /** The lowest one is taken. */
  metric: number;
}

const HALVES: Readonly<Record<string, Route['half']>> = { '0.0.0.0/0': 'all', '0.0.0.0/1': 'lower', '128.0.0.0/1': 'upper' };
export const halfOf = (destination: string, prefixLength: number): Route['half'] | undefined => HALVES[`${destination}/${prefixLength}`];

/** A router has an address of its own; 0.0.0.0, words and link names stand for none. */
export const routerOf = (text: string): string | null => {
  const address = parseIpv4(text);
  return address === null || address === '0.0.0.0' ? null : address;
};
