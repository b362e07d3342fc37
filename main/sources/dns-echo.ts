import dnsPacket from 'dns-packet';
import type { Family } from '../../preload/contract/event.ts';
import { parseAddress } from '../net/address.ts';
import type { Answer, Source } from '../ports/address-source.ts';
import type { Http } from '../ports/http.ts';

/** A name server that answers with the address it is asked from, over DNS over HTTPS (RFC 8484): plain DNS is forged and intercepted too easily. */
export interface DnsEchoService {
  id: string;
  operator: string;
  url: string;
  family: Family;
  question: { name: string; type: 'A' | 'AAAA' | 'TXT'; class: 'IN' | 'CH' };
  minIntervalMs?: number;
}

const MINUTE = 60_000;
const both = (id: string, operator: string, url: string, question: (family: Family) => DnsEchoService['question']): DnsEchoService[] =>
  (['ipv4', 'ipv6'] as const).map((family) => ({
    id: `${id}-${family === 'ipv4' ? 4 : 6}`,
    operator,
    url,
    family,
    question: question(family),
  }));

export const DNS_ECHO_SERVICES: DnsEchoService[] = [
  ...both('whoami', 'Cloudflare', 'https://cloudflare-dns.com/dns-query', () => ({ name: 'whoami.cloudflare', type: 'TXT', class: 'CH' })),
  ...both('opendns', 'OpenDNS', 'https://doh.opendns.com/dns-query', (family) => ({
    name: 'myip.opendns.com',
    type: family === 'ipv4' ? 'A' : 'AAAA',
    class: 'IN',
  })),
];

const textOf = (data: unknown): string => {
  const parts = Array.isArray(data) ? data : [data];
  return parts
    .map((part) => (typeof part === 'string' ? part : part instanceof Uint8Array ? new TextDecoder('utf-8').decode(part) : ''))
    .join('');
};

/** Reads the address out of a DNS message. No answer, another name, several answers and what is no address are told apart. */
export const readDnsEcho = (message: Uint8Array, { question, family }: Pick<DnsEchoService, 'question' | 'family'>): Answer => {
  const unknown = (why: string): Answer => ({ kind: 'unknown', why });
  try {
    const packet = dnsPacket.decode(Buffer.from(message));
    if (packet.type !== 'response' || packet.flag_tc || (packet as { rcode?: string }).rcode !== 'NOERROR')
      return unknown('not-a-response');
    const answers = (packet.answers ?? []).filter(
      (answer) => answer.type === question.type && 'name' in answer && answer.name.toLowerCase() === question.name,
    );
    if (answers.length === 0) return unknown('empty');
    if (answers.length > 1) return unknown('too-many-addresses');
    const address = parseAddress(textOf((answers[0] as { data: unknown }).data).trim(), family);
    return address === null ? unknown('not-an-address') : { kind: 'address', address };
  } catch {
    return unknown('not-a-response');
  }
};

export const createDnsEcho = (service: DnsEchoService, { http }: { http: Http }): Source => ({
  id: service.id,
  operator: service.operator,
  transport: 'doh',
  family: service.family,
  minIntervalMs: service.minIntervalMs ?? MINUTE,
  async ask() {
    const { name, type, class: group } = service.question;
    // RFC 8484 §4.1: id 0, so that the query is identical for all clients and can be cached.
    const body = dnsPacket.encode({ type: 'query', id: 0, flags: dnsPacket.RECURSION_DESIRED, questions: [{ name, type, class: group }] });
    const reply = await http.send({
      method: 'POST',
      url: service.url,
      headers: { accept: 'application/dns-message', 'content-type': 'application/dns-message' },
      body: new Uint8Array(body),
      family: service.family === 'ipv4' ? 4 : 6,
      timeoutMs: 5000,
      maxBytes: 1024,
    });
    if (!reply.ok)
      return {
        kind: 'unknown',
        why: reply.detail === 'PRIVATE_PEER' ? 'private' : reply.fault,
        offline: reply.detail !== 'PRIVATE_PEER' && (reply.fault === 'offline' || reply.fault === 'dns' || reply.fault === 'connection'),
      };
    if (reply.status !== 200) return { kind: 'unknown', why: `http ${reply.status}`, banned: reply.status === 403 || reply.status === 429 };
    return readDnsEcho(reply.body, service);
  },
});
