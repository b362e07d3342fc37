import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHOWN_FOR } from '../../../../main/providers/recognize/known-urls.ts';
import { recognize } from '../../../../main/providers/recognize/recognize.ts';
import { builtIns, presets } from '../../../../main/providers/specs/index.ts';
import { decodePlugin } from '../../../../main/providers/validation/decode.ts';

const plugins = Object.values(builtIns).map((raw) => {
  const read = decodePlugin(raw, presets);
  if (!read.ok) throw new Error('a built-in does not load');
  return read.plugin;
});
const first = (text: string) => recognize(text, plugins)[0];

const NO_IP = 'https://dynupdate.no-ip.com/nic/update?hostname=home.ddns.net';
const SOMEONE = { username: 'someone', password: 's3cret' };

describe('a pasted command', () => {
  it.each<[string, string, Record<string, string>]>([
    [
      '-u with blanks and quotes in it',
      `curl --user 'me@example.com:s3 "c":ret' '${NO_IP}'`,
      { username: 'me@example.com', password: 's3 "c":ret' },
    ],
    ['-u in double quotes', `curl -u "someone:p'w" ${NO_IP}`, { username: 'someone', password: "p'w" }],
    ['-u without a blank', `curl -usomeone:s3cret "${NO_IP}"`, SOMEONE],
    ['wget --user --password', `wget --user=someone --password=s3cret -qO- '${NO_IP}'`, SOMEONE],
    ['wget with blanks', `wget --user someone --password "s3cret" '${NO_IP}'`, SOMEONE],
    ['wget --http-user --http-passwd', `wget -O - --http-user=someone --http-passwd='s3cret' '${NO_IP}'`, SOMEONE],
    ['a Basic header', `curl -H 'Authorization: Basic c29tZW9uZTpzM2NyZXQ=' '${NO_IP}'`, SOMEONE],
    ['a Basic header in UTF-8', `curl -H 'Authorization: Basic c29tZW9uZTrmvKIl' '${NO_IP}'`, { username: 'someone', password: '漢%' }],
    ['lines of sh', `curl \\\n  -u someone:s3cret \\\n  "${NO_IP}"`, SOMEONE],
    ['lines of cmd', `curl.exe -u someone:s3cret ^\r\n  ${NO_IP}^&myip=192.0.2.1`, SOMEONE],
    ['lines of PowerShell', `Invoke-RestMethod \`\n -Headers @{Authorization="Basic c29tZW9uZTpzM2NyZXQ="} \`\n -Uri "${NO_IP}"`, SOMEONE],
    ['the sign-in as fields', `${NO_IP}&username=someone&password=s3cret`, SOMEONE],
    ['a quote that never ends', `it's ${NO_IP}`, {}],
    ['options without a value', `curl ${NO_IP} -u`, {}],
    ['a Basic header that is none', `curl -H 'Authorization: Basic c' ${NO_IP}`, {}],
  ])('%s', (_what, text, values) => {
    expect(first(text)).toEqual({ service: 'noip', hosts: ['home.ddns.net'], values, siteOnly: false });
  });

  it.each<[string, string, string[], Record<string, string>]>([
    ['curl -d "key=k&ip=self" https://myaddr.tools/update', 'myaddr', [], { key: 'k' }],
    [
      `curl https://dyn.dns.he.net/nic/update -d "hostname=home.example.com" -d "password=p&w" --data-urlencode 'myip=192.0.2.1'`,
      'he',
      ['home.example.com'],
      { password: 'p' },
    ],
    [`curl -d '{"apikey":"k","domain":"home.example.com"}' https://api.dnsexit.com/dns/`, 'dnsexit', ['home.example.com'], { apiKey: 'k' }],
    ['curl https://api.dnsexit.com/dns/ud/?apikey=k -d host=home.example.com', 'dnsexit', ['home.example.com'], { apiKey: 'k' }],
    [
      'curl -X PUT -H "Authorization: sso-key K:S" https://api.godaddy.com/v1/domains/example.com/records/A/home -d \'[{"data":"192.0.2.1"}]\'',
      'godaddy',
      ['home.example.com'],
      { zone: 'example.com', key: 'K', secret: 'S' },
    ],
    [
      'curl -X PATCH -H "X-Auth-Token: sk" https://api.scaleway.com/domain/v2beta1/dns-zones/example.com/records',
      'scaleway',
      [],
      { zone: 'example.com', secretKey: 'sk' },
    ],
    [
      'curl -H "Authorization: Bearer k" "https://api.gigahost.no/api/v0/dns/dyndns?hostname=home.example.com"',
      'gigahost',
      ['home.example.com'],
      { apiKey: 'k' },
    ],
    [
      'curl https://update.dedyn.io/?hostname=home.dedyn.io --header "Authorization: Token tk"',
      'desec',
      ['home.dedyn.io'],
      { token: 'tk' },
    ],
    ['curl --user home.dedyn.io:tk https://update.dedyn.io/', 'desec', ['home.dedyn.io'], { token: 'tk' }],
    ['wget -O txt http://free.ddo.jp/dnsupdate.php^?dn=home^&pw=geheim', 'ddo.jp', ['home.ddo.jp'], { password: 'geheim' }],
  ])('%s', (text, service, hosts, values) => {
    expect(first(text)).toEqual({ service, hosts, values, siteOnly: false });
  });
});

