import type { DnsWire } from '../../ports/dns.ts';
import type { HttpReply } from '../../ports/http.ts';
import { CLASS, concat, decodeMessage, encodeName, type Message, TYPE, uint16 } from '../code/sign/dns-message.ts';
import type { Ports } from './io.ts';
import { toolsAt } from './tools.ts';

const NS = 2;
const NXDOMAIN = 3;
const RECURSION_DESIRED = 1 << 8;
/** Of one question, in ms. */
const PATIENCE_MS = 2_000;
const MOST_RESOLVERS = 2;

/** Names of one's own network, of which the DNS of the Internet knows nothing. */
const OF_HOME = /^[^.]+$|\.(?:local|localhost|internal|lan|home|corp|private|home\.arpa)$|^[\d.]+$|^\[/i;

const ask = async (dns: DnsWire, server: string, name: string, type: number, now: number): Promise<Message | null> => {
  const encoded = encodeName(name);
  if (encoded === null) return null;
  const [high = 0, low = 0] = toolsAt(now).random(2);
  const id = (high << 8) | low;
  const message = concat(...[id, RECURSION_DESIRED, 1, 0, 0, 0].map(uint16), encoded, uint16(type), uint16(CLASS.IN));
  const reply = await dns.exchange({ server, message, timeoutMs: PATIENCE_MS });
  const read = reply.ok ? decodeMessage(reply.message) : null;
  return read?.id === id && read.isReply ? read : null;
};

/** NXDOMAIN as a zone's own server says it names the zone that lacks the name (RFC 2308 §3); what a filter makes up mostly does not. */
const isLacking = ({ rcode, records }: Message, host: string): boolean =>
  rcode === NXDOMAIN &&
  records.some(({ type, name }) => type === TYPE.SOA && name !== host && (name === '' || host.endsWith(`.${name.toLowerCase()}`)));

/**
 * Whether a name is gone from the DNS, according to the resolvers: each that answers says NXDOMAIN with the zone that lacks it,
 * and finds the name's top-level domain, so that it is no resolver that denies everything. In doubt it is not.
 */
export const isNameGone = async (dns: DnsWire, host: string, now: number): Promise<boolean> => {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (OF_HOME.test(name)) return false;
  let said = 0;
  for (const server of dns.resolvers().slice(0, MOST_RESOLVERS)) {
    const answer = await ask(dns, server, name, TYPE.A, now);
    if (answer === null) continue;
    if (!isLacking(answer, name)) return false;
    const above = await ask(dns, server, name.slice(name.lastIndexOf('.') + 1), NS, now);
    if (above === null || above.rcode !== 0 || !above.records.some(({ type }) => type === NS)) return false;
    said += 1;
  }
  return said > 0;
};

/** Tells a service whose own name is gone from a line without DNS. A server of the user's own is left out: its name may exist in the local network only. */
export const tellingGoneNames = (ports: Ports): Ports => {
  const told = async <T extends { ok: true } | Extract<HttpReply, { ok: false }>>(reply: T, host: string): Promise<T> =>
    !reply.ok && reply.fault === 'dns' && (await isNameGone(ports.dns, host, ports.now())) ? { ...reply, fault: 'name-gone' } : reply;
  return {
    ...ports,
    http: {
      send: async (request) => {
        const reply = await ports.http.send(request);
        return request.allowPrivate ? reply : told(reply, new URL(request.url).hostname);
      },
    },
    tls: { dial: async (host, port, timeoutMs) => told(await ports.tls.dial(host, port, timeoutMs), host) },
  };
};
