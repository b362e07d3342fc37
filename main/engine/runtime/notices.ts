import type { NatVerdict } from '../../../preload/contract/because.ts';
import type { NetworkNews, NoticeView } from '../../../preload/contract/state.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Concerned } from '../../ports/storage/channel-queue.ts';
import type { AddressChange } from './address-change.ts';
import type { StateStore } from './state-store.ts';

const KEPT = 100;

/** `members`: all events it is about, where several are told as one: for channels that were chosen for some of them. */
export type Posted = Omit<NoticeView, 'id' | 'at' | 'read'> & { members?: readonly Concerned[] };

interface Keeping {
  read?: boolean;
  /** Which of those before stay. */
  kept?(notice: NoticeView): boolean;
}

/** Keeps the notices that the window lists, and passes each to the notifier and the channels. */
export interface NoticeCenter {
  /** events: how many are to publish it. */
  addressChanged(change: Pick<AddressChange, 'family' | 'address' | 'previous'> & { events: number }): void;
  /** What is wrong, or well again (main/engine/health). */
  post(notice: Posted): void;
  /** Something of the network this machine is on; `router`: its address there. */
  network(news: NetworkNews, router: string | null): void;
  /** What stands in the way over IPv4, or that nothing does any more. */
  obstacle(verdict: NatVerdict): void;
  read(ids: number[]): void;
}

export const createNoticeCenter = ({
  state,
  clock,
  show,
}: {
  state: StateStore;
  clock: Clock;
  show: (notice: NoticeView, members?: readonly Concerned[]) => void;
}): NoticeCenter => {
  let lastId = 0;
  const post = ({ members, ...notice }: Posted, { read = false, kept = () => true }: Keeping = {}): void => {
    lastId += 1;
    const posted: NoticeView = { ...notice, id: lastId, at: clock.now(), read };
    state.change({ notices: [posted, ...state.fields().notices.filter(kept)].slice(0, KEPT) });
    show(posted, members);
  };
  return {
    addressChanged({ family, address, previous, events }) {
      const { practice } = state.fields();
      // The practice address changes all the time, by itself: that is no news, and one line of it is enough.
      const isOther = (notice: NoticeView): boolean => !practice || notice.kind !== 'address-changed' || notice.family !== family;
      post({ kind: 'address-changed', family, address, previous, events }, { read: practice, kept: isOther });
    },
    post: (notice) => post(notice),
    network(network, router) {
      post({ kind: 'network', network, router });
    },
    obstacle(verdict) {
      post({ kind: 'obstacle', verdict });
    },
    read(ids) {
      const wanted = new Set(ids);
      state.change({ notices: state.fields().notices.map((notice) => (wanted.has(notice.id) ? { ...notice, read: true } : notice)) });
    },
  };
};