describe('what a service’s page shows, each in its own way', () => {
  const PAIR = { username: 'u', password: 'p' };
  it.each<[string, string, string[], Record<string, string>]>([
    ['https://u:p@freedns.afraid.org/nic/update?hostname=home.mooo.com', 'freedns', ['home.mooo.com'], PAIR],
    ['https://u:p@dns.eu.ovhapis.com/nic/update?system=dyndns&hostname=home.example.com&myip=', 'ovh', ['home.example.com'], PAIR],
    ['https://carol.selfhost.de/update?username=u&password=p&textmodi=1', 'selfhost', [], PAIR],
    ['https://dyndns.variomedia.de/nic/update?hostname=home.example.com&myip=<ipaddr>', 'variomedia', ['home.example.com'], {}],
    ['https://api.cp.easydns.com/dyn/tomato.php?login=u&password=p&hostname=home.example.com', 'easydns', ['home.example.com'], PAIR],
    ['http://u:p@members.3322.net/dyndns/update?hostname=home.f3322.net', '3322', ['home.f3322.net'], PAIR],
    ['https://u:p@members.dyndns.org/nic/update?hostname=home.dyndns.org', 'dyn', ['home.dyndns.org'], PAIR],
    ['https://u:p@ddns.do.de/?hostname=home.example.com', 'do.de', ['home.example.com'], PAIR],
    ['https://u:p@nsupdate.xlhost.de/?hostname=home.example.com', 'xlhost', ['home.example.com'], PAIR],
    ['https://www.sitelutions.com/dnsup?id=123&user=u&pass=p', 'sitelutions', [], { ...PAIR, recordId: '123' }],
    [
      'https://u:p@api.simply.com/2/ddns/?domain=example.com&hostname=home.example.com',
      'simply',
      ['home.example.com'],
      { ...PAIR, zone: 'example.com' },
    ],
    ['https://ipv4.ipv64.net/update.php?key=k', 'ipv64', [], { key: 'k' }],
    ['https://none:tk@dynv6.com/nic/update?hostname=home.dynv6.net', 'dynv6', ['home.dynv6.net'], { token: 'tk' }],
    ['https://update6.dedyn.io/update?username=home.dedyn.io&password=tk', 'desec', ['home.dedyn.io'], { token: 'tk' }],
    ['https://svc.joker.com/nic/update?username=u&password=p&hostname=home.example.com', 'joker', ['home.example.com'], PAIR],
    ['https://nic.changeip.com/nic/update?u=u&p=p&hostname=home.ddns.us', 'changeip', ['home.ddns.us'], PAIR],
    ['https://home.dnshome.de:p@www.dnshome.de/dyndns.php', 'dnshome', ['home.dnshome.de'], { username: 'home.dnshome.de', password: 'p' }],
    ['https://u:p@myonlineportal.net/updateddns?hostname=home.myonlineportal.net', 'myonlineportal', ['home.myonlineportal.net'], PAIR],
    ['https://home.spdns.de:t@update.spdyn.de/nic/update?hostname=home.spdns.de', 'spdyn', ['home.spdns.de'], { token: 't' }],
    ['https://ip4.ddnss.de/upd.php?key=k&host=home.ddnss.de', 'ddnss', ['home.ddnss.de'], { key: 'k' }],
    ['https://ddnss.de/upd.php?key=k&host=all', 'ddnss', [], { key: 'k' }],
  ])('%s', (text, service, hosts, values) => {
    expect(first(text)).toEqual({ service, hosts, values, siteOnly: false });
  });

  it.each<[string, string, string[], Record<string, string>]>([
    ['a number is no host', 'https://u:p@ipv4.tunnelbroker.net/nic/update?hostname=123456', [], { ...PAIR, tunnelId: '123456' }],
    ['a network is no host', 'https://u:p@updates.opendns.com/nic/update?hostname=home', [], { ...PAIR, network: 'home' }],
    ['a host is no zone', 'https://u:p@api.dynu.com/nic/update?hostname=home.dynu.net&myip=no', ['home.dynu.net'], PAIR],
    [
      'the sign of the top is no name',
      'https://dynamicdns.park-your-domain.com/update?host=@&domain=example.com&password=p',
      ['example.com'],
      { zone: 'example.com', password: 'p' },
    ],
    [
      'an address is no part of a secret one',
      'https://directnic.com/dns/gateway/0a1b/?data=192.0.2.1',
      [],
      { urlV4: 'https://directnic.com/dns/gateway/0a1b/' },
    ],
  ])('%s', (_what, text, hosts, values) => {
    expect(first(text)).toMatchObject({ hosts, values, siteOnly: false });
  });

  it.each([
    'https://<username>:<pass>@dynupdate.no-ip.com/nic/update?hostname=<domain>&myip=<ipaddr>',
    'http://__USERNAME__:__PASSWORD__@dynupdate.no-ip.com/nic/update?hostname=__HOSTNAME__&myip=__MYIP__',
    'http://[USERNAME]:[PASSWORD]@dynupdate.no-ip.com/nic/update?hostname=[DOMAIN]&myip=[IP]',
    'http://username:password@dynupdate.no-ip.com/nic/update?hostname=yourhost.ddns.net',
    'dynupdate.no-ip.com/nic/update?hostname=%h&myip=%i',
    'https://dynupdate.no-ip.com/nic/update?hostname=%HOST%&myip=%IP%',
    'curl -u "$USER:$PASS" "https://dynupdate.no-ip.com/nic/update?hostname=$HOST"',
  ])('takes no word of a router for a value: %s', (text) => {
    expect(first(text)).toEqual({ service: 'noip', hosts: [], values: {}, siteOnly: false });
  });

  it('takes a password for one that only looks a little like a sample', () => {
    for (const password of ['loveyourself', 'aXXXb9', 'tokenized', 'maxxx1'])
      expect(first(`https://u:${password}@dynupdate.no-ip.com/nic/update?hostname=home.ddns.net`)?.values.password).toBe(password);
  });

  it('names each service that has ended by the hosts its updates went to, before anything else', () => {
    const ended = plugins
      .filter(({ status }) => status === 'ended')
      .flatMap(({ id, ended }) => (ended?.hosts ?? []).map((host) => [id, host]));
    expect(ended.length).toBeGreaterThanOrEqual(9);
    for (const [id, host] of ended) expect(first(`https://${host}/nic/update?hostname=home.example.com&myip=`)?.service, host).toBe(id);
    expect(first('https://dyn.dtdns.com.example.net/nic/update')?.service).not.toBe('dtdns');
  });
  it('names a service that has ended, so that it can say what to do instead', () => {
    expect(first('http://ieserver.net/cgi-bin/dip.cgi?username=a&domain=dip.jp&password=b&updatehost=1')).toEqual({
      service: 'ieserver',
      hosts: [],
      values: {},
      siteOnly: true,
    });
  });
});

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
    ['https://nobody.invalid/?u=<username>&p=<passwd>&a=<ipaddr>', 'https://nobody.invalid/?u=%u&p=%p&a={ipv4}'],
    ['https://nobody.invalid/?h=__HOSTNAME__&u=__USERNAME__&a=__MYIP__', 'https://nobody.invalid/?h={host}&u=%u&a={ipv4}'],
    ['https://nobody.invalid/?h=[DOMAIN]&p=[PASSWORD]&a=[IP]', 'https://nobody.invalid/?h={host}&p=%p&a={ipv4}'],
    ['https://nobody.invalid/?h=%HOST%&p=%PASS%&a=%ip%', 'https://nobody.invalid/?h={host}&p=%p&a={ipv4}'],
    ['https://nobody.invalid/u?ip=auto&h=a', 'https://nobody.invalid/u?ip={ip}&h=a'],
    ['https://nobody.invalid/u?myip=auto', 'https://nobody.invalid/u?myip={ip}'],
    ['https://nobody.invalid/u?ip=&ipv6=auto&zip=auto', 'https://nobody.invalid/u?ip={ip}&ipv6={ipv6}&zip=auto'],
    ['https://nobody.invalid/u?MyIP_v4=Detect&address=auto', 'https://nobody.invalid/u?MyIP_v4={ipv4}&address={ip}'],
    ['https://nobody.invalid/?h=%h&a=%i&q=%3Cip%3E', 'https://nobody.invalid/?h=%h&a=%i&q=%3Cip%3E'],
  ])('makes what is nobody’s a URL of the user’s own: %s', (text, url) => {
    expect(recognize(text, plugins)).toEqual([{ service: 'custom', hosts: [], values: { url }, siteOnly: false }]);
  });

  it.each([
    [
      `curl --user 'me:s3cr:et' "https://nobody.invalid/?myip=192.0.2.1"`,
      { url: 'https://nobody.invalid/?myip={ipv4}', username: 'me', password: 's3cr:et' },
    ],
    [
      'curl -u me:pw https://nobody.invalid/set -d "ip=192.0.2.1&name=home"',
      { url: 'https://nobody.invalid/set', username: 'me', password: 'pw', body: 'ip={ipv4}&name=home' },
    ],
    ['https://me:pw@nobody.invalid/?ip=192.0.2.1', { url: 'https://me:pw@nobody.invalid/?ip={ipv4}' }],
    ['curl -u "<username>:<password>" https://nobody.invalid/?ip=192.0.2.1', { url: 'https://nobody.invalid/?ip={ipv4}' }],
  ])('loses nothing of who signs in, and of what is sent: %s', (text, values) => {
    expect(recognize(text, plugins)).toEqual([{ service: 'custom', hosts: [], values, siteOnly: false }]);
  });

  it.each<[string, Record<string, string>, string[]?]>([
    [
      `curl -sX PUT -H 'X-Api-Key: k:1' -H "Accept: text/plain" https://nobody.invalid/zone -d '{"content":"{ip}"}'`,
      { url: 'https://nobody.invalid/zone', method: 'PUT', headers: 'X-Api-Key: k:1\nAccept: text/plain', body: '{"content":"{ip}"}' },
    ],
    [
      `curl -XPOST --header 'Content-Type: application/json' --json '{"a":1}' https://nobody.invalid/`,
      { url: 'https://nobody.invalid/', body: '{"a":1}' },
    ],
    [
      `curl -H 'Content-Type: text/plain' -A agent/1 -d 192.0.2.1 https://nobody.invalid/`,
      { url: 'https://nobody.invalid/', headers: 'Content-Type: text/plain\nUser-Agent: agent/1', body: '{ipv4}' },
    ],
    [
      `curl https://nobody.invalid/ -d '{"type":"AAAA","value":"2001:db8::1","ttl":60}'`,
      { url: 'https://nobody.invalid/', body: '{"type":"AAAA","value":"{ipv6}","ttl":60}' },
    ],
    ['curl -G https://nobody.invalid/u?a=1 -d ip=192.0.2.1', { url: 'https://nobody.invalid/u?a=1&ip={ipv4}' }],
    [
      `curl https://nobody.invalid/ --data-urlencode 'n=a b&c' -d myip=auto`,
      { url: 'https://nobody.invalid/', body: 'n=a%20b%26c&myip={ip}' },
    ],
    [
      'curl -kL --cookie a=b -F x=1 --weird https://nobody.invalid/?ip=auto',
      { url: 'https://nobody.invalid/?ip={ip}' },
      ['-k', '--cookie', '--weird', '-F'],
    ],
    [
      `curl -X DELETE -H 'Host: other' -H 'Cookie: a=b' -d @file https://nobody.invalid/`,
      { url: 'https://nobody.invalid/' },
      ['-d', '-H Host', '-H Cookie', '-X DELETE'],
    ],
    [
      `wget -qO- --no-check-certificate --header 'X-K: 1' --post-data 'ip=192.0.2.1' https://nobody.invalid/`,
      { url: 'https://nobody.invalid/', headers: 'X-K: 1', body: 'ip={ipv4}' },
      ['--no-check-certificate'],
    ],
    [
      `curl -H 'Authorization: Bearer t0k' https://nobody.invalid/?ip=192.0.2.1`,
      { url: 'https://nobody.invalid/?ip={ipv4}', headers: 'Authorization: Bearer t0k' },
    ],
    [
      `curl -H 'Authorization: Basic ${Buffer.from('me:pw').toString('base64')}' https://nobody.invalid/?ip=192.0.2.1`,
      { url: 'https://nobody.invalid/?ip={ipv4}', username: 'me', password: 'pw' },
    ],
    [
      `Invoke-RestMethod -Uri https://nobody.invalid/u -Method Put -Headers @{ 'X-K' = 'v' } -ContentType 'text/plain' -Body '{ip}'`,
      { url: 'https://nobody.invalid/u', method: 'PUT', headers: 'Content-Type: text/plain\nX-K: v', body: '{ip}' },
    ],
  ])('carries what a command says, and tells what it can’t: %s', (text, values, dropped) => {
    const found = { service: 'custom', hosts: [], values, siteOnly: false, ...(dropped === undefined ? {} : { dropped }) };
    expect(recognize(text, plugins)).toEqual([found]);
  });

  it('reads any command without a stumble, and fills in nothing that an own URL does not ask for', () => {
    const word = fc.constantFrom(
      ...[
        '-X',
        'PUT',
        '-H',
        'X-A: 1',
        'Authorization: Basic bWU6cHc',
        '-d',
        'a=1',
        '@file',
        '-G',
        '-u',
        'me:pw',
        '--json',
        '{"a":1}',
        '-sk',
        '--',
        '-',
      ],
      ...['--data-urlencode', '=x', 'n@f', '-Body', '-Headers', "@{'X'='y'}", '-F', '--header=X: y', '-dx', '-XPOST', '', '%', '"', "'"],
    );
    const keys = new Set(plugins.find(({ id }) => id === 'custom')?.settings.map(({ key }) => key));
    fc.assert(
      fc.property(fc.constantFrom('curl', 'wget', 'irm'), fc.array(word, { maxLength: 9 }), (program, words) => {
        const found = recognize(
          `${program} ${words.map((one) => (/\s/.test(one) ? `'${one}'` : one)).join(' ')} https://nobody.invalid/?ip=auto`,
          plugins,
        );
        for (const { values, dropped = [] } of found) {
          expect(Object.keys(values).filter((key) => !keys.has(key))).toEqual([]);
          expect(JSON.stringify([values, dropped])).not.toMatch(/undefined|\bnull\b/);
        }
      }),
      { numRuns: 300 },
    );
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
    // Making up URLs takes longer than reading them.
  }, 60_000);
});

