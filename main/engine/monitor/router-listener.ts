import type { Evidence } from '../../ports/address-source.ts';
import type { Cancel, Clock } from '../../ports/clock.ts';
import type { Nearby } from '../../ports/router.ts';
import type { TrackedAddresses } from '../detection/tracked-addresses.ts';
import type { HomeVerdict } from '../network/home-network.ts';
import type { AddressChange } from '../runtime/address-change.ts';

const SECOND = 1000;
/** The number of announcements followed at once within a second; more of them cause a round instead. */
const NEWS_A_SECOND = 5;

/** Hears what the router tells by itself. */
export interface RouterListener {
  /** Listens to the router while an event or the window takes the address from this line; otherwise no packet is sent to it. */
  listen(wanted: boolean): void;
  /** What was heard of the network before counts no longer. */
  renew(): void;
}

export const createRouterListener = ({
  clock,
  nearby,
  tracked,
  isPaused,
  admit,
  soon,
  heeded,
}: {
  clock: Clock;
  nearby: Nearby;
  tracked: Pick<TrackedAddresses, 'hear'>;
  isPaused: () => boolean;
  /** The present network: announcements of another network's router must not be followed. */
  admit: () => Promise<HomeVerdict>;
  /** Others have to be asked. */
  soon: () => void;
  /** The announcement needed no confirmation: it was followed, or held back (null) by flap damping. */
  heeded: (change: AddressChange | null) => void;
}): RouterListener => {
  let deafen: Cancel | null = null;
  /** The second that is counted, on the monotonic clock, and what was told in it. */
  let since = Number.NEGATIVE_INFINITY;
  let told = 0;

  const isStorm = (): boolean => {
    const now = clock.monotonic();
    if (now - since >= SECOND) {
      since = now;
      told = 0;
    }
    told += 1;
    return told > NEWS_A_SECOND;
  };

  /** Runs at once, without the delay for bursts, since the router itself announced it. */
  const hear = async (evidence: Evidence[]): Promise<void> => {
    if (isPaused()) return;
    if (isStorm()) {
      soon();
      return;
    }
    const verdict = await admit();
    if (verdict === 'elsewhere') return;
    const heard = verdict === 'nowhere' ? 'ask' : tracked.hear(evidence);
    if (heard === 'ask') soon();
    else heeded(heard === 'held' ? null : heard);
  };

  return {
    listen(wanted) {
      if (wanted === (deafen !== null)) return;
      deafen?.();
      deafen = wanted ? nearby.onNews((evidence) => void hear(evidence)) : null;
    },
    renew() {
      if (deafen !== null) nearby.renew();
    },
  };
};
