import { describe, expect, it } from 'vitest';
import { servicesOf, TOLD_BY_NAME_SERVERS } from '../../../main/providers/name-servers.ts';
import { builtIns } from '../../../main/providers/specs/index.ts';

describe('who keeps a zone', () => {
  it.each([
    [['ada.ns.cloudflare.com', 'bob.ns.cloudflare.com'], ['cloudflare']],
    [['ns-1.awsdns-00.com', 'ns-2.awsdns-31.co.uk'], ['route53']],
    [
      ['NS1.VALUE-DOMAIN.COM.', 'ns2.value-domain.com'],
      ['value-domain', 'value-domain-api'],
    ],
    [['01.dnsv.jp', '02.dnsv.jp'], ['onamae']],
    [
      ['ns1.hetzner.com', 'ada.ns.cloudflare.com', 'bob.ns.cloudflare.com'],
      ['cloudflare', 'hetzner-cloud', 'hetzner-dns'],
    ],
    [['ns1.notcloudflare.com', 'ns.example.net', ''], []],
    [['constructor', 'toString.__proto__'], []],
  ])('%j', (servers, services) => {
    expect(servicesOf(servers)).toEqual(services);
  });

  it('names only services there are', () => {
    for (const service of TOLD_BY_NAME_SERVERS) expect(Object.keys(builtIns)).toContain(service);
  });
});
