import { describe, expect, it } from 'vitest';
import { holdsFor } from '../../../main/imports/environment/expression.ts';
import { codes, planned } from './planned.ts';

describe('the environment of cloudflare-ddns', () => {
  it('is read from a docker-compose file in either form', () => {
    for (const lines of [
      ['CLOUDFLARE_API_TOKEN=tok12345', 'DOMAINS=a.garden.example,*.garden.example', 'PROXIED=true', 'UPDATE_CRON=@every 5m'].map(
        (one) => `      - ${one}`,
      ),
      [
        'CLOUDFLARE_API_TOKEN: "tok12345"',
        "DOMAINS: 'a.garden.example, *.garden.example' # both",
        'PROXIED: "true"',
        'UPDATE_CRON: "@every 5m"',
      ].map((one) => `      ${one}`),
    ]) {
      const plan = planned(`services:\n  ddns:\n    image: favonia/cloudflare-ddns:latest\n    environment:\n${lines.join('\n')}\n`);
      expect(plan.format).toBe('cloudflare-ddns');
      expect(plan.events).toMatchObject([
        {
          line: 6,
          service: 'cloudflare',
          hosts: ['a.garden.example', '*.garden.example'],
          families: { ipv4: true, ipv6: true },
          settings: { token: '•', proxied: true },
        },
      ]);
      expect(plan.secrets[0]).toEqual({ token: 'tok12345' });
      expect(codes(plan.warnings)).toEqual(['8 interval 300']);
    }
  });

  it('keeps lists of a family apart, and switches families off', () => {
    const plan = planned(
      'export CF_API_TOKEN=tok12345\nexport DOMAINS=a.garden.example\nIP4_DOMAINS=b.garden.example\nIP6_DOMAINS=c.garden.example{hostid6=::1:2:3:4}\nIP4_PROVIDER=none\nTTL=300\n',
    );
    expect(plan.events).toMatchObject([
      { hosts: ['a.garden.example'], families: { ipv4: false, ipv6: true }, settings: { ttl: 300 } },
      { hosts: ['c.garden.example'], families: { ipv4: false, ipv6: true }, ipv6Host: '::1:2:3:4' },
    ]);
    expect(plan.left).toMatchObject([{ code: 'no-family', what: 'b.garden.example' }]);
  });

  it('asks for a token that stands in a file or another variable', () => {
    for (const line of ['CLOUDFLARE_API_TOKEN_FILE=/run/secrets/cf', 'CLOUDFLARE_API_TOKEN=${CF_TOKEN}']) {
      const plan = planned(`${line}\nDOMAINS=a.garden.example\n`);
      expect(plan.events).toMatchObject([{ missing: ['token'] }]);
      expect(plan.warnings.map(({ code }) => code)).toEqual(['value-elsewhere']);
    }
  });

  it('takes the words of an older program', () => {
    const plan = planned('API_KEY=tok12345\nZONE=garden.example\nSUBDOMAIN=attic\nPROXIED=false\n');
    expect(plan.events).toMatchObject([{ hosts: ['attic.garden.example'], families: { ipv4: true, ipv6: false } }]);
  });

  it('decides for each name whether it is proxied', () => {
    const plan = planned(
      'CLOUDFLARE_API_TOKEN=tok12345\nDOMAINS=a.garden.example,b.garden.example\nPROXIED=is(a.garden.example) && !sub(b.garden.example)\nRECORD_COMMENT=mine\nSHOUTRRR=https://hook.example/abc\n',
    );
    expect(plan.events.map(({ hosts, settings }) => [hosts[0], settings.proxied])).toEqual([
      ['a.garden.example', true],
      ['b.garden.example', undefined],
    ]);
    expect(codes(plan.left)).toEqual(['4 option RECORD_COMMENT', '5 option SHOUTRRR']);
    expect(JSON.stringify(plan)).not.toContain('hook.example');
  });

  it.each([
    ['true', true],
    ['!true', false],
    ['false || is(a.b)', true],
    ['sub(b)', true],
    ['sub(a.b)', false],
    ['(is(x) || is(a.b)) && true', true],
    ['maybe', null],
    ['is(a.b', null],
    ['&&', null],
    [`${'('.repeat(5000)}`, null],
  ])('reads %s', (text, holds) => {
    expect(holdsFor(text, 'a.b')).toBe(holds);
  });

  it.each([
    ['static:203.0.113.7', { kind: 'fixed', ipv4: '203.0.113.7' }],
    ['local.iface:eth0', { kind: 'interface', name: 'eth0' }],
    ['cloudflare.trace', { kind: 'automatic' }],
  ])('takes the address by %s', (provider, address) => {
    expect(planned(`CLOUDFLARE_API_TOKEN=tok12345\nIP4_DOMAINS=a.garden.example\nIP4_PROVIDER=${provider}\n`).events).toMatchObject([
      { address },
    ]);
  });
});

describe('the environment of No-IP DUC 3', () => {
  it('makes an event of its hosts', () => {
    const plan = planned(
      '# /etc/default/noip-duc\nNOIP_USERNAME=mari\nNOIP_PASSWORD="ab#cd"\nNOIP_HOSTNAMES=a.ddns.net,b.ddns.net\nNOIP_CHECK_INTERVAL=5m\nNOIP_EXEC_ON_CHANGE=/root/x.sh\n',
    );
    expect(plan.format).toBe('noip-duc');
    expect(plan.events).toMatchObject([
      {
        line: 4,
        service: 'noip',
        hosts: ['a.ddns.net', 'b.ddns.net'],
        settings: { username: 'mari', password: '•' },
        families: { ipv4: true, ipv6: false },
      },
    ]);
    expect(plan.secrets).toEqual([{ password: 'ab#cd' }]);
    expect(codes(plan.left)).toEqual(['6 script NOIP_EXEC_ON_CHANGE']);
    expect(codes(plan.warnings)).toEqual(['5 interval 300']);
  });

  it('knows that a group is no host', () => {
    const plan = planned('NOIP_USERNAME=mari\nNOIP_PASSWORD=abcd\nNOIP_HOSTNAMES=all.ddnskey.com\n');
    expect([plan.events, codes(plan.left)]).toEqual([[], ['3 host-number all.ddnskey.com']]);
  });
});
