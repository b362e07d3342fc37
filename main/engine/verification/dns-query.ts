import dnsPacket, { type DecodedPacket } from 'dns-packet';
import type { DnsWireReply } from '../../ports/dns.ts';

export type QuestionType = 'A' | 'AAAA' | 'NS' | 'SOA';

export interface Question {
  name: string;
  type: QuestionType;
  /** Asks the server to find out by itself, instead of telling what it holds. */
  recursive: boolean;
  /** Also what does not pass DNSSEC (RFC 4035 §3.2.2). */
  unchecked?: boolean;
}

/** A message on its way to one server, however it travels. */
export type SendQuery = (message: Uint8Array) => Promise<DnsWireReply>;

/** dns-packet tells the code of an answer, its types do not. */
export type DnsReply = DecodedPacket & { rcode?: string };

const RECURSION_DESIRED = 1 << 8;
const CHECKING_DISABLED = 1 << 4;

const sameName = (a: string, b: string): boolean => a.toLowerCase().replace(/\.$/, '') === b.toLowerCase().replace(/\.$/, '');

/** One question to one server. null: no answer, or none to this question. */
export const askDns = async (
  send: SendQuery,
  { name, type, recursive, unchecked }: Question,
  random: () => number,
): Promise<DnsReply | null> => {
  const id = Math.floor(random() * 65_536);
  const flags = (recursive ? RECURSION_DESIRED : 0) | (unchecked ? CHECKING_DISABLED : 0);
  try {
    const reply = await send(dnsPacket.encode({ type: 'query', id, flags, questions: [{ type, name }] }));
    if (!reply.ok) return null;
    const packet: DnsReply = dnsPacket.decode(Buffer.from(reply.message));
    const [question] = packet.questions ?? [];
    return packet.id === id && question !== undefined && sameName(question.name, name) ? packet : null;
  } catch {
    return null;
  }
};
