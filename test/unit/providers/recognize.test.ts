import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../../main/providers/recognize.ts';
import { SHOWN_FOR } from '../../../main/providers/shown-addresses.ts';
import { decodePlugin } from '../../../main/providers/spec.ts';
import { builtIns, presets } from '../../../main/providers/specs/index.ts';

const plugins = Object.values(builtIns).map((raw) => {
  const read = decodePlugin(raw, presets);
  if (!read.ok) throw new Error('a built-in does not load');
  return read.plugin;
});
const first = (text: string) => recognize(text, plugins)[0];

describe('a pasted update address', () => {
  it.each([
    [
      'https://f5.si/update.php?domain=home&password=p%26w&format=json',
      { service: 'ddns-now', hosts: ['home.f5.si'], values: { password: 'p&w' } },
    ],
    [
      'https://www.duckdns.org/update?domains=a,b&token=7c3a-9&ip=',
      { service: 'duckdns', hosts: ['a.duckdns.org', 'b.duckdns.org'], values: { token: '7c3a-9' } },
    ],
    [
      'https://dyn.value-domain.com/cgi-bin/dyn.fcg?d=example.com&p=geheim&h=www&i=',
      { service: 'value-domain', hosts: ['www.example.com'], values: { zone: 'example.com', password: 'geheim' } },
    ],
    [
      'https://someone:s3cret@dynupdate.no-ip.com/nic/update?hostname=home.ddns.net&myip=192.0.2.1',
      { service: 'noip', hosts: ['home.ddns.net'], values: { username: 'someone', password: 's3cret' } },
    ],
    [
      'curl -u "someone:s3cret" \'https://dynupdate.no-ip.com/nic/update?hostname=home.ddns.net\'',
      { service: 'noip', hosts: ['home.ddns.net'], values: { username: 'someone', password: 's3cret' } },
    ],
    ['f5.si/update.php?domain=home&password=pw', { service: 'ddns-now', hosts: ['home.f5.si'], values: { password: 'pw' } }],
    ['http://duckdns.org/update/home/7c3a-9/192.0.2.1', { service: 'duckdns', hosts: ['home.duckdns.org'], values: { token: '7c3a-9' } }],
    [
      'https://dynv6.com/api/update?hostname=home.dynv6.net&token=7c3a&ipv4=auto',
      { service: 'dynv6', hosts: ['home.dynv6.net'], values: { token: '7c3a' } },
    ],
    ['https://freedns.afraid.org/u/AbC123/', { service: 'freedns', hosts: [], values: { token: 'AbC123' } }],
    ['curl http://sync.afraid.org/u/AbC123', { service: 'freedns', hosts: [], values: { token: 'AbC123' } }],
    [
      "wget -O - 'https://mydns123456:s3cret@ipv4.mydns.jp/login.html'",
      { service: 'mydns.jp', hosts: [], values: { username: 'mydns123456', password: 's3cret' } },
    ],
    [
      'https://ipv4.cloudns.net/api/dynamicURL/?q=SGVsbG8',
      { service: 'cloudns', hosts: [], values: { dynurl: 'https://ipv4.cloudns.net/api/dynamicURL/?q=SGVsbG8' } },
    ],
    [
      'https://directnic.com/dns/gateway/0a1b2c/',
      { service: 'directnic', hosts: [], values: { urlV4: 'https://directnic.com/dns/gateway/0a1b2c/' } },
    ],
    [
      'https://ipv64.net/nic/update?key=k3y&domain=<domain>&ip=<ipaddr>&ip6=<ip6addr>',
      { service: 'ipv64', hosts: [], values: { key: 'k3y' } },
    ],
    [
      'https://www.duckdns.org/update?domains=home&token=7c3a&clear=true',
      { service: 'duckdns', hosts: ['home.duckdns.org'], values: { token: '7c3a' } },
    ],
    [
      'https://dynamicdns.park-your-domain.com/update?host=www&domain=example.com&password=abc&ip=1.2.3.4',
      { service: 'namecheap', values: { password: 'abc' } },
    ],
  ])('is read back: %s', (text, wanted) => {
    expect(first(text)).toMatchObject({ ...wanted, siteOnly: false });
  });

  it('takes no sample for a value', () => {
    expect(first('https://www.duckdns.org/update?domains=[your-domain]&token={YOURTOKEN}&ip=')).toMatchObject({
      service: 'duckdns',
      hosts: [],
      values: {},
    });
  });

  it('knows a service by its site where the address itself is not known', () => {
    expect(recognize('https://www.value-domain.com/moddns.php?x=1', plugins)).toContainEqual({
      service: 'value-domain',
      hosts: [],
      values: {},
      siteOnly: true,
    });
    expect(first('https://freedns.afraid.org/dynamic/update.php?abc')).toMatchObject({ service: 'freedns', siteOnly: true });
  });

  it.each(['f5.si', 'home.f5.si', 'https://', 'see /etc/ddclient.conf', 'me@example.com/x', ''])('sees no address in: %s', (text) => {
    expect(recognize(text, plugins)).toEqual([]);
  });

  it.each([
    ['https://nobody.invalid/update?host=a', 'https://nobody.invalid/update?host=a'],
    ['nobody.invalid/set?ip=192.0.2.1&v6=2001:db8::1&v=1.2', 'https://nobody.invalid/set?ip={ipv4}&v6={ipv6}&v=1.2'],
    ['https://nobody.invalid/u?h=<domain>&a=<ipaddr>&b=<ip6addr>', 'https://nobody.invalid/u?h={host}&a={ipv4}&b={ipv6}'],
  ])('makes what is nobody’s a URL of the user’s own: %s', (text, url) => {
    expect(recognize(text, plugins)).toEqual([{ service: 'custom', hosts: [], values: { url }, siteOnly: false }]);
  });

  it('takes nobody at a shared second level for a neighbour', () => {
    const found = recognize('https://dns.somebody.ad.jp/update?x=1', plugins).map(({ service }) => service);
    expect(found).not.toContain('open-ipv6-ddns');
    expect(recognize('https://ddnsapi-v6.open.ad.jp/api/renew/?key=', plugins)[0]).toMatchObject({
      service: 'open-ipv6-ddns',
      siteOnly: true,
    });
  });

  it('shows addresses of live services only', () => {
    for (const service of SHOWN_FOR) expect(plugins.find(({ id }) => id === service)?.status).toBe('live');
  });

  it('never sends a value to a service it was not for, and never throws', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
        for (const { service, values } of recognize(url, plugins)) {
          const plugin = plugins.find(({ id }) => id === service);
          expect(plugin).toBeDefined();
          for (const key of Object.keys(values)) expect(plugin?.settings.some((setting) => setting.key === key)).toBe(true);
        }
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void recognize(`https://f5.si/update.php?${text}`, plugins)));
  });
});