describe('a plug-in somebody else wrote', () => {
  const evil = (host: string, more: Record<string, unknown> = {}) => {
    const read = decodePlugin(
      {
        $schema: 'saikoro-plugin-1',
        id: 'evil',
        name: 'Evil',
        homepage: 'https://evil.example.net/',
        host,
        settings: [
          { key: 'password', kind: 'secret', label: { ja: 'p', en: 'p' }, required: true },
          { key: 'whole', kind: 'secret', label: { ja: 'w', en: 'w' }, required: false, placeholder: 'https://f5.si/…' },
        ],
        request: { path: '/update.php', query: { domain: '{host}', password: '{password}', ip: '{ip}', w: '{whole}' } },
        replies: [{ firstWord: 'OK', is: 'updated' }],
        ...more,
      },
      presets,
    );
    if (!read.ok) throw new Error('it does not load');
    return { ...read.plugin, quality: 'installed' as const };
  };
  const text = 'https://f5.si/update.php?domain=home&password=geheim';
  // Anybody can have a name below a service that gives them out.
  it.each(['www.f5.si', 'ipv4.f5.si', 'v6.f5.si', 'evil.f5.si'])('is handed nothing of its neighbour’s at %s', (host) => {
    expect(recognize(text, [...plugins, evil(host)]).filter(({ service }) => service === 'evil')).toEqual([]);
  });
  it('reads what is for its very host', () => {
    expect(recognize('https://api.evil.example.net/update.php?domain=a.example.com&password=p', [evil('api.evil.example.net')])[0]).toEqual(
      {
        service: 'evil',
        hosts: ['a.example.com'],
        values: { password: 'p' },
        siteOnly: false,
      },
    );
  });
});
