import { describe, expect, it } from 'vitest';
import { servicesOf, TOLD_BY_NAME_SERVERS } from '../../../../main/providers/recognize/name-servers.ts';
import { builtIns } from '../../../../main/providers/specs/index.ts';

describe('who keeps a zone', () => {
  it.each([
    [['ada.ns.cloudflare.com', 'bob.ns.cloudflare.com'], ['cloudflare']],
    [['ns-1.awsdns-00.com', 'ns-2.awsdns-31.co.uk'], ['route53']],
    [
      ['NS1.VALUE-DOMAIN.COM.', 'ns2.value-domain.com'],
      ['value-domain', 'value-domain-api'],
    ],
    [
      ['01.dnsv.jp', '02.dnsv.jp'],
      ['onamae', 'value-domain', 'value-domain-api'],
    ],
    [['a.conoha-dns.com', 'b.conoha-dns.org'], ['conoha']],
    [['ns1.gslb12.sakura.ne.jp'], ['sakura-cloud']],
    [['ns1.dns.ne.jp', 'www.gslb.sakura.ne.jp'], []],
    [
      ['ns3.dnsv5.com', 'ns4.dnsv5.com'],
      ['dnspod', 'tencentcloud'],
    ],
    [['a.regfish-ns.net', 'b.regfish-ns.net'], ['regfish']],
    [['ns3-l2.nic.ru', 'ns4-cloud.nic.ru'], ['nic.ru']],
    [['ns1.dynadot.com'], ['dynadot']],
    [['baikal.ns.atrustdns.com', 'taurus.ns.atrustdns.com'], ['aliesa']],
    [['ns1.myhostadmin.net', 'ns2.myhostadmin.net'], ['west.cn']],
    [['ns1.volcengine-dns.com', 'vip1.volcengine-dns.com'], ['volcengine-trafficroute']],
    [['fns1.42.pl', 'fns2.42.pl'], ['freedns.42.pl']],
    [['ns1.gigahost.no'], ['gigahost']],
    [['dns4.easydns.info'], ['easydns']],
    [['ns1.beget.ru'], ['beget']],
    [['ns0.directnic.com'], ['directnic']],
    [['ns1.mydyndns.org'], ['dyn']],
    [['ns4.inwx.com'], ['inwx']],
    [['ns.inwx.es'], ['inwx']],
    [['ns3.core-networks.com'], ['core-networks']],
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
