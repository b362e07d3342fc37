import type { Exchange } from '../../../preload/contract/exchange.ts';
import type { Clock } from '../../ports/clock.ts';

/** Events whose last exchange is remembered; older ones are forgotten first. */
const MOST_REMEMBERED = 200;

/** What went over the line in each event's last update; in memory only. */
export interface LastExchanges {
  remember(events: readonly string[], exchanges: Exchange[]): void;
  of(id: string): { at: number; exchanges: Exchange[] } | null;
}

export const createLastExchanges = ({ clock }: { clock: Clock }): LastExchanges => {
  const remembered = new Map<string, { at: number; exchanges: Exchange[] }>();
  return {
    remember(events, exchanges) {
      for (const id of events) {
        remembered.delete(id);
        remembered.set(id, { at: clock.now(), exchanges });
      }
      for (const id of [...remembered.keys()].slice(0, Math.max(0, remembered.size - MOST_REMEMBERED))) remembered.delete(id);
    },
    of: (id) => remembered.get(id) ?? null,
  };
};
