import dnsPacket from 'dns-packet';
import { describe, expect, it } from 'vitest';
import { createAuthoritativeDns } from '../../../../main/engine/verification/authoritative-dns.ts';

const MINUTE = 60_000;

/** A zone with one server, whose address can change; every question is counted by its type. */
const stage = () => {
  const asked: string[] = [];
  let now = 1_000_000;
  let server = '127.0.0.1';
  const dns = {
    resolvers: () => ['127.0.0.53'],
    async exchange({ message }: { message: Uint8Array }) {
      const query = dnsPacket.decode(Buffer.from(message));
      const [{ name, type }] = query.questions as [{ name: string; type: string }];
      asked.push(type);
      const data = { mname: 'ns.dyn.example', rname: 'r.dyn.example', serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 1 };
      const soa = { type: 'SOA', name: 'dyn.example', ttl: 60, data };
      const answers =
        type === 'NS'
          ? [{ type, name, ttl: 60, data: 'ns.dyn.example' }]
          : type === 'A'
            ? [{ type, name, ttl: 60, data: name === 'ns.dyn.example' ? server : '44.128.0.1' }]
            : [];
      const reply = { type: 'response', id: query.id, questions: query.questions, answers, authorities: type === 'SOA' ? [soa] : [] };
      return { ok: true as const, message: new Uint8Array(dnsPacket.encode(reply as never)) };
    },
  };
  const authoritative = createAuthoritativeDns({ dns, clock: { now: () => now } as never, random: () => 0.5 });
  return {
    asked,
    authoritative,
    pass(ms: number) {
      now += ms;
    },
    moveTo(address: string) {
      server = address;
    },
  };
};

describe('the servers of a zone', () => {
  it('are found once for all names in it: two questions a name, so that ten thousand in half an hour are twelve a second', async () => {
    const { authoritative, asked } = stage();
    for (let at = 0; at < 100; at += 1) await authoritative.look(`h${at}.dyn.example`, 'ipv4');
    expect(asked.length).toBeLessThanOrEqual(100 * 2 + 5);
    expect(asked.filter((type) => type === 'NS')).toHaveLength(1);
  });

  it('are found anew after ten minutes, since a zone may move', async () => {
    const { authoritative, pass, moveTo } = stage();
    const servers = async () => (await authoritative.zone('home.dyn.example'))?.servers.map(({ address }) => address);
    expect(await servers()).toEqual(['127.0.0.1']);
    moveTo('127.0.0.2');
    pass(5 * MINUTE);
    expect(await servers()).toEqual(['127.0.0.1']);
    pass(6 * MINUTE);
    expect(await servers()).toEqual(['127.0.0.2']);
  });

  it('are found anew where the clock was set back', async () => {
    const { authoritative, pass, moveTo } = stage();
    await authoritative.zone('home.dyn.example');
    moveTo('127.0.0.2');
    pass(-60 * MINUTE);
    expect((await authoritative.zone('home.dyn.example'))?.servers.map(({ address }) => address)).toEqual(['127.0.0.2']);
  });
});
