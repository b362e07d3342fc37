import type { GatewayView } from '../../net/local-address.ts';
import type { Cancel, Clock } from '../../ports/clock.ts';
import type { Udp } from '../../ports/udp.ts';
import { decodeAddressReply, type NatPmpReply } from './nat-pmp.ts';
import { decodeAnnounce, type PcpReply } from './pcp.ts';

/** Where routers announce: RFC 6886 §3.2.1, RFC 6887 §14.1. */
const GROUP = '224.0.0.1';
export const ANNOUNCEMENT_PORT = 5350;
/** A router announces ten times within two minutes; more than this in a second is a fault or an attack. */
export const MOST_A_SECOND = 20;
const SECOND = 1000;

export interface AnnouncementCounts {
  heard: number;
  /** From another host than the router. */
  strangers: number;
  malformed: number;
  /** Passed over in a storm. */
  dropped: number;
}

export interface AnnouncementListener {
  natPmp(reply: NatPmpReply): void;
  pcp(reply: PcpReply): void;
  /** Announcements are dropped in a storm: called when one begins and a second later, so that the router is asked. */
  storm(): void;
}

export interface Announcements {
  /** Listens on the network of this router and to it alone; does nothing when there is no router. */
  follow(router: GatewayView | null): void;
  /** Why nothing is heard; null when it listens. */
  fault(): string | null;
  counts(): AnnouncementCounts;
}

/** The announcements of one router, told from those of others and limited in rate. */
export const createAnnouncements = (
  { udp, clock, port = ANNOUNCEMENT_PORT }: { udp: Udp; clock: Clock; port?: number },
  listener: AnnouncementListener,
): Announcements => {
  const counts: AnnouncementCounts = { heard: 0, strangers: 0, malformed: 0, dropped: 0 };
  let followed: GatewayView | null = null;
  let cancel: Cancel | null = null;
  let failure: string | null = 'no-gateway';
  let second = Number.NaN;
  let inSecond = 0;
  let calm: Cancel | null = null;

  const isStorm = (): boolean => {
    const now = Math.floor(clock.monotonic() / SECOND);
    inSecond = now === second ? inSecond + 1 : 1;
    second = now;
    if (inSecond === MOST_A_SECOND + 1) {
      listener.storm();
      calm?.();
      calm = clock.wakeAt(clock.now() + SECOND, () => listener.storm());
    }
    return inSecond > MOST_A_SECOND;
  };

  const hear = (datagram: Uint8Array, from: string): void => {
    if (from !== followed?.address) {
      counts.strangers += 1;
    } else if (isStorm()) {
      counts.dropped += 1;
    } else {
      const natPmp = datagram[0] === 0 ? decodeAddressReply(datagram) : null;
      const pcp = datagram[0] === 2 ? decodeAnnounce(datagram) : null;
      counts[natPmp === null && pcp === null ? 'malformed' : 'heard'] += 1;
      if (natPmp !== null) listener.natPmp(natPmp);
      if (pcp !== null) listener.pcp(pcp);
    }
  };

  return {
    follow(router) {
      if (cancel !== null && router?.address === followed?.address && router?.own === followed?.own) return;
      cancel?.();
      calm?.();
      followed = router;
      failure = router === null ? 'no-gateway' : null;
      cancel = null;
      if (router === null) return;
      cancel = udp.listen(
        { group: GROUP, port, own: router.own },
        {
          datagram: hear,
          failed(detail) {
            failure = detail;
            cancel = null;
          },
        },
      );
    },
    fault: () => failure,
    counts: () => ({ ...counts }),
  };
};
