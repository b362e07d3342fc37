import type { Answer } from 'dns-packet';
import type { DnsAnswer } from '../../../preload/contract/dns/propagation.ts';
import type { Family } from '../../../preload/contract/event.ts';
import { parseAddress } from '../../net/address.ts';
import type { DnsReply } from './dns-query.ts';

const MOST_ADDRESSES = 16;
/** RFC 2181 §8: larger ones count as none. */
const LONGEST_TTL = 2 ** 31 - 1;

export const recordTypeOf = (family: Family): 'A' | 'AAAA' => (family === 'ipv4' ? 'A' : 'AAAA');

const within = (ttl: number | undefined): number | null => (ttl === undefined ? null : ttl > LONGEST_TTL ? 0 : ttl);

/** How long "there is none" may be remembered, in seconds: the smaller of the SOA's own TTL and its last field (RFC 2308 §5); null: it isn't said. */
export const negativeTtlOf = (reply: DnsReply | null): number | null => {
  const soa = [...(reply?.authorities ?? []), ...(reply?.answers ?? [])].find(
    (answer): answer is Answer & { type: 'SOA' } => answer.type === 'SOA',
  );
  if (soa === undefined) return null;
  return within(Math.min(soa.ttl ?? LONGEST_TTL, soa.data.minimum ?? LONGEST_TTL));
};

export const serialOf = (reply: DnsReply | null): number | null => {
  const soa = (reply?.answers ?? []).find((answer): answer is Answer & { type: 'SOA' } => answer.type === 'SOA');
  return soa?.data.serial ?? null;
};

/** What one reply says of one family. */
export const answerOf = (reply: DnsReply, family: Family): DnsAnswer => {
  const answers = reply.answers ?? [];
  const records = answers.filter((answer) => answer.type === recordTypeOf(family)) as { data: string; ttl?: number }[];
  const alias = answers.find((answer) => answer.type === 'CNAME') as { data: string; ttl?: number } | undefined;
  // The chain lasts as long as the shortest of its parts.
  const ttls = [...records, ...(alias === undefined ? [] : [alias])].flatMap(({ ttl }) => (ttl === undefined ? [] : [ttl]));
  return {
    addresses: records.flatMap(({ data }) => parseAddress(data, family) ?? []).slice(0, MOST_ADDRESSES),
    rcode: reply.rcode ?? 'NOERROR',
    ttl: records.length > 0 ? within(Math.min(...ttls)) : negativeTtlOf(reply),
    alias: alias?.data ?? null,
  };
};
