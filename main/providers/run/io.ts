import { type Outcome, UNSENT_IN_PRACTICE } from '../../../preload/contract/outcome.ts';
import type { DnsWire } from '../../ports/dns.ts';
import type { Http, HttpReply, TlsDialer, TransportFault } from '../../ports/http.ts';
import type { Rendered } from '../render/render.ts';

/** What a plug-in may reach. */
export interface Io {
  /** To the plug-in's own host only, never further by redirects. Of a reply 64 KB are read unless `longest` allows more bytes. */
  send(request: Rendered, family?: 4 | 6, longest?: number): Promise<HttpReply>;
  tls: TlsDialer;
  dns: DnsWire;
  /** ms since 1970. */
  now(): number;
  /** For a service that works on after its answer, in ms. */
  wait(ms: number): Promise<void>;
}

export interface Ports {
  http: Http;
  tls: TlsDialer;
  dns: DnsWire;
  now(): number;
  /** Without it nothing is waited for. */
  wait?(ms: number): Promise<void>;
}

/** Whole exchange, in ms. */
const PATIENCE_MS = 20_000;
/** Longest reply read, in bytes. */
const LONGEST_REPLY = 65_536;

export const networkOutcome = (fault: TransportFault): Outcome =>
  fault === 'practice' ? UNSENT_IN_PRACTICE : { kind: 'network', reason: fault };

/** The same timeouts and limits for every service. `selfHosted` lets a peer be in the user's own network. */
export const createIo = (ports: Ports, selfHosted: boolean): Io => ({
  send: (request, family, longest = LONGEST_REPLY) =>
    ports.http.send({ ...request, family, timeoutMs: PATIENCE_MS, maxBytes: longest, allowPrivate: selfHosted }),
  tls: ports.tls,
  dns: ports.dns,
  now: () => ports.now(),
  wait: async (ms) => ports.wait?.(ms),
});
