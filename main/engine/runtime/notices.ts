import type { NatVerdict } from '../../../preload/contract/because.ts';
import { nameOf, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { isAccepted } from '../../../preload/contract/outcome.ts';
import { isSettled, type Publication } from '../../../preload/contract/publication.ts';
import type { EventStatus, NetworkNews, NoticeView, Trouble } from '../../../preload/contract/state.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AddressChange } from './address-change.ts';
import type { StateStore } from './state-store.ts';

const KEPT = 100;

/** What someone should hear: kept in the window, and handed to whoever shows notifications. */
export interface NoticeCenter {
  /** events: how many are to publish it. */
  addressChanged(change: Pick<AddressChange, 'family' | 'address' | 'previous'> & { events: number }): void;
  /** Tells once when an event begins to need someone, and once when it is well again. */
  standing(event: SaikoroEvent, status: Pick<EventStatus, 'needsYou' | 'outcome' | 'publication' | 'trouble'>): void;
  /** Something of the network this machine is on; `router`: its address there. */
  network(news: NetworkNews, router: string | null): void;
  /** What stands in the way over IPv4, or that nothing does any more. */
  obstacle(verdict: NatVerdict): void;
  forget(id: string): void;
  read(ids: number[]): void;
}

/** What the DNS showed is over once it shows something else: an update alone says nothing of it. */
const isOver = (called: Trouble | undefined, publication: Publication | null): boolean =>
  called === undefined || (publication !== null && isSettled(publication));

export const createNoticeCenter = ({
  state,
  clock,
  show,
}: {
  state: StateStore;
  clock: Clock;
  show: (notice: NoticeView) => void;
}): NoticeCenter => {
  /** Those that somebody was called for, by what it was; undefined: what a service said. */
  const calling = new Map<string, Trouble | undefined>();
  let lastId = 0;
  const post = (notice: Omit<NoticeView, 'id' | 'at' | 'read'>, read = false): void => {
    lastId += 1;
    const posted: NoticeView = { ...notice, id: lastId, at: clock.now(), read };
    state.change({ notices: [posted, ...state.fields().notices].slice(0, KEPT) });
    show(posted);
  };
  return {
    addressChanged({ family, address, previous, events }) {
      // The practice address changes all the time, by itself: that is no news.
      post({ kind: 'address-changed', family, address, previous, events }, state.fields().practice);
    },
    standing(event, { needsYou, outcome, publication, trouble }) {
      const { id, type } = event;
      const about = { event: id, name: nameOf(event), ...(outcome === null ? {} : { outcome }) };
      if (needsYou && !calling.has(id)) {
        calling.set(id, trouble);
        post({ kind: 'needs-you', ...about, ...(trouble === undefined ? {} : { trouble }) });
      } else if (!needsYou && calling.has(id) && outcome !== null && isAccepted(outcome) && isOver(calling.get(id), publication)) {
        calling.delete(id);
        post({
          kind: 'recovered',
          ...about,
          well: type === 'command' ? 'finished' : publication === 'published' ? 'published' : 'accepted',
        });
      }
    },
    network(network, router) {
      post({ kind: 'network', network, router });
    },
    obstacle(verdict) {
      post({ kind: 'obstacle', verdict });
    },
    forget(id) {
      calling.delete(id);
    },
    read(ids) {
      const wanted = new Set(ids);
      state.change({ notices: state.fields().notices.map((notice) => (wanted.has(notice.id) ? { ...notice, read: true } : notice)) });
    },
  };
};
