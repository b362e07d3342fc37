import type { PluginProblem } from '../../../preload/contract/plugin.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Plugin } from '../../providers/grammar/plugin.ts';

/** How long a file that was shown may be agreed to, in ms: time to read it, and no more. */
export const OFFER_MS = 10 * 60_000;
const MOST_OFFERS = 32;

/** What was read and shown. It is this that is installed, whatever becomes of the file meanwhile. */
export type Offered = { file: string } & (
  | { good: true; text: string; plugin: Plugin; raw: unknown }
  | { good: false; problems: PluginProblem[] }
);

/** Files that were shown and wait for the user's word, each under a token of its own. */
export interface PluginOffers {
  add(offered: Offered): string;
  get(token: string): Offered | null;
  drop(token: string): void;
  /** The installed plug-in of this id changed after they were shown. */
  dropAllOf(id: string): void;
}

export const createPendingPlugins = ({ clock, random }: { clock: Clock; random: () => number }): PluginOffers => {
  const held = new Map<string, { offered: Offered; until: number }>();
  const newToken = (): string => Array.from({ length: 16 }, () => Math.floor(random() * 36).toString(36)).join('');
  return {
    add(offered) {
      const token = newToken();
      held.set(token, { offered, until: clock.monotonic() + OFFER_MS });
      // A page in a loop must not fill the memory: the oldest is dropped.
      const [oldest] = held.keys();
      if (held.size > MOST_OFFERS && oldest !== undefined) held.delete(oldest);
      return token;
    },
    get(token) {
      const found = held.get(token);
      return found !== undefined && found.until > clock.monotonic() ? found.offered : null;
    },
    drop: (token) => void held.delete(token),
    dropAllOf(id) {
      for (const [token, { offered }] of held) if (offered.good && offered.plugin.id === id) held.delete(token);
    },
  };
};
