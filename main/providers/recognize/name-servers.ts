/**
 * Whose name servers these are: the end of a server's name, and the services that change its zones, the easiest first. Taken from the
 * names the operators give their customers.
 */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  '1984.is': ['1984'],
  '1984hosting.com': ['1984'],
  '42.pl': ['freedns.42.pl'],
  'afraid.org': ['freedns'],
  'alidns.com': ['alidns'],
  'atrustdns.com': ['aliesa'],
  'azure-dns.com': ['azure'],
  'azure-dns.info': ['azure'],
  'azure-dns.net': ['azure'],
  'azure-dns.org': ['azure'],
  'beget.com': ['beget'],
  'beget.pro': ['beget'],
  'beget.ru': ['beget'],
  'bunny.net': ['bunny'],
  'cloudns.net': ['cloudns', 'cloudns-api'],
  'conoha-dns.com': ['conoha'],
  'conoha-dns.org': ['conoha'],
  'conoha.io': ['conoha'],
  'core-networks.com': ['core-networks'],
  'core-networks.de': ['core-networks'],
  'core-networks.eu': ['core-networks'],
  'desec.io': ['desec', 'desec-api'],
  'desec.org': ['desec', 'desec-api'],
  'digitalocean.com': ['digitalocean'],
  'dinahosting.com': ['dinahosting'],
  'directnic.com': ['directnic'],
  'dnsexit.com': ['dnsexit'],
  'dnsmadeeasy.com': ['dnsmadeeasy'],
  'dnsowl.com': ['namesilo'],
  'dns-parking.com': ['hostinger'],
  'dnspod.net': ['dnspod', 'tencentcloud'],
  'dnsv2.com': ['dnspod', 'tencentcloud'],
  'dnsv3.com': ['dnspod', 'tencentcloud'],
  'dnsv4.com': ['dnspod', 'tencentcloud'],
  'dnsv5.com': ['dnspod', 'tencentcloud'],
  'dom.scw.cloud': ['scaleway'],
  'domaincontrol.com': ['godaddy'],
  'dondominio.com': ['dondominio'],
  'dreamhost.com': ['dreamhost'],
  'dynadot.com': ['dynadot'],
  'dynu.com': ['dynu'],
  'dynv6.com': ['dynv6', 'dynv6-rest'],
  'easydns.com': ['easydns'],
  'easydns.info': ['easydns'],
  'easydns.net': ['easydns'],
  'easydns.org': ['easydns'],
  'eurodns.com': ['eurodns'],
  'gandi.net': ['gandi'],
  'gcdn.services': ['gcore'],
  'gcorelabs.net': ['gcore'],
  'gigahost.no': ['gigahost'],
  'googledomains.com': ['gcp'],
  'he.net': ['he'],
  'hetzner.com': ['hetzner-cloud', 'hetzner-dns'],
  'hetzner.de': ['hetzner-cloud', 'hetzner-dns'],
  'hichina.com': ['alidns'],
  'hosting.de': ['hosting.de'],
  'huaweicloud-dns.cn': ['huaweicloud'],
  'huaweicloud-dns.com': ['huaweicloud'],
  'huaweicloud-dns.net': ['huaweicloud'],
  'huaweicloud-dns.org': ['huaweicloud'],
  'hyp.net': ['domeneshop'],
  'infomaniak.ch': ['infomaniak'],
  'infomaniak.com': ['infomaniak'],
  'inwx.com': ['inwx'],
  'inwx.de': ['inwx'],
  'inwx.es': ['inwx'],
  'inwx.eu': ['inwx'],
  'inwx.net': ['inwx'],
  'joker.com': ['joker'],
  'kasserver.com': ['all-inkl'],
  'linode.com': ['linode'],
  'loopia.se': ['loopia'],
  'luadns.net': ['luadns', 'luadns-api'],
  'mydyndns.org': ['dyn'],
  'mydns.jp': ['mydns.jp'],
  'myhostadmin.net': ['west.cn'],
  'mythic-beasts.com': ['mythicbeasts'],
  'name-services.com': ['enom'],
  'name.com': ['name.com'],
  'nearlyfreespeech.net': ['nearlyfreespeech'],
  'netcup.net': ['netcup'],
  'nic.ru': ['nic.ru'],
  'njalla.fo': ['njalla'],
  'njalla.in': ['njalla'],
  'njalla.no': ['njalla'],
  'no-ip.com': ['noip'],
  'ns.cloudflare.com': ['cloudflare'],
  'nsone.net': ['ns1', 'netlify'],
  'onamae.com': ['onamae'],
  // GMO runs these for both.
  'dnsv.jp': ['onamae', 'value-domain', 'value-domain-api'],
  'ovh.ca': ['ovh', 'ovh-api'],
  'ovh.net': ['ovh', 'ovh-api'],
  'anycast.me': ['ovh', 'ovh-api'],
  'porkbun.com': ['porkbun'],
  'regfish-ns.net': ['regfish'],
  'registrar-servers.com': ['namecheap'],
  'rzone.de': ['strato'],
  'servercow.de': ['servercow'],
  'simply.com': ['simply'],
  'spaceship.net': ['spaceship'],
  'transip.eu': ['transip'],
  'transip.net': ['transip'],
  'transip.nl': ['transip'],
  'ui-dns.biz': ['ionos'],
  'ui-dns.com': ['ionos'],
  'ui-dns.de': ['ionos'],
  'ui-dns.org': ['ionos'],
  'value-domain.com': ['value-domain', 'value-domain-api'],
  'variomedia.de': ['variomedia'],
  'vercel-dns.com': ['vercel'],
  'volcengine-dns.com': ['volcengine-trafficroute'],
  'vultr.com': ['vultr'],
  'websupport.sk': ['websupport'],
  'xserver.jp': ['xserver'],
  'zoneedit.com': ['zoneedit'],
};

/** Some number the domains their servers are in: ns-1.awsdns-00.com, ns1.gslb2.sakura.ne.jp. */
const NUMBERED: readonly (readonly [name: RegExp, service: string])[] = [
  [/\.awsdns-\d+\.[a-z.]+$/, 'route53'],
  [/\.gslb\d+\.sakura\.ne\.jp$/, 'sakura-cloud'],
];

/** Services that keep a zone with these name servers, those most of them point to first; none where no service is known. */
export const servicesOf = (nameServers: readonly string[]): string[] => {
  const votes = new Map<string, number>();
  for (const server of nameServers) {
    const name = server.toLowerCase().replace(/\.$/, '');
    const labels = name.split('.');
    const ends = labels.map((_, at) => labels.slice(at).join('.'));
    const numbered = NUMBERED.flatMap(([pattern, service]) => (pattern.test(name) ? [service] : []));
    const owner = [...numbered, ...ends.flatMap((end) => (Object.hasOwn(OWNERS, end) ? (OWNERS[end] ?? []) : []))];
    for (const service of new Set(owner)) votes.set(service, (votes.get(service) ?? 0) + 1);
  }
  return [...votes].sort(([, a], [, b]) => b - a).map(([service]) => service);
};

/** Every service that is recognised by its name servers. */
export const TOLD_BY_NAME_SERVERS: readonly string[] = [
  ...new Set([...Object.values(OWNERS).flat(), ...NUMBERED.map(([, service]) => service)]),
];
