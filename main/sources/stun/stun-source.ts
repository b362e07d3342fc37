import { randomBytes } from 'node:crypto';
import type { Family } from '../../../preload/contract/event.ts';
import type { Answer, Source } from '../../ports/address-source.ts';
import type { Udp } from '../../ports/udp.ts';
import { decodeBindingReply, encodeBindingRequest, TRANSACTION_BYTES } from './stun.ts';

export interface StunServer {
  id: string;
  operator: string;
  family: Family;
  host: string;
  port: number;
}

/** Least time between two questions to one server, in ms: where no router helps, one of the three is asked so often, in turn. */
const MIN_INTERVAL = 20_000;
/** RFC 8489 §6.2.1: 500 ms, doubling; three sendings instead of seven, since a round waits for the answer. In ms. */
const WAITS = [500, 1000, 2000] as const;

const server = (id: string, operator: string, host: string, port: number, families: Family[]): StunServer[] =>
  families.map((family) => ({ id: `${id}-${family === 'ipv4' ? 4 : 6}`, operator, family, host, port }));

/** Public servers, each under its operator. Names are resolved on the family that is asked for. */
export const STUN_SERVERS: StunServer[] = [
  ...server('stun-cloudflare', 'Cloudflare', 'stun.cloudflare.com', 3478, ['ipv4', 'ipv6']),
  ...server('stun-google', 'Google', 'stun.l.google.com', 19_302, ['ipv4', 'ipv6']),
  ...server('stun-nextcloud', 'Nextcloud', 'stun.nextcloud.com', 3478, ['ipv4']),
];

/** `port`: the one the line's address translator gave us; on shared addresses (MAP-E) it tells the set of ports there are. */
export type StunAnswer = Answer & { port: number | null };

export interface StunSource extends Source {
  ask(): Promise<StunAnswer>;
}

interface Means {
  udp: Udp;
  /** The next transaction id: 96 unpredictable bits (RFC 8489 §5). */
  newTransaction?: () => Uint8Array;
  allowPrivate?: boolean;
}

const unknown = (why: string): StunAnswer => ({ kind: 'unknown', why, port: null });

/** Asks a STUN server which address and port our packet came from: 20 bytes there, a few more back. */
export const createStun = (
  { id, operator, family, host, port }: StunServer,
  { udp, newTransaction = () => new Uint8Array(randomBytes(TRANSACTION_BYTES)), allowPrivate = false }: Means,
): StunSource => ({
  id,
  operator,
  transport: 'stun',
  family,
  minIntervalMs: MIN_INTERVAL,
  async ask() {
    const transaction = newTransaction();
    const heard = await udp.ask({
      host,
      port,
      family: family === 'ipv4' ? 4 : 6,
      datagram: encodeBindingRequest(transaction),
      waitsMs: WAITS,
      accept: (datagram) => decodeBindingReply(datagram, transaction) !== null,
      allowPrivate,
    });
    if (!heard.ok) return { ...unknown(heard.fault), offline: heard.fault === 'offline' || heard.fault === 'dns' };
    const reply = decodeBindingReply(heard.datagram, transaction);
    switch (reply?.kind) {
      case 'mapped':
        return reply.family === family ? { kind: 'address', address: reply.address, port: reply.port } : unknown('wrong-family');
      case 'error':
        return unknown(`stun ${reply.code}`);
      case 'useless':
        return unknown(reply.why);
      case undefined:
        return unknown('malformed');
    }
  },
});
