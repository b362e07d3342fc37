import { describe, expect, it } from 'vitest';
import { codes, planned } from './planned.ts';

const CLOUDFLARE = 'usev4=webv4\nprotocol=cloudflare, zone=garden.example\n';

describe('ddclient.conf', () => {
  it('makes events of hosts, with the options above them', () => {
    const plan = planned(`daemon=5m
use=web
protocol=dyndns2, server=dynupdate.no-ip.com \\
login=mari, password='s3 cret,#1'
attic.example.net, cellar.example.net
protocol=duckdns, password=a1b2c3d4 attic`);
    expect(plan.format).toBe('ddclient');
    expect(plan.events).toMatchObject([
      {
        line: 5,
        service: 'noip',
        hosts: ['attic.example.net', 'cellar.example.net'],
        settings: { username: 'mari', password: '•' },
        missing: [],
      },
      { line: 6, service: 'duckdns', hosts: ['attic.duckdns.org'], settings: { token: '•' } },
    ]);
    expect(plan.secrets).toEqual([{ password: 's3 cret,#1' }, { token: 'a1b2c3d4' }]);
    expect(plan.left).toEqual([]);
    expect(codes(plan.warnings)).toEqual(['1 interval 300', '6 host-completed attic.duckdns.org']);
  });

  it.each(['protocl', 'prtocol', 'protoocl', 'sevrer', 'logni'])('leaves off what a misspelt %s may lead to the wrong service', (name) => {
    const file = (word: string) => `protocol=duckdns, password=abcd first.duckdns.org
protocol=dyndns2, server=ddns.example.net, login=me, password=secret home.example.net
${word}=noip, login=mari, password=abcde host.ddns.net`;
    const plan = planned(file(name));
    expect(plan.events.map(({ hosts, enabled }) => [hosts[0], enabled])).toEqual([
      ['first.duckdns.org', true],
      ['home.example.net', true],
      ['host.ddns.net', false],
    ]);
    expect(codes(plan.warnings)).toContain('3 off-misspelt host.ddns.net');
    expect(planned(file('colour')).events.every(({ enabled }) => enabled)).toBe(true);
  });

  it.each([
    ['without quotes it ends at a blank, and its comma is no part of it', 'password=abcd, ttl=300 h.garden.example', 'abcd'],
    ['double quotes are no part of it', 'password="abcd"\nh.garden.example', 'abcd'],
    ['a blank around the sign is allowed for it alone', 'password = abcd\nh.garden.example', 'abcd'],
    ['a # is a part of it', 'password=ab#cd # a comment\nh.garden.example', 'ab#cd'],
    ['single quotes take blanks and commas', "password='ab, cd'\nh.garden.example", 'ab, cd'],
    ['what stands right before the word hides it', 'ttl=300,password=abcd\nh.garden.example', 'abcd'],
  ])('reads a password: %s', (_, lines, token) => {
    expect(planned(CLOUDFLARE + lines).secrets).toEqual([{ token }]);
  });

  it('says where ddclient takes a password otherwise than it looks', () => {
    expect(codes(planned(`${CLOUDFLARE}password=abcd, ttl=300\nh.garden.example`).warnings)).toEqual(['3 misread-value password']);
    expect(codes(planned(`${CLOUDFLARE}password="abcd"\nh.garden.example`).warnings)).toEqual(['3 misread-value password']);
  });

  it('asks for a password that is a backslash, a comment or nothing', () => {
    for (const line of ['password= \\', 'password=', 'password=#', 'password=   # put yours here']) {
      const plan = planned(`${CLOUDFLARE}${line}\nh.garden.example`);
      expect([line, ...plan.events.map(({ missing }) => missing)], line).toEqual([line, ['token']]);
    }
  });

  it('does not take words behind a password for hosts', () => {
    const plan = planned('protocol=dyndns2, server=www.ovh.com\npassword=put your DynHost word here\nhome.garden.example');
    expect(plan.events).toMatchObject([{ service: 'ovh', hosts: ['home.garden.example'], missing: ['username', 'password'] }]);
    expect(codes(plan.left)).toEqual(['2 misread password']);
    expect(JSON.stringify(plan)).not.toContain('DynHost');
  });

  it('takes the rest of such a line for those below it', () => {
    const plan = planned('use=web\nprotocol=cloudflare, zone=garden.example, password=<your token>\nporch.garden.example');
    expect(plan.events).toMatchObject([{ service: 'cloudflare', settings: { zone: 'garden.example' }, missing: ['token'] }]);
    expect(codes(plan.left)).toEqual(['2 misread protocol, zone, password']);
  });

  it('cuts values at a #, and takes half a key for none', () => {
    const plan = planned('use=web\nprotocol=porkbun, secretapikey=sk1_b, apikey=pk1#2, home.garden.example\nhome.garden.example');
    expect(plan.events).toMatchObject([{ service: 'porkbun', missing: ['apiKey'] }]);
    expect(codes(plan.warnings)).toEqual(['2 cut-by-comment apikey']);
  });

  it('does not guess at blanks around a sign', () => {
    const plan = planned(`${CLOUDFLARE}login = mari\npassword=abcd\nh.garden.example`);
    expect(codes(plan.left)).toEqual(['3 misread ']);
    expect(plan.events).toHaveLength(1);
  });

  it('says where an option is spelt as ddclient does not know it', () => {
    const plan = planned('Protocol=cloudflare, colour=blue\nuse=web, zone=garden.example, password=abcd\nh.garden.example');
    expect(codes(plan.warnings)).toEqual(['1 option-spelling Protocol', '1 option-spelling colour']);
    expect(plan.events).toMatchObject([{ service: 'cloudflare' }]);
  });

  it('lets login and password behind a host win', () => {
    const plan = planned('protocol=noip, login=one, password=first\nh.garden.example two second');
    expect(plan.events).toMatchObject([{ settings: { username: 'two' } }]);
    expect(plan.secrets).toEqual([{ password: 'second' }]);
  });

  it('keeps the first of two lines for a host, and adds what is new', () => {
    const plan = planned(`${CLOUDFLARE}ttl=60 h.garden.example\nttl=300, password=abcd h.garden.example`);
    expect(plan.events).toMatchObject([{ line: 3, settings: { ttl: 60, token: '•' } }]);
    expect(codes(plan.warnings)).toEqual(['4 first-wins h.garden.example: ttl']);
  });

  it('reads the options in their order: what stands below a host is not for it', () => {
    const plan = planned('protocol=duckdns, password=aaaa1\none\nprotocol=freemyip, password=bbbb2\ntwo.freemyip.com');
    expect(plan.events.map(({ service, hosts }) => [service, ...hosts])).toEqual([
      ['duckdns', 'one.duckdns.org'],
      ['freemyip', 'two.freemyip.com'],
    ]);
    expect(plan.secrets).toEqual([{ token: 'aaaa1' }, { token: 'bbbb2' }]);
  });

  it('joins continued lines without a blank, and finds the password that drowned in it', () => {
    const plan = planned('protocol=cloudflare, use=web, zone=garden.example\\\npassword=abcd \\\n\nh.garden.example');
    expect(codes(plan.warnings)).toEqual(['1 misread-value zone']);
    expect(plan.events).toMatchObject([{ settings: { zone: 'garden.example', token: '•' } }]);
    expect(plan.secrets).toEqual([{ token: 'abcd' }]);
  });

  it('continues behind blanks after the backslash', () => {
    expect(planned('protocol=duckdns, \\  \npassword=aaaa1 \\\t\none').events).toMatchObject([{ hosts: ['one.duckdns.org'] }]);
  });

  it.each([
    ['use=web', true, false, { kind: 'automatic' }],
    ['use=web, web=ipify-ipv6', false, true, { kind: 'automatic' }],
    ['usev4=webv4', true, false, { kind: 'automatic' }],
    ['usev4=webv4, usev6=webv6', true, true, { kind: 'automatic' }],
    ['use=no, usev4=disabled, usev6=ifv6, ifv6=eth0', false, true, { kind: 'interface', name: 'eth0' }],
    ['usev6=ifv6, ifv6=default', false, true, { kind: 'automatic' }],
    ['use=if, if=ppp0', true, false, { kind: 'interface', name: 'ppp0' }],
    ['use=ip, ip=203.0.113.7', true, false, { kind: 'fixed', ipv4: '203.0.113.7' }],
    ['usev4=ipv4, ipv4=203.0.113.7, usev6=ipv6, ipv6=2001:db8::7', true, true, { kind: 'fixed', ipv4: '203.0.113.7', ipv6: '2001:db8::7' }],
    ['usev4=cmdv4, cmdv4=/bin/myip', true, false, { kind: 'automatic' }],
  ])('takes families and address from %s', (line, ipv4, ipv6, address) => {
    const [event] = planned(`protocol=cloudflare, password=abcd\n${line}\nh.garden.example`).events;
    expect(event).toMatchObject({ families: { ipv4, ipv6 }, address });
  });

  it('keeps nothing where both families are off', () => {
    const plan = planned('protocol=cloudflare, password=abcd, usev4=disabled, usev6=disabled\nh.garden.example');
    expect([plan.events, codes(plan.left)]).toEqual([[], ['2 no-family h.garden.example']]);
  });

  it('shows scripts and never takes them over', () => {
    const plan = planned(
      "use=cmd, cmd='curl -u mari:abcd https://ip.garden.example'\npostscript=/root/after.sh\nprotocol=duckdns, password=aaaa1 one",
    );
    expect(codes(plan.left)).toEqual(['1 script cmd', '2 script postscript']);
    expect(codes(plan.warnings)).toEqual(['1 address-script cmd', '3 host-completed one.duckdns.org']);
    expect(JSON.stringify({ ...plan, secrets: [] })).not.toMatch(/curl|after\.sh|abcd/);
  });

  it('tells a router page from a public one', () => {
    expect(codes(planned('use=fw, fw=192.168.1.1\nprotocol=cloudflare, password=abcd h.garden.example').warnings)).toEqual([
      '1 router-page use',
    ]);
    expect(codes(planned('use=web, web=http://192.168.1.1/status\nprotocol=cloudflare, password=abcd h.garden.example').warnings)).toEqual([
      '1 router-page web',
    ]);
    expect(codes(planned('use=web, web=https://ip.garden.example/\nprotocol=cloudflare, password=abcd h.garden.example').warnings)).toEqual(
      ['1 address-elsewhere web'],
    );
    expect(planned('use=web, web=he.net\nprotocol=cloudflare, password=abcd h.garden.example').warnings).toEqual([]);
  });

  it('says that a service has ended or is not known', () => {
    const plan = planned(
      'use=web\nprotocol=googledomains, login=a1, password=bbbb h.garden.example\nprotocol=concont, login=a1, password=bbbb i.garden.example\nprotocol=nosuch j.garden.example',
    );
    expect(plan.events).toEqual([]);
    expect(codes(plan.left)).toEqual([
      '2 service-ended h.garden.example: Google Domains',
      '3 service-unknown i.garden.example: concont',
      '4 service-unknown j.garden.example: nosuch',
    ]);
  });

  it.each([
    ['protocol=he', 'he'],
    ['protocol=dyndns2', 'dyn'],
    ['protocol=dyndns2, server=https://update.dedyn.io/', 'desec'],
    ['protocol=dyndns2, server=carol.selfhost.de', 'selfhost'],
    ['protocol=hetzner, server=dns.hetzner.com/api/v1', 'hetzner-dns'],
    ['protocol=hetzner, zone=garden.example', 'hetzner-cloud'],
  ])('knows whose %s is', (line, service) => {
    expect(planned(`use=web, ${line}, login=mari1, password=abcd h.garden.example`).events).toMatchObject([{ service }]);
  });

  it('keeps a server that nobody is known for', () => {
    const plan = planned(
      'use=web, ssl=no, protocol=dyndns2, server=dyn.garden.example:8443, script=/update, login=mari1, password=abcd h.garden.example',
    );
    expect(plan.events).toMatchObject([
      { service: 'dyndns2', settings: { server: 'dyn.garden.example:8443', path: '/update', username: 'mari1', password: '•' } },
    ]);
    expect(codes(plan.warnings)).toEqual(['1 encrypted-now h.garden.example']);
  });

  it('completes a name with the domain that namecheap signs in with', () => {
    const plan = planned('use=web, protocol=namecheap, login=garden.example, password=abcd\n*\n@\nwww.garden.example');
    expect(plan.events.map(({ hosts }) => hosts)).toEqual([['*.garden.example'], ['garden.example'], ['www.garden.example']]);
    expect(plan.events[0]).toMatchObject({ settings: { zone: 'garden.example' } });
  });

  it('asks where an example stands in place of a value', () => {
    const plan = planned(
      'use=web, protocol=noip, login=<user name>, password=your-password\nh.garden.example\n<your-domain>\n{{ ddns_host }}\nyour-host.example.com',
    );
    expect(plan.events).toMatchObject([{ hosts: ['h.garden.example'], settings: {}, missing: ['username', 'password'] }]);
    expect(plan.left.map(({ code }) => code)).not.toContain('host-bad');
    expect(plan.left.length).toBeGreaterThanOrEqual(3);
  });

  it('tells of values that stand in the environment, of numbers, and of parts of names', () => {
    const plan = planned(
      'use=web, protocol=cloudflare, password_env=CF_TOKEN h.garden.example\nprotocol=dnsmadeeasy, login=mari1, password=abcd 1234567\nprotocol=cloudflare attic',
    );
    expect(plan.events).toMatchObject([{ missing: ['token'] }]);
    expect(codes(plan.warnings)).toEqual(['1 value-elsewhere password']);
    expect(codes(plan.left)).toEqual(['2 host-number 1234567', '3 host-incomplete attic']);
  });

  it('carries over how long an unchanged address stays unsent', async () => {
    const { planFile } = await import('../../../main/imports/plan-file.ts');
    const { infoOf } = await import('./planned.ts');
    const refresh = (value: string) => {
      const found = planFile(new TextEncoder().encode(`use=web, protocol=duckdns, password=aaaa1, max-interval=${value} one`), infoOf);
      return found.ok && found.plan.events[0]?.event.schedule;
    };
    expect(refresh('28d')).toEqual({ kind: 'on-change', refresh: 28 });
    expect(refresh('inf')).toEqual({ kind: 'on-change', refresh: 'never' });
  });

  it('sees a host that is there twice', () => {
    const plan = planned('use=web, protocol=cloudflare, password=abcd\nH.garden.example\nh.garden.example.');
    expect(plan.events).toHaveLength(1);
    expect(codes(plan.left)).toEqual(['3 twice h.garden.example']);
  });
});
