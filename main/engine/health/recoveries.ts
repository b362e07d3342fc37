import { nameOf, type SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { Publication } from '../../../preload/contract/publication.ts';
import type { NoticeView } from '../../../preload/contract/state.ts';
import { MOST_NAMED } from '../../../preload/contract/warning.ts';
import type { Entry } from './entry.ts';
import type { Telling } from './telling.ts';

type Well = NonNullable<NoticeView['well']>;

/** An event that was told of, and is well again. */
interface Recovery {
  event: SaikoroEvent;
  outcome: Outcome | null;
  publication: Publication | null;
  told: readonly [Entry, ...Entry[]] | readonly Entry[];
}

/** Recovered events that the user was not told of yet. */
export interface Recoveries {
  add(recovery: Recovery): void;
  forget(id: string): void;
  /** All of a kind at once. */
  tell(say: (telling: Telling) => void): void;
}

const wellOf = ({ event, publication }: Recovery): Well =>
  event.type === 'watch' ? 'watched' : event.type === 'command' ? 'finished' : publication === 'published' ? 'published' : 'accepted';

const sinceOf = ({ told }: Recovery): number => Math.min(...told.map(({ since }) => since));

export const createRecoveries = (): Recoveries => {
  let waiting: Recovery[] = [];
  const telling = (well: Well, group: readonly Recovery[]): Telling => {
    const [first] = group as [Recovery, ...Recovery[]];
    const warning = first.told[0]?.code;
    const common = {
      kind: 'recovered' as const,
      well,
      since: Math.min(...group.map(sinceOf)),
      ...(warning === undefined ? {} : { warning }),
    };
    const members = group.map((one) => ({ id: one.event.id, name: nameOf(one.event), since: sinceOf(one) }));
    const named = members.slice(0, MOST_NAMED).map(({ id, name }) => ({ id, name }));
    return group.length === 1
      ? { ...common, event: first.event.id, name: nameOf(first.event), ...(first.outcome === null ? {} : { outcome: first.outcome }) }
      : { ...common, count: group.length, named, members };
  };
  return {
    add: (recovery) => void waiting.push(recovery),
    forget(id) {
      waiting = waiting.filter(({ event }) => event.id !== id);
    },
    tell(say) {
      const all = waiting;
      waiting = [];
      for (const well of ['published', 'accepted', 'finished', 'watched'] as const) {
        const group = all.filter((each) => wellOf(each) === well);
        if (group.length > 0) say(telling(well, group));
      }
    },
  };
};
