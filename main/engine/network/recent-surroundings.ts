import type { Clock } from '../../ports/clock.ts';
import type { Nearby, Surroundings } from '../../ports/router.ts';

/** A result no older than this is good enough to choose which sources to ask. In ms. */
const YOUNG = 1000;

/** The last result about the network, for callers that do not need a fresh one. */
export interface RecentSurroundings {
  /** Looks afresh. `moved`: it is another network than at the last look. */
  look(options: { identify: boolean }): Promise<{ seen: Surroundings; moved: boolean }>;
  /** null: not determined yet. */
  last(): Surroundings | null;
  recent(): Promise<Surroundings>;
}

export const createRecentSurroundings = ({ nearby, clock }: { nearby: Pick<Nearby, 'surroundings'>; clock: Clock }): RecentSurroundings => {
  let last: { at: number; seen: Surroundings } | null = null;
  return {
    async look(options) {
      const at = clock.monotonic();
      const seen = await nearby.surroundings(options);
      const moved = seen.place?.plain !== last?.seen.place?.plain;
      last = { at, seen };
      return { seen, moved };
    },
    last: () => last?.seen ?? null,
    recent: async () => (last !== null && clock.monotonic() - last.at < YOUNG ? last.seen : nearby.surroundings()),
  };
};
