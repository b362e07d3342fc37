import { own, row, type ServiceRow } from '../reading/entry.ts';
import { serviceAt } from '../reading/servers.ts';

/** By the names of ddns-scripts, without a version behind them. */
export const SERVICES: Readonly<Record<string, ServiceRow>> = {
  '3322.org': row('3322'),
  'afraid.org-basicauth': row('freedns'),
  'afraid.org-keyauth': row('freedns', 'password:token'),
  'afraid.org-v2-basic': row('freedns'),
  'afraid.org-v2-token': row('freedns', 'password:token'),
  'aliyun.com': row('alidns', 'username:accessKeyId password:accessKeySecret'),
  'all-inkl.com': row('all-inkl'),
  'apertodns.com': row('apertodns'),
  'beget.com': row('beget'),
  'changeip.com': row('changeip'),
  'cloud.google.com': row('gcp'),
  'core-networks.de': row('core-networks'),
  'ddnss.de': row('ddnss'),
  'ddo.jp': row('ddo.jp'),
  'desec.io': row('desec', 'password:token'),
  'dhis.org': row('dhis'),
  'digitalocean.com': row('digitalocean', 'password:token'),
  'dnsexit.com': row('dnsexit', 'password:apiKey'),
  'dnshome.de': row('dnshome'),
  'dnsimple.com': row('dnsimple', 'username:account password:token'),
  'dnsmadeeasy.com': row('dnsmadeeasy'),
  'dnsomatic.com': row('dnsomatic'),
  'dnspark.com': row('dnspark'),
  'dnspod.cn': row('dnspod', 'username:id password:token'),
  'do.de': row('do.de'),
  'domopoli.de': row('domopoli'),
  'dondominio.com': row('dondominio', 'password:key'),
  'dtdns.com': row('dtdns'),
  'duckdns.org': row('duckdns', 'password:token'),
  'duiadns.net': row('duiadns'),
  'dy.fi': row('dyfi'),
  'dyn.com': row('dyn'),
  'dyndns.it': row('dyndns.it'),
  'dyndns.org': row('dyn'),
  'dynu.com': row('dynu'),
  'dynv6.com': row('dynv6', 'password:token'),
  'easydns.com': row('easydns'),
  'eurodns.com': row('eurodns'),
  'freedns.42.pl': row('freedns.42.pl'),
  'gandi.net': row('gandi', 'password:apiKey'),
  'godaddy.com': row('godaddy', 'username:key password:secret'),
  'goip.de': row('goip'),
  'google.com': row('googledomains'),
  'he.net': row('he'),
  'hetzner.cloud': row('hetzner-cloud', 'password:token'),
  'hosting.de': row('hosting.de'),
  'huaweicloud.com': row('huaweicloud', 'username:accessKey password:secretKey'),
  'infomaniak.com': row('infomaniak'),
  'inwx.de': row('inwx'),
  'ionos.com': row('ionos', 'password:apiKey'),
  'ipnodns.ru': row('ipnodns.ru'),
  'ipv64.net': row('ipv64', 'password:key'),
  'joker.com': row('joker'),
  'loopia.com': row('loopia'),
  'loopia.se': row('loopia'),
  'luadns.com': row('luadns-api', 'username:email password:token'),
  'moniker.com': row('moniker'),
  'mydns.jp': row('mydns.jp'),
  'myonlineportal.net': row('myonlineportal'),
  'mythic-beasts.com': row('mythicbeasts'),
  'namecheap.com': row('namecheap', 'username:zone'),
  'namesilo.com': row('namesilo', 'password:key'),
  'netcup.com': row('netcup'),
  'njal.la': row('njalla', 'password:key'),
  'no-ip.com': row('noip'),
  'no-ip.pl': row('no-ip.pl'),
  'now-dns.com': row('nowdns'),
  'ns1.com': row('ns1', 'password:apiKey'),
  'nsupdate.info': row('nsupdate.info'),
  'opendns.com': row('opendns'),
  'oray.com': row('oray'),
  'ovh.com': row('ovh'),
  'porkbun.com': row('porkbun', 'username:apiKey password:secretApiKey'),
  'regfish.de': row('regfish', 'password:token'),
  route53: row('route53', 'username:accessKey password:secretKey'),
  'scaleway.com': row('scaleway', 'password:secretKey'),
  'schokokeks.org': row('schokokeks'),
  'selfhost.de': row('selfhost'),
  'servercow.de': row('servercow'),
  'simply.com': row('simply'),
  'sitelutions.com': row('sitelutions'),
  'spaceship.com': row('spaceship', 'username:apiKey password:apiSecret'),
  'spdyn.de': row('spdyn'),
  'strato.com': row('strato'),
  'system-ns.com': row('system-ns', 'password:token'),
  'thatip.com': row('thatip'),
  'transip.nl': row('transip'),
  'twodns.de': row('twodns'),
  'udmedia.de': row('udmedia'),
  'variomedia.de': row('variomedia'),
  'xlhost.de': row('xlhost'),
  'ydns.io': row('ydns'),
  'zoneedit.com': row('zoneedit', 'password:token'),
};
const CLOUDFLARE = /^cloudflare\.com(?:-|$)/;

export const serviceNamed = (name: string, username: string): ServiceRow | null => {
  const typed = name.trim().toLowerCase();
  if (CLOUDFLARE.test(typed))
    return /^(?:bearer|)$/i.test(username) ? row('cloudflare', 'password:token') : row('cloudflare', 'username:email password:apiKey');
  return own(SERVICES, typed) ?? own(SERVICES, typed.replace(/-(?:v\d+|token)$/, '')) ?? null;
};

/** An update address with the words of ddns-scripts: whose it is, or a URL of the user's own. */
export const serviceAtUrl = (
  url: string,
  account: { username: string; password: string },
): { row: ServiceRow; values: Record<string, string> } | null => {
  if (!/^https?:\/\//i.test(url)) return null;
  const known = serviceAt(url.replace(/^(https?:\/\/)[^/@]*@/i, '$1'));
  if (known !== null) return { row: serviceRowOf(known), values: account };
  const filled = url
    .replace(/\[USERNAME\]/gi, encodeURIComponent(account.username))
    .replace(/\[PASSWORD\]/gi, encodeURIComponent(account.password))
    .replace(/\[DOMAIN\]/gi, '{host}')
    .replace(/\[IP\]/gi, '{ip}');
  return { row: row('custom'), values: { url: filled } };
};

/** The same account as by the service's name. */
const serviceRowOf = (service: string): ServiceRow => Object.values(SERVICES).find((one) => one.service === service) ?? row(service);
