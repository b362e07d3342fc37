import type { NatVerdict } from '../../preload/contract/because.ts';
import type { Standing } from '../../preload/strings/event-standing.ts';
import type { Strings } from '../../preload/strings/index.ts';

export type Reach = keyof Strings['firstRun']['found']['reach'];
/** Kinds of server people have at home. L2TP needs fixed ports, so that a line with shared ports lets none in. */
export const SERVERS = ['web', 'ssh', 'vpn'] as const;

const all = (reach: Reach): Record<(typeof SERVERS)[number], Reach> => ({ web: reach, ssh: reach, vpn: reach });

/** What of a home is reached over IPv4, by what stands between it and the Internet. */
export const REACH: Record<NatVerdict, Record<(typeof SERVERS)[number], Reach>> = {
  direct: all('open'),
  single: all('forward'),
  double: all('both'),
  'carrier-grade': all('never'),
  'ds-lite': all('never'),
  'map-e': { web: 'ports', ssh: 'ports', vpn: 'never' },
  differs: all('unknown'),
  unknown: all('unknown'),
};

export const REACH_MARK: Record<Reach, Standing> = {
  open: 'well',
  forward: 'verifying',
  both: 'unseen',
  ports: 'unseen',
  never: 'failing',
  unknown: 'fresh',
};

/** Who stands between the home's router and the Internet, as far as that is known. */
export const BEYOND: Partial<Record<NatVerdict, 'outer' | 'carrier'>> = {
  double: 'outer',
  'carrier-grade': 'carrier',
  'ds-lite': 'carrier',
  'map-e': 'carrier',
};

/** Ranges as they are read: 4896–4911. */
export const portText = (ports: readonly (readonly [number, number])[]): string =>
  ports.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
