import type { DnsAnswer, HostPropagation } from '../../../preload/contract/dns/propagation.ts';
import type { Family } from '../../../preload/contract/event.ts';
import type { DnsOverHttps, DnsWire, PublicResolver } from '../../ports/dns.ts';
import { answerOf, negativeTtlOf, recordTypeOf, serialOf } from './dns-answer.ts';
import { askDns, type DnsReply, type Question, type SendQuery } from './dns-query.ts';

const TIMEOUT_MS = 3000;

type Answers = HostPropagation['servers'][number]['answers'];
type Ask = (question: Question) => Promise<DnsReply | null>;

export interface ServerSeen {
  shown: HostPropagation['servers'][number];
  negativeTtl: number | null;
  /** What answered is no server of a zone. */
  foreign: boolean;
}

export interface ResolverSeen {
  shown: HostPropagation['resolvers'][number];
  /** It refused the name, and gave it once it was told not to check DNSSEC. */
  bogus: boolean;
}

/** The queries of one propagation check: three for each server of the zone, one for each resolver and family. */
export interface PropagationQuestions {
  server(host: string, zone: string, at: { name: string; address: string }, families: readonly Family[]): Promise<ServerSeen>;
  /** All public resolvers the same way, so that they can be compared; over https those alone that speak it. */
  resolvers(host: string, over: 'port-53' | 'https', families: readonly Family[]): Promise<ResolverSeen[]>;
}

export interface PropagationNeeds {
  dns: DnsWire;
  dnsOverHttps: DnsOverHttps;
  publicResolvers: readonly PublicResolver[];
  random: () => number;
}

export const isAnswered = ({ shown }: { shown: { answers: Answers } }): boolean =>
  Object.values(shown.answers).some((answer) => answer !== null);

const ofEach = async <T>(families: readonly Family[], ask: (family: Family) => Promise<T>): Promise<[Family, T][]> =>
  Promise.all(families.map(async (family) => [family, await ask(family)] as [Family, T]));

export const createPropagationQuestions = ({ dns, dnsOverHttps, publicResolvers, random }: PropagationNeeds): PropagationQuestions => {
  const asker =
    (send: SendQuery): Ask =>
    (question) =>
      askDns(send, question, random);
  const port53 = (server: string): Ask => asker((message) => dns.exchange({ server, message, timeoutMs: TIMEOUT_MS }));
  const overHttps = (url: string): Ask => asker((message) => dnsOverHttps.exchange({ url, message, timeoutMs: TIMEOUT_MS }));

  const resolver = async (host: string, ask: Ask, families: readonly Family[]): Promise<{ answers: Answers; bogus: boolean }> => {
    let bogus = false;
    const answers = await ofEach(families, async (family): Promise<DnsAnswer | null> => {
      const question = { name: host, type: recordTypeOf(family), recursive: true };
      const reply = await ask(question);
      if (reply?.rcode !== 'SERVFAIL') return reply && answerOf(reply, family);
      const unchecked = await ask({ ...question, unchecked: true });
      bogus ||= unchecked?.rcode === 'NOERROR';
      return answerOf(reply, family);
    });
    return { answers: Object.fromEntries(answers), bogus };
  };

  return {
    async server(host, zone, { name, address }, families) {
      const ask = port53(address);
      const [soa, replies] = await Promise.all([
        ask({ name: zone, type: 'SOA', recursive: false }),
        ofEach(families, (family) => ask({ name: host, type: recordTypeOf(family), recursive: false })),
      ]);
      const all = [soa, ...replies.map(([, reply]) => reply)].filter((reply) => reply !== null);
      const answers: Answers = Object.fromEntries(replies.map(([family, reply]) => [family, reply && answerOf(reply, family)]));
      return {
        shown: { server: name, address, serial: serialOf(soa), authoritative: all.some(({ flag_aa }) => flag_aa), answers },
        negativeTtl: negativeTtlOf(soa),
        // A zone's server sets AA and offers no recursion (RFC 1035 §4.1.1: AA, RA).
        foreign: all.length > 0 && all.every(({ flag_aa, flag_ra }) => !flag_aa && flag_ra),
      };
    },
    async resolvers(host, over, families) {
      const reachable = publicResolvers.flatMap(({ name, address, https }) => {
        if (over === 'port-53') return [{ name, ask: port53(address) }];
        return https === null ? [] : [{ name, ask: overHttps(https) }];
      });
      return Promise.all(
        reachable.map(async ({ name, ask }): Promise<ResolverSeen> => {
          const { answers, bogus } = await resolver(host, ask, families);
          return { shown: { resolver: name, over, answers }, bogus };
        }),
      );
    },
  };
};
