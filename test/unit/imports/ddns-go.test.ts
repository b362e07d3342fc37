import { describe, expect, it } from 'vitest';
import { codes, planned } from './planned.ts';

const conf = (rest: string, dns = 'name: cloudflare\n        id: ""\n        secret: tok12345'): string => `dnsconf:
    - name: Attic
      ipv4:
        enable: true
        gettype: url
        url: https://ip.garden.example
        domains:
            - attic.garden.example
            - ""
            - www:garden.eu.example?comment=a&proxied=true
      ipv6:
        enable: false
        gettype: cmd
        cmd: /root/six.sh
        ipv6reg: '@2'
        domains: [six.garden.example]
      dns:
        ${dns}
      ttl: "600"
${rest}`;

describe("ddns-go's configuration", () => {
  it('makes an event of each family, and reads nested sections', () => {
    const plan = planned(
      conf('user:\n    username: mari\n    password: $2a$10$abcdefgh\nwebhook:\n    webhookurl: https://hook.garden.example/secretpath\n'),
    );
    expect(plan.format).toBe('ddns-go');
    expect(plan.events).toMatchObject([
      {
        line: 2,
        name: 'Attic',
        service: 'cloudflare',
        hosts: ['attic.garden.example', 'www.garden.eu.example'],
        settings: { token: '•', ttl: 600 },
        families: { ipv4: true, ipv6: false },
        enabled: true,
      },
      { line: 2, hosts: ['six.garden.example'], families: { ipv4: false, ipv6: true }, enabled: false },
    ]);
    expect(codes(plan.left)).toEqual(['0 own-login user', '0 option webhook', '2 option ipv6reg']);
    expect(codes(plan.warnings)).toEqual([
      '2 setting-dropped attic.garden.example: ?…',
      '2 address-elsewhere ipv4.url',
      '2 switched-off six.garden.example',
      '2 address-script ipv6.cmd',
    ]);
    expect(JSON.stringify(plan)).not.toMatch(/\$2a|secretpath|six\.sh/);
  });

  it('reads the flat form of before version 5', () => {
    const plan = planned(`ipv4:
  enable: true
  geturl: ""
  gettype: netInterface
  netinterface: en0
  domains:
    - attic.garden.example
dns:
  name: alidns
  id: id12345
  secret: sec12345
username: mari
webhookurl: https://hook.garden.example
`);
    expect(plan.events).toMatchObject([
      { service: 'alidns', settings: { accessKeyId: 'id12345', accessKeySecret: '•' }, address: { kind: 'interface', name: 'en0' } },
    ]);
    expect(plan.left.map(({ what }) => what)).toEqual(['user', 'webhook']);
  });

  it('tells services the domain that they ask for', () => {
    const plan = planned(conf('', 'name: namecheap\n        id: ""\n        secret: pw12345'));
    expect(plan.events.slice(0, 2)).toMatchObject([
      { hosts: ['attic.garden.example'], settings: { zone: 'garden.example' } },
      { hosts: ['www.garden.eu.example'], settings: { zone: 'garden.eu.example' } },
    ]);
  });

  it('takes a callback for a URL of the user', () => {
    const plan = planned(
      conf('', 'name: callback\n        id: https://dyn.garden.example/u?h=#{domain}\n        secret: \'{"ip":"#{ip}"}\''),
    );
    expect(plan.events[0]).toMatchObject({ service: 'custom', settings: { method: 'POST', url: '•', body: '•' } });
    expect(plan.secrets[0]).toMatchObject({ url: 'https://dyn.garden.example/u?h=#{domain}', body: '{"ip":"#{ip}"}' });
  });

  it('says what it does not know, and where a file is broken', () => {
    expect(planned(conf('', 'name: nosuch\n        id: a\n        secret: b')).left.map(({ code }) => code)).toEqual([
      'service-unknown',
      'service-unknown',
    ]);
    expect(planned('dnsconf:\n  - name: "x\n').left).toMatchObject([{ code: 'unreadable' }]);
  });

  it('does not grow with aliases of aliases', () => {
    const bomb = `dnsconf:\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
      .split('')
      .map((name, at) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefghij'[at]}`).join(',')}]`)
      .join('\n')}\n`;
    expect(planned(bomb).left).toMatchObject([{ code: 'unreadable' }]);
  });
});
