import dnsPacket, { type Answer } from 'dns-packet';
import type { DnsWire } from '../../../main/ports/dns.ts';
import type { Outside } from './outside.ts';

const ZONE = 'dyn.example';
const SERVER = 'ns.dyn.example';
const SOA: Answer = {
  type: 'SOA',
  name: ZONE,
  ttl: 60,
  data: { mname: SERVER, rname: 'r.dyn.example', serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 1 },
};

/** This computer's own resolver, in front of the one server. */
const RESOLVER = '127.0.0.53';
const NXDOMAIN = 3;
const SERVFAIL = 2;

const recordsOf = (outside: Outside, name: string, type: string): Answer[] => {
  if (type === 'NS') return [{ type, name, ttl: 60, data: SERVER }];
  if (type !== 'A' && type !== 'AAAA') return [];
  if (type === 'A' && name === SERVER) return [{ type, name, ttl: 60, data: '127.0.0.1' }];
  const addresses = outside.zone.get(`${name} ${type}`);
  return addresses === undefined ? [] : addresses.split(' ').map((data) => ({ type, name, ttl: outside.ttl, data }));
};

const aliasesOf = (outside: Outside, { name, type }: { name: string; type: string }): Answer[] => {
  const odd = type === 'A' || type === 'AAAA' ? outside.odd.get(name) : undefined;
  return typeof odd === 'object' ? [{ type: 'CNAME', name, ttl: outside.ttl, data: odd.alias }] : [];
};

/** One server, which has the authority over everything. */
export const dnsOf = (outside: Outside): DnsWire => ({
  resolvers: () => [RESOLVER],
  async exchange({ message, server }) {
    outside.questions += 1;
    if (outside.dnsDead) return { ok: false, fault: 'timeout', detail: 'dead' };
    const { id, questions = [] } = dnsPacket.decode(Buffer.from(message));
    const odd = questions.map(({ name, type }) => (type === 'A' || type === 'AAAA' ? outside.odd.get(name) : undefined)).find(Boolean);
    if (odd === 'silent' && server !== RESOLVER) return { ok: false, fault: 'timeout', detail: 'silent' };
    const flags = odd === 'NXDOMAIN' ? NXDOMAIN : odd === 'SERVFAIL' || odd === 'silent' ? SERVFAIL : 0;
    const reply = dnsPacket.encode({
      type: 'response',
      id,
      flags,
      questions,
      answers:
        flags === 0
          ? questions.flatMap((question) => [...aliasesOf(outside, question), ...recordsOf(outside, question.name, question.type)])
          : [],
      authorities: questions.some(({ type }) => type === 'SOA') ? [SOA] : [],
    });
    return { ok: true, message: new Uint8Array(reply) };
  },
});
