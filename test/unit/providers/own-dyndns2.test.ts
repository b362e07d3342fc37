import { describe, expect, it } from 'vitest';
import { createServices } from '../../../main/providers/index.ts';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';

const nobody = async (): Promise<never> => {
  throw new Error('nobody is asked');
};
const BOTH = { ipv4: '44.128.0.1', ipv6: '2001:db8::1' };

/** What a server of the user's own is asked, its query alone; it answers `word`. */
const asked = async (chosen: object, addresses: { ipv4: string | null; ipv6: string | null } = BOTH, hosts = ['a.example.com']) => {
  const queries: string[] = [];
  const bounds: unknown[] = [];
  const services = createServices(
    {
      http: {
        send: async ({ url, onlyPrivate }) => {
          bounds.push(onlyPrivate);
          const { searchParams } = new URL(url);
          queries.push(decodeURIComponent(new URL(url).search));
          const word = (searchParams.get('hostname') ?? '').split(',').map(() => 'good');
          return { ok: true, status: 200, headers: {}, body: new TextEncoder().encode(word.join('\n')), truncated: false };
        },
      },
      tls: { dial: nobody },
      dns: { exchange: nobody, resolvers: () => [] },
      now: () => 0,
    },
    sourceBuiltIns(),
  );
  const settings = { server: 'dyn.example.net', username: 'me', password: 'secret', ...chosen };
  const { outcome, perFamily } = await services.update({ service: 'dyndns2', settings, hosts, ...addresses });
  return { queries, bounds, outcome, perFamily };
};

describe('a DynDNS2 server of one’s own without encryption', () => {
  it.each([
    ['http://nas.local', true],
    ['http://router', true],
    ['http://192.168.1.5:8080', true],
    ['http://dyn.example.net', undefined],
    ['nas.local', undefined],
  ])('%s goes to the home network alone where its name looks like that (%s)', async (server, bound) => {
    expect((await asked({ server }, { ipv4: '44.128.0.1', ipv6: null })).bounds).toEqual([bound]);
  });
});

describe('how a DynDNS2 server of one’s own is sent both families', () => {
  it('is one list where nothing was chosen, and a bare word confirms neither', async () => {
    const { queries, outcome } = await asked({});
    expect(queries).toEqual(['?hostname=a.example.com&myip=44.128.0.1,2001:db8::1']);
    expect(outcome).toMatchObject({ kind: 'not-confirmed' });
  });
  it('is a request for each where that was chosen, and each is confirmed by its own word', async () => {
    const { queries, perFamily } = await asked({ bothFamilies: 'apart' });
    expect(queries).toEqual(['?hostname=a.example.com&myip=44.128.0.1', '?hostname=a.example.com&myip=2001:db8::1']);
    expect(perFamily).toEqual({ ipv4: { kind: 'updated' }, ipv6: { kind: 'updated' } });
  });
  it('is a name of its own for IPv6 where that was chosen', async () => {
    expect((await asked({ bothFamilies: 'myip6' })).queries).toEqual(['?hostname=a.example.com&myip=44.128.0.1&myip6=2001:db8::1']);
  });
  it('is the plain way for an event of one family, whatever was chosen', async () => {
    for (const bothFamilies of ['', 'apart', 'myip6']) {
      expect((await asked({ bothFamilies }, { ipv4: null, ipv6: BOTH.ipv6 })).queries).toEqual([
        '?hostname=a.example.com&myip=2001:db8::1',
      ]);
      expect((await asked({ bothFamilies }, { ipv4: BOTH.ipv4, ipv6: null })).queries).toEqual(['?hostname=a.example.com&myip=44.128.0.1']);
    }
  });
});

describe('how many hosts a DynDNS2 server of one’s own is sent at once', () => {
  const hosts = Array.from({ length: 25 }, (_, at) => `h${at}.example.com`);
  const sizes = async (chosen: object) =>
    (await asked(chosen, { ipv4: BOTH.ipv4, ipv6: null }, hosts)).queries.map((query) => query.split('&')[0]?.split(',').length);
  it('is twenty where nothing was chosen, else what the user chose', async () => {
    expect(await sizes({})).toEqual([20, 5]);
    expect(await sizes({ hostsPerRequest: 10 })).toEqual([10, 10, 5]);
    expect(await sizes({ hostsPerRequest: 1000 })).toEqual([25]);
  });
});
