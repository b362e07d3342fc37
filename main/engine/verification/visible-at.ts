import type { Propagation } from '../../../preload/contract/dns/propagation.ts';
import { FAMILIES } from '../../../preload/contract/event.ts';

/**
 * When all public resolvers that were asked show what was published, by what is left of the time they remember what was there before; ms since
 * 1970. null: they show it already, or it is not known of each name.
 */
export const visibleAt = ({ at, hosts, more }: Propagation): number | null => {
  const all = hosts.flatMap(({ visible }) => FAMILIES.flatMap((family) => visible[family] ?? []));
  const waits = all.flatMap((each) => (each.kind === 'wait' ? [each.seconds] : []));
  if (more > 0 || waits.length === 0 || all.some(({ kind }) => kind === 'unknown')) return null;
  return at + Math.max(...waits) * 1000;
};
