import type { TransportFault } from './http.ts';

export type DnsWireReply = { ok: true; message: Uint8Array } | { ok: false; fault: TransportFault; detail: string };

/** Raw DNS messages to one server, UDP first and TCP after a truncated answer or when asked for. */
export interface DnsWire {
  exchange(query: { server: string; port?: number; message: Uint8Array; tcp?: boolean; timeoutMs: number }): Promise<DnsWireReply>;
  /** Recursive resolvers this machine is set up with, as addresses. */
  resolvers(): string[];
}
