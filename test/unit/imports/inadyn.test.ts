import { describe, expect, it } from 'vitest';
import { codes, planned } from './planned.ts';

describe('inadyn.conf, version 2', () => {
  it('makes an event of each section', () => {
    const plan = planned(`period = 300            # five minutes
forced-update = 864000
// one more comment
provider no-ip.com:1 {
    username = "mari"
    password = "a \\"b\\" #c"
    hostname = { attic.garden.example, "cellar.garden.example" }
}
/* provider duckdns.org { } */
provider duckdns { username = tok12345
  password = notneeded
  hostname = attic.duckdns.org }
`);
    expect(plan.format).toBe('inadyn');
    expect(plan.events).toMatchObject([
      { line: 4, service: 'noip', hosts: ['attic.garden.example', 'cellar.garden.example'], settings: { username: 'mari', password: '•' } },
      { line: 10, service: 'duckdns', hosts: ['attic.duckdns.org'], settings: { token: '•' } },
    ]);
    expect(plan.secrets).toEqual([{ password: 'a "b" #c' }, { token: 'tok12345' }]);
    expect(codes(plan.warnings)).toEqual(['1 interval 300']);
    expect(plan.left).toEqual([]);
  });

  it('says that an unquoted value ended at a blank', () => {
    const plan = planned('provider no-ip.com {\n username = mari\n password = two words\n hostname = a.garden.example\n}');
    expect(plan.secrets).toEqual([{ password: 'two' }]);
    expect(codes(plan.warnings)).toEqual(['3 misread-value password']);
  });

  it('goes on behind a semicolon, which inadyn does not', () => {
    const plan = planned('provider no-ip.com {\n username = mari;\n password = abcd;\n hostname = a.garden.example;\n}');
    expect(plan.events).toMatchObject([{ hosts: ['a.garden.example'], missing: [] }]);
    expect(codes(plan.warnings)).toEqual(['2 syntax ;', '3 syntax ;', '4 syntax ;']);
  });

  it('adds hosts with +=, and takes the old word for them', () => {
    const plan = planned(
      'provider no-ip.com {\n hostname = a.garden.example\n hostname += { b.garden.example }\n username=mari\n password=abcd\n}\nprovider ovh.com { alias = c.garden.example\nusername=x1\npassword=abcd\n}',
    );
    expect(plan.events.map(({ hosts }) => hosts)).toEqual([['a.garden.example', 'b.garden.example'], ['c.garden.example']]);
  });

  it('reads neither other files nor the environment', () => {
    const plan = planned('provider no-ip.com {\n include("~/.pw")\n username = "${DDNS_USER}"\n hostname = a.garden.example\n}');
    expect(plan.events).toMatchObject([{ missing: ['username', 'password'] }]);
    expect(codes(plan.left)).toEqual(['2 other-file include']);
    expect(codes(plan.warnings)).toEqual(['3 value-elsewhere username']);
  });

  it('takes an empty name of a provider for none', () => {
    expect(codes(planned('provider {\n hostname = a.garden.example\n username = x\n}').left)).toEqual(['1 misread provider']);
    expect(codes(planned('provider nosuch {\n hostname = a.garden.example\n username = x\n}').left)).toEqual([
      '1 service-unknown a.garden.example: nosuch',
    ]);
  });

  it('knows what Cloudflare calls the user name and the password', () => {
    const plan = planned(
      'provider cloudflare.com {\n username = garden.example\n password = tok12345\n hostname = a.garden.example\n ttl = 1\n proxied = true\n}',
    );
    expect(plan.events).toMatchObject([{ service: 'cloudflare', settings: { zone: 'garden.example', token: '•', ttl: 1, proxied: true } }]);
  });

  it.each([
    ['/update?u=%u&p=%p&h=%h&i=%i', '/update?u=mari&p=p%26w&h={host}&i={ip}', true],
    ['/update?h=%%h&i=%%i', '/update?h={host}&i={ip}', false],
    ['/update?host=', '/update?host={host}', false],
  ])('makes a URL of a custom section: %s', (path, made, inside) => {
    const plan = planned(
      `custom some@thing {\n username = mari\n password = "p&w"\n hostname = a.garden.example\n ddns-server = dyn.garden.example:8443\n ddns-path = "${path}"\n}`,
    );
    expect(plan.events).toMatchObject([{ service: 'custom', hosts: ['a.garden.example'] }]);
    expect(plan.secrets).toEqual([{ url: `https://dyn.garden.example:8443${made}`, ...(inside ? {} : { password: 'p&w' }) }]);
    expect(JSON.stringify({ ...plan, secrets: [] })).not.toContain('garden.example:8443/');
  });

  it('puts the address at the end where that is asked for', () => {
    const plan = planned(
      'custom x {\n append-myip = true\n hostname = a.garden.example\n ddns-server = dyn.garden.example\n ddns-path = "/set?ip="\n}',
    );
    expect(plan.secrets[0]?.url).toBe('https://dyn.garden.example/set?ip={ip}');
  });

  it('knows a custom server that is a service', () => {
    const plan = planned(
      'custom x {\n username = mari\n password = abcd\n hostname = a.garden.example\n ddns-server = dynupdate.no-ip.com\n ddns-path = "/nic/update?hostname="\n}',
    );
    expect(plan.events).toMatchObject([{ service: 'noip', settings: { username: 'mari', password: '•' } }]);
  });

  it.each([
    ['', 'provider no-ip.com', '', true, false],
    ['allow-ipv6 = true\n', 'provider no-ip.com', '', true, false],
    ['allow-ipv6 = true\n', 'provider no-ip.com', 'checkip-command = "ip -6 addr | grep inet6"', false, true],
    ['allow-ipv6 = true\n', 'provider no-ip.com', 'iface = eth0', true, true],
    ['', 'provider ipv6@nsupdate.info', '', false, true],
    ['', 'provider ipv4@nsupdate.info', '', true, false],
  ])('finds the families of %s%s %s', (global, head, option, ipv4, ipv6) => {
    const plan = planned(`${global}${head} {\n username=mari\n password=abcd\n hostname=a.garden.example\n ${option}\n}`);
    expect(plan.events).toMatchObject([{ families: { ipv4, ipv6 } }]);
    expect(plan.warnings.some(({ code }) => code === 'family-choice')).toBe(ipv4 && ipv6);
  });

  it('runs no program of it', () => {
    const plan = planned(
      'provider no-ip.com {\n username=mari\n password=abcd\n hostname=a.garden.example\n checkip-command = "curl -u me:pw http://10.0.0.1"\n ssl = false\n}',
    );
    expect(codes(plan.left)).toEqual(['5 script checkip-command']);
    expect(codes(plan.warnings)).toEqual(['1 encrypted-now a.garden.example', '1 address-script checkip-command']);
    expect(JSON.stringify(plan)).not.toContain('curl');
  });
});

describe('inadyn.conf, version 1', () => {
  it('is told apart, and has an account from one system to the next', () => {
    const plan = planned(`background
period 600
system default@no-ip.com
  username mari
  password abcd
  alias attic.garden.example
  alias cellar.garden.example
system default@freedns.afraid.org
  username mari2
  password efgh
  alias shed.garden.example,aGFzaA==
exec /root/after.sh
`);
    expect(plan.format).toBe('inadyn-1');
    expect(plan.events).toMatchObject([
      { line: 3, service: 'noip', hosts: ['attic.garden.example', 'cellar.garden.example'] },
      { line: 8, service: 'freedns', hosts: ['shed.garden.example'], settings: { username: 'mari2', password: '•' } },
    ]);
    expect(codes(plan.left)).toEqual(['12 script exec']);
    expect(codes(plan.warnings)).toEqual(['2 interval 600']);
  });

  it('asks where an example stands', () => {
    const plan = planned('system <provider>\nusername <username>\npassword <password>\nalias <alias>\n');
    expect(codes(plan.left)).toEqual(['1 placeholder <alias>: <provider>']);
  });
});
