/** Servers that updates are sent to, by the service they belong to. Where a client only knows a server and the DynDNS protocol. */
const SERVERS: Readonly<Record<string, string>> = {
  '3322': 'members.3322.org',
  'all-inkl': 'dyndns.kasserver.com',
  apertodns: 'api.apertodns.com',
  changeip: 'nic.changeip.com',
  cloudflare: 'api.cloudflare.com',
  'core-networks': 'dyndns.core-networks.de',
  ddnss: 'ddnss.de www.ddnss.de',
  desec: 'update.dedyn.io update6.dedyn.io',
  dnsexit: 'api.dnsexit.com',
  'dnsexit-legacy': 'update.dnsexit.com',
  dnshome: 'www.dnshome.de ip4.dnshome.de ip6.dnshome.de',
  dnsomatic: 'updates.dnsomatic.com',
  'do.de': 'ddns.do.de',
  domopoli: 'dyndns.domopoli.de',
  dtdns: 'www.dtdns.com',
  duckdns: 'www.duckdns.org duckdns.org',
  dyfi: 'www.dy.fi',
  dyn: 'members.dyndns.org members.dyndns.com update.dyndns.com dyndns.org',
  'dyndns.it': 'update.dyndns.it',
  dynu: 'api.dynu.com api-ipv4.dynu.com api-ipv6.dynu.com',
  dynv6: 'dynv6.com ipv4.dynv6.com ipv6.dynv6.com',
  easydns: 'api.cp.easydns.com members.easydns.com',
  enom: 'dynamic.name-services.com',
  eurodns: 'update.eurodyndns.org',
  freedns: 'freedns.afraid.org sync.afraid.org v6.sync.afraid.org',
  freemyip: 'freemyip.com',
  gigahost: 'api.gigahost.no',
  goip: 'www.goip.de',
  googledomains: 'domains.google.com',
  hammernode: 'dup.hn.org',
  he: 'dyn.dns.he.net ipv6.dyn.dns.he.net ipv4.dyn.dns.he.net',
  'hosting.de': 'ddns.hosting.de',
  ieserver: 'ieserver.net',
  infomaniak: 'infomaniak.com www.infomaniak.com',
  inwx: 'dyndns.inwx.com',
  ipv64: 'ipv64.net ipv4.ipv64.net ipv6.ipv64.net',
  itsdns: 'www.itsdns.de',
  joker: 'svc.joker.com',
  kdns: 'kdns.jp',
  loopia: 'dyndns.loopia.se dns.loopia.se',
  luadns: 'app.luadns.com',
  'mydns.jp': 'www.mydns.jp ipv4.mydns.jp ipv6.mydns.jp',
  myonlineportal: 'myonlineportal.net',
  mythicbeasts: 'ipv4.api.mythic-beasts.com ipv6.api.mythic-beasts.com api.mythic-beasts.com',
  namecheap: 'dynamicdns.park-your-domain.com',
  'nic.ru': 'api.nic.ru',
  'no-ip.pl': 'update.no-ip.pl',
  noip: 'dynupdate.no-ip.com dynupdate.noip.com dynupdate6.no-ip.com',
  nowdns: 'now-dns.com',
  'nsupdate.info': 'ipv4.nsupdate.info ipv6.nsupdate.info nsupdate.info',
  opendns: 'updates.opendns.com',
  oray: 'ddns.oray.com',
  ovh: 'www.ovh.com ovh.com dns.eu.ovhapis.com',
  regfish: 'dyndns.regfish.de',
  schokokeks: 'dyndns.schokokeks.org',
  selfhost: 'carol.selfhost.de',
  simply: 'dyndns.simply.com ddns.simply.com',
  spdyn: 'update.spdyn.de',
  strato: 'dyndns.strato.com',
  tunnelbroker: 'ipv4.tunnelbroker.net',
  twodns: 'update.twodns.de',
  udmedia: 'www.udmedia.de',
  variomedia: 'dyndns.variomedia.de dyndns4.variomedia.de dyndns6.variomedia.de',
  websupport: 'dyndns.websupport.sk',
  woima: 'dyn.woima.fi',
  xlhost: 'nsupdate.xlhost.de',
  'yandex-pdd': 'pddimp.yandex.ru',
  ydns: 'ydns.io',
  zoneedit: 'dynamic.zoneedit.com api.cp.zoneedit.com',
};
const BY_SERVER = new Map(Object.entries(SERVERS).flatMap(([id, hosts]) => hosts.split(' ').map((host) => [host, id] as const)));

/** `https://dyn.example.net:8443/nic` is dyn.example.net. */
export const serverHost = (server: string): string =>
  server
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/[/?#:].*$/, '');

/** The service that runs this server; null: unknown, so perhaps the user's own. */
export const serviceAt = (server: string): string | null => BY_SERVER.get(serverHost(server)) ?? null;

export const knownServers = (): ReadonlyMap<string, string> => BY_SERVER;
