import type { TransportFault } from './http.ts';

export type DnsWireReply = { ok: true; message: Uint8Array } | { ok: false; fault: TransportFault; detail: string };

/** Raw DNS messages to one server, UDP first and TCP after a truncated answer or when asked for. */
export interface DnsWire {
  exchange(query: { server: string; port?: number; message: Uint8Array; tcp?: boolean; timeoutMs: number }): Promise<DnsWireReply>;
  /** Recursive resolvers this machine is set up with, as addresses. */
  resolvers(): string[];
}

/** A recursive resolver that is open to all, at an address that does not change. `https`: where the same one is asked over HTTPS (RFC 8484). */
export interface PublicResolver {
  name: string;
  address: string;
  https: string | null;
}

/** DNS messages in HTTPS requests (RFC 8484), which nothing on the way can answer in another's place. */
export interface DnsOverHttps {
  exchange(query: { url: string; message: Uint8Array; timeoutMs: number }): Promise<DnsWireReply>;
}
