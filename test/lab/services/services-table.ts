import { SERVICES } from './service-list.ts';
import type { ServiceWorld } from './service-world.ts';

const WIDTHS = [14, 9, 8, 8] as const;

/** How long each service took, as lines. `first`, `change`: when the app was started, and when the line changed, ms since 1970. */
export const tableOf = (world: ServiceWorld, { first, change }: { first: number; change: number }): string[] => {
  const took = (id: string, from: number, to: number): string => {
    const at = world.publications(id).flatMap((one) => (one.at >= from && one.at < to ? [one.at] : []));
    return at.length === 0 ? '–' : `${Math.max(...at) - from} ms`;
  };
  const line = (cells: string[]): string => cells.map((cell, at) => cell.padEnd(WIDTHS[at] ?? 0)).join('  ');
  return [
    line(['service', 'tier', 'start', 'change', 'requests']),
    ...SERVICES.map(({ id, tier }) =>
      line([id, tier, took(id, first, change), took(id, change, Number.POSITIVE_INFINITY), String(world.arrivals(id).length)]),
    ),
  ];
};
