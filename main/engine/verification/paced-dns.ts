import type { Clock } from '../../ports/clock.ts';
import type { DnsWire } from '../../ports/dns.ts';

/** Queries that can wait keep this distance to the last DNS query of any part of Saikoro, in ms: at most 18 a second. */
const APART = 55;

/** The DNS, with a count of what it is asked, by which looks that can wait keep apart. */
export interface PacedDns {
  dns: DnsWire;
  /** Settles when a look that can wait may begin. */
  turn(): Promise<void>;
}

export const createPacedDns = ({ dns, clock }: { dns: DnsWire; clock: Clock }): PacedDns => {
  /** On the monotonic clock. */
  let freeAt = 0;
  const turn = async (): Promise<void> => {
    for (let wait = freeAt - clock.monotonic(); wait > 0; wait = freeAt - clock.monotonic())
      await new Promise<void>((done) => clock.wakeAt(clock.now() + wait, done));
    // The others that wait find this one's first question counted.
    freeAt = Math.max(freeAt, clock.monotonic()) + APART;
  };
  return {
    turn,
    dns: {
      resolvers: () => dns.resolvers(),
      exchange(query) {
        freeAt = Math.max(freeAt, clock.monotonic()) + APART;
        return dns.exchange(query);
      },
    },
  };
};
