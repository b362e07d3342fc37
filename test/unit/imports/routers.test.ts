import { describe, expect, it } from 'vitest';
import { codes, planned } from './planned.ts';

describe("OpenWrt's /etc/config/ddns", () => {
  it('makes an event of each service', () => {
    const plan = planned(`config ddns 'global'
\toption ddns_logdir '/var/log/ddns'

config service 'attic_ipv4'
\toption enabled '1'
\toption service_name 'no-ip.com'
\toption domain 'attic.garden.example'
\toption username 'mari'
\toption password 'it'\\''s # fine'
\toption use_https '1'
\toption check_interval '10'
\toption check_unit 'minutes'
\toption force_interval '0'
config service "attic_ipv6"
\toption service_name "cloudflare.com-v4"
\toption domain "attic@garden.example"
\toption username "Bearer"
\toption password "tok12345"
\toption use_ipv6 "1"
`);
    expect(plan.format).toBe('openwrt');
    expect(plan.events).toMatchObject([
      {
        line: 4,
        name: 'attic_ipv4',
        service: 'noip',
        hosts: ['attic.garden.example'],
        families: { ipv4: true, ipv6: false },
        enabled: true,
      },
      {
        line: 14,
        service: 'cloudflare',
        hosts: ['attic.garden.example'],
        settings: { zone: 'garden.example', token: '•' },
        families: { ipv4: false, ipv6: true },
        enabled: false,
      },
    ]);
    expect(plan.secrets).toEqual([{ password: "it's # fine" }, { token: 'tok12345' }]);
    expect(codes(plan.warnings)).toEqual(['11 interval 600', '14 switched-off attic.garden.example']);
  });

  it('reads an update address: a service that is known, or a URL of the user', () => {
    const plan = planned(`config service 'a'
 option enabled 1
 option update_url 'http://dynupdate.no-ip.com/nic/update?hostname=[DOMAIN]&myip=[IP]'
 option domain a.garden.example
 option username mari
 option password abcd
config service 'b'
 option enabled 1
 option service_name 'custom'
 option update_url 'https://dyn.garden.example/u?u=[USERNAME]&p=[PASSWORD]&h=[DOMAIN]&i=[IP]'
 option domain b.garden.example
 option username mari
 option password 'a&b'
`);
    expect(plan.events).toMatchObject([
      { service: 'noip', settings: { username: 'mari', password: '•' } },
      { service: 'custom', hosts: ['b.garden.example'] },
    ]);
    expect(plan.secrets[1]).toEqual({ url: 'https://dyn.garden.example/u?u=mari&p=a%26b&h={host}&i={ip}' });
    expect(JSON.stringify({ ...plan, secrets: [] })).not.toContain('a%26b');
  });

  it('runs no script, and says what it does not know', () => {
    const plan = planned(`config service 'a'
 option enabled 1
 option update_script '/root/mine.sh'
 option domain a.garden.example
config service 'b'
 option enabled 1
 option service_name 'nosuch.example'
 option domain b.garden.example
config service 'c'
 option enabled 1
 option service_name 'google.com'
 option domain c.garden.example
 option proxy 'http://10.0.0.1'
`);
    expect(plan.events).toEqual([]);
    expect(codes(plan.left)).toEqual([
      '1 service-unknown a.garden.example: update_script',
      '3 script update_script',
      '5 service-unknown b.garden.example: nosuch.example',
      '9 service-ended c.garden.example: Google Domains',
      '13 option proxy',
    ]);
  });

  it('puts together what Gandi and DigitalOcean divide', () => {
    const plan = planned(
      "config service 'a'\n option enabled 1\n option service_name 'digitalocean.com-v2'\n option domain garden.example\n option username attic\n option password tok12345\n",
    );
    expect(plan.events).toMatchObject([{ hosts: ['attic.garden.example'], settings: { zone: 'garden.example', token: '•' } }]);
  });

  it('reads what uci prints', () => {
    const plan = planned(
      "ddns.a=service\nddns.a.enabled='1'\nddns.a.service_name='duckdns.org'\nddns.a.domain='attic'\nddns.a.password='tok12345'\n",
    );
    expect(plan.events).toMatchObject([{ name: 'a', service: 'duckdns', hosts: ['attic.duckdns.org'] }]);
  });
});

describe("OPNsense's config.xml", () => {
  const account = (inside: string): string =>
    `<?xml version="1.0"?>\n<opnsense>\n<system><user><password>$2y$secret</password></user></system>\n<OPNsense><DynDNS version="1.5.1">\n<general><daemon_delay>300</daemon_delay></general>\n<accounts>\n<account uuid="1">${inside}</account>\n</accounts></DynDNS></OPNsense></opnsense>`;

  it('makes an event of each account', () => {
    const plan = planned(
      account(
        '<enabled>1</enabled><service>cloudflare</service><username>mari@garden.example</username><password>a&amp;b12</password><hostnames>attic.garden.example,cellar.garden.example</hostnames><zone>garden.example</zone><checkip>web_ipify-ipv6</checkip><description>Attic</description>',
      ),
    );
    expect(plan.format).toBe('opnsense');
    expect(plan.events).toMatchObject([
      {
        line: 7,
        name: 'Attic',
        service: 'cloudflare',
        hosts: ['attic.garden.example', 'cellar.garden.example'],
        settings: { email: 'mari@garden.example', apiKey: '•', zone: 'garden.example' },
        families: { ipv4: false, ipv6: true },
      },
    ]);
    expect(plan.secrets).toEqual([{ apiKey: 'a&b12' }]);
    expect(codes(plan.warnings)).toEqual(['4 interval 300']);
    expect(JSON.stringify(plan)).not.toContain('$2y$');
  });

  it.each([
    ['dns-o-matic', 'dnsomatic'],
    ['nsupdatev6', 'nsupdate.info'],
    ['ovh', 'ovh'],
    ['he-net', 'he'],
    ['hosting1984', '1984'],
    ['keysystems', 'domaindiscount24'],
    ['servercow', 'servercow'],
  ])('knows what %s is', (name, service) => {
    expect(
      planned(account(`<service>${name}</service><username>u1</username><password>abcd1</password><hostnames>a.garden.example</hostnames>`))
        .events,
    ).toMatchObject([{ service }]);
  });

  it('reads a custom server and a custom URL, and what is off', () => {
    const server = planned(
      account(
        '<enabled>0</enabled><service>custom</service><protocol>dyndns2</protocol><server>dyn.garden.example</server><username>u1</username><password>abcd1</password><hostnames>a.garden.example</hostnames>',
      ),
    );
    expect(server.events).toMatchObject([{ service: 'dyndns2', settings: { server: 'dyn.garden.example' }, enabled: false }]);
    const url = planned(
      account(
        '<service>custom</service><protocol>post</protocol><server>https://dyn.garden.example/u?k=abcd1&amp;ip=__MYIP__</server><hostnames>a.garden.example</hostnames>',
      ),
    );
    expect(url.secrets).toEqual([{ url: 'https://dyn.garden.example/u?k=abcd1&ip={ip}' }]);
  });

  it('has nothing to say where the part is broken', () => {
    expect(codes(planned('<opnsense><DynDNS><accounts><account><service>x</account></DynDNS>').left).length).toBeLessThan(3);
  });
});
