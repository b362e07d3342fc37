import type { Cancel, Clock } from '../../ports/clock.ts';
import type { Udp } from '../../ports/udp.ts';
import { readSsdpNotify, SSDP_GROUP, SSDP_PORT } from './messages/ssdp-message.ts';

/** Any host on the network can forge the router's notices: after one that was followed, the next is followed this much later at the earliest. In ms. */
const GAP = 2_000;
const LONGEST_GAP = 60_000;

/** Hears what the router tells all by itself (UDA 1.1 §1.2): that it leaves, and that it is there again. */
export interface SsdpListener {
  /** Listens on the network of this router and to it alone; does nothing where there is no router. */
  follow(at: { router: string; local: string } | null): void;
}

export const createSsdpListener = ({
  udp,
  clock,
  isLost,
  back,
}: {
  udp: Pick<Udp, 'listen'>;
  clock: Clock;
  /** It answers no more where it was. */
  isLost: () => boolean;
  /** It was started again, or may have been. */
  back: () => void;
}): SsdpListener => {
  let followed: { router: string; local: string } | null = null;
  let cancel: Cancel | null = null;
  let hasLeft = false;
  /** Where it said it is, and which of its starts that is. */
  let as: string | null = null;
  let followedAt = Number.NEGATIVE_INFINITY;
  let gap = GAP;

  const hear = (message: Uint8Array): void => {
    const notify = readSsdpNotify(message);
    if (notify === null) return;
    if (notify.kind === 'byebye') {
      hasLeft = true;
      return;
    }
    const isOther = as !== null && as !== notify.as;
    as = notify.as;
    if (!isOther && !hasLeft && !isLost()) return;
    const since = clock.monotonic() - followedAt;
    if (since < gap) return;
    gap = since > LONGEST_GAP ? GAP : Math.min(2 * gap, LONGEST_GAP);
    followedAt = clock.monotonic();
    hasLeft = false;
    back();
  };

  return {
    follow(at) {
      if (at?.router === followed?.router && at?.local === followed?.local) return;
      cancel?.();
      cancel = null;
      followed = at;
      hasLeft = false;
      as = null;
      if (at === null) return;
      cancel = udp.listen(
        { group: SSDP_GROUP, port: SSDP_PORT, own: at.local },
        {
          datagram(message, from) {
            if (from === at.router) hear(message);
          },
          // Then it is found a little later.
          failed() {},
        },
      );
    },
  };
};
