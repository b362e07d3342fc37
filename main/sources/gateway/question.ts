import type { Udp, UdpFault } from '../../ports/udp.ts';
import { decodeAddressReply, encodeAddressRequest, NAT_PMP_PORT, type NatPmpReply } from './nat-pmp.ts';
import { decodeAnnounce, encodeAnnounceRequest, type PcpReply } from './pcp.ts';

/** RFC 6886 §3.1: 250 ms, doubling; four of its nine tries, since a round waits for the answer. In ms. */
export const PATIENCE = [250, 500, 1000, 2000] as const;

/** malformed: it did answer, but not in the form of the protocol. */
export type Silence = { kind: 'silence'; why: UdpFault | 'malformed' };

type Question<Reply> = {
  datagram: Uint8Array | ((own: string) => Uint8Array);
  decode: (datagram: Uint8Array) => Reply | null;
};
const ADDRESS: Question<NatPmpReply> = { datagram: encodeAddressRequest(), decode: decodeAddressReply };
const ANNOUNCE: Question<PcpReply> = { datagram: encodeAnnounceRequest, decode: decodeAnnounce };

interface Means {
  udp: Udp;
  port?: number;
  /** See UdpCall: for a router that is asked again and again. */
  keepFor?: string;
}

const askWith =
  <Reply>({ datagram, decode }: Question<Reply>) =>
  async ({ udp, port = NAT_PMP_PORT, keepFor }: Means, router: string, waitsMs: readonly number[] = PATIENCE): Promise<Reply | Silence> => {
    let odd = false;
    const accept = (heard: Uint8Array): boolean => {
      const fits = decode(heard) !== null;
      odd ||= !fits;
      return fits;
    };
    const kept = keepFor === undefined ? {} : { keepFor };
    const heard = await udp.ask({ host: router, port, family: 4, datagram, waitsMs, accept, allowPrivate: true, ...kept });
    if (!heard.ok) return { kind: 'silence', why: odd && heard.fault === 'timeout' ? 'malformed' : heard.fault };
    return decode(heard.datagram) ?? { kind: 'silence', why: 'malformed' };
  };

/** Asks a router for its public address in NAT-PMP: one small packet on the own network, which changes nothing there. */
export const askNatPmp = askWith(ADDRESS);

/** Greets a router in PCP, which tells its epoch and what it thinks of us, but no address. */
export const askPcp = askWith(ANNOUNCE);
