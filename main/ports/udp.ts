import type { Cancel } from './clock.ts';

/** UDP for searches in the home network (UDA 1.1 §1.3). Nothing here throws for what a network does. */
export interface SsdpSocket {
  /** This machine's IPv4 address on the way to a peer; null where there is no way. */
  localFor(peer: string): Promise<string | null>;
  /** Sends and hears from one local address. `failed` tells the system's code, such as EHOSTUNREACH where the local network is forbidden. */
  open(local: string, on: { heard(message: Uint8Array, peer: string): void; failed(code: string): void }): SsdpLink;
}

export interface SsdpLink {
  send(to: { address: string; port: number }, message: string): void;
  close(): void;
}

/** What a router sent to the callback. Header names are in lower case. */
export interface GenaNotify {
  headers: Record<string, string>;
  body: Uint8Array;
}

/** Hears a router's NOTIFY messages (UDA 1.1 §4.3). */
export interface GenaListener {
  /** Listens on the local address alone and hands on what `peer` sent to the secret path; `receive` gives the status to answer. Null if it cannot listen. */
  listen(at: { local: string; peer: string }, receive: (notify: GenaNotify) => number): Promise<{ callback: string; close(): void } | null>;
}

/** refused: no socket is open there (ICMP port unreachable). unreachable: no route to that host, or the system forbids it. private: not a peer on the Internet. practice: nothing was sent. */
export type UdpFault = 'timeout' | 'refused' | 'unreachable' | 'offline' | 'dns' | 'private' | 'failed' | 'practice';

/** `own` is the address of ours that the question left from. */
export type UdpReply = { ok: true; datagram: Uint8Array; own: string } | { ok: false; fault: UdpFault; detail: string };

export interface UdpCall {
  host: string;
  port: number;
  /** Names are resolved to this family only. */
  family: 4 | 6;
  /** What is sent; made from the address it leaves from where a protocol carries that. */
  datagram: Uint8Array | ((own: string) => Uint8Array);
  /** How long each sending waits before the next one, in ms; there are as many sendings as waits. */
  waitsMs: readonly number[];
  /** Whether this is the reply; what is not is passed over, as is what comes from elsewhere. */
  accept(datagram: Uint8Array): boolean;
  /** Private, loopback and link-local peers are refused unless this is set. */
  allowPrivate?: boolean;
  /** The socket is kept for further questions to the same peer that say the same here: our own address on the way there. */
  keepFor?: string;
}

export interface UdpHearing {
  datagram(datagram: Uint8Array, from: string): void;
  /** It can't listen, or no longer: nothing more is heard. */
  failed(detail: string): void;
}

/** Never throws for what a network does. */
export interface Udp {
  ask(call: UdpCall): Promise<UdpReply>;
  /** Hears a multicast group on the interface that has the address `own`, beside others who listen there too. */
  listen(where: { group: string; port: number; own: string }, hearing: UdpHearing): Cancel;
}
