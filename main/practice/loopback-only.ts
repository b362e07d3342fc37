import ipaddr from 'ipaddr.js';
import { readUrl } from '../net/url.ts';
import type { DnsWire } from '../ports/dns.ts';
import type { Http, RouterHttp, TlsDialer } from '../ports/http.ts';
import type { GenaListener, SsdpSocket, Udp } from '../ports/udp.ts';

/**
 * Adapters that reach this computer alone, for practice. They take addresses, no names: looking a name up would itself send a query outside, and
 * what it leads to may change between the look-up and the connection. What was refused never left.
 */

const REFUSED = { ok: false, fault: 'practice', detail: 'PRACTICE' } as const;

/** 127.0.0.0/8 and ::1 (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3), also written as an IPv4-mapped address. */
export const isLoopback = (host: string): boolean => {
  const literal = host.replace(/^\[|\]$/g, '');
  const isWhole = ipaddr.IPv4.isValidFourPartDecimal(literal) || ipaddr.IPv6.isValid(literal);
  return isWhole && ipaddr.process(literal).range() === 'loopback';
};

export const sealedHttp = (http: Http): Http => ({
  send: async (request) => (isLoopback(readUrl(request.url)?.hostname ?? '') ? http.send({ ...request, allowPrivate: true }) : REFUSED),
});

export const sealedRouterHttp = (http: RouterHttp): RouterHttp => ({
  send: async (request) => (isLoopback(readUrl(request.url)?.hostname ?? '') ? http.send(request) : REFUSED),
});

export const sealedTls = (tls: TlsDialer): TlsDialer => ({
  dial: async (host, port, timeoutMs) => (isLoopback(host) ? tls.dial(host, port, timeoutMs) : REFUSED),
});

export const sealedDns = (dns: DnsWire): DnsWire => ({
  exchange: async (query) => (isLoopback(query.server) ? dns.exchange(query) : REFUSED),
  resolvers: () => dns.resolvers().filter(isLoopback),
});

/** No group is joined either: joining one is told to the network (RFC 3376). */
export const sealedUdp = (udp: Udp): Udp => ({
  ask: async (call) => (isLoopback(call.host) ? udp.ask(call) : REFUSED),
  listen: () => () => {},
});

export const sealedSsdp = (ssdp: SsdpSocket): SsdpSocket => ({
  localFor: async (peer) => (isLoopback(peer) ? ssdp.localFor(peer) : null),
  open(local, on) {
    const link = isLoopback(local) ? ssdp.open(local, on) : null;
    return {
      send: (to, message) => (isLoopback(to.address) ? link?.send(to, message) : undefined),
      close: () => link?.close(),
    };
  },
});

export const sealedGena = (gena: GenaListener): GenaListener => ({
  listen: async (at, receive) => (isLoopback(at.local) && isLoopback(at.peer) ? gena.listen(at, receive) : null),
});
