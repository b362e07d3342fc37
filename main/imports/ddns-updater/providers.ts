import { own, row, type ServiceRow } from '../reading/entry.ts';

export const PROVIDERS: Readonly<Record<string, ServiceRow>> = {
  aliyun: row('alidns', 'access_key_id:accessKeyId access_secret:accessKeySecret'),
  allinkl: row('all-inkl'),
  bunny: row('bunny', 'api_key:apiKey'),
  changeip: row('changeip'),
  cloudflare: row('cloudflare', 'zone_identifier:zoneId key:apiKey'),
  custom: row('custom', 'ipv4key:ipv4Key ipv6key:ipv6Key success_regex:successRegex'),
  dd24: row('domaindiscount24'),
  ddnss: row('ddnss'),
  desec: row('desec-api'),
  digitalocean: row('digitalocean'),
  dnsomatic: row('dnsomatic'),
  dnspod: row('dnspod'),
  domeneshop: row('domeneshop'),
  dondominio: row('dondominio', 'password:key'),
  dreamhost: row('dreamhost'),
  duckdns: row('duckdns'),
  dyn: row('dyn', 'client_key:password'),
  dyndns: row('dyn', 'client_key:password'),
  dynu: row('dynu'),
  dynv6: row('dynv6'),
  easydns: row('easydns', 'token:password'),
  freedns: row('freedns'),
  gandi: row('gandi', 'personal_access_token:personalAccessToken key:apiKey api_key:apiKey'),
  gcp: row('gcp'),
  gigahostno: row('gigahost', 'apikey:apiKey'),
  godaddy: row('godaddy'),
  goip: row('goip'),
  google: row('googledomains'),
  he: row('he'),
  hetzner: row('hetzner-dns', 'zone_identifier:zoneId'),
  hetznercloud: row('hetzner-cloud'),
  hostinger: row('hostinger'),
  infomaniak: row('infomaniak', 'user:username'),
  inwx: row('inwx'),
  ionos: row('ionos', 'api_key:apiKey'),
  ipv64: row('ipv64'),
  linode: row('linode'),
  loopia: row('loopia'),
  luadns: row('luadns-api'),
  myaddr: row('myaddr'),
  'name.com': row('name.com'),
  namecheap: row('namecheap'),
  namesilo: row('namesilo'),
  netcup: row('netcup', 'customer_number:customerNumber api_key:apiKey password:apiPassword'),
  njalla: row('njalla'),
  noip: row('noip'),
  nowdns: row('nowdns'),
  opendns: row('opendns'),
  ovh: row('ovh'),
  porkbun: row('porkbun', 'api_key:apiKey secret_api_key:secretApiKey'),
  route53: row('route53', 'access_key:accessKey secret_key:secretKey zone_id:zoneId'),
  scaleway: row('scaleway', 'secret_key:secretKey'),
  'selfhost.de': row('selfhost'),
  servercow: row('servercow'),
  spaceship: row('spaceship', 'api_key:apiKey api_secret:apiSecret'),
  spdyn: row('spdyn', 'user:username'),
  strato: row('strato'),
  variomedia: row('variomedia', 'email:username'),
  vercel: row('vercel', 'team_id:teamId'),
  vultr: row('vultr', 'apikey:apiKey'),
  zoneedit: row('zoneedit'),
};

/** OVH is two services here, by the way it is spoken to. */
export const providerNamed = (name: string, mode: string): ServiceRow | null => {
  if (name === 'ovh' && mode === 'api')
    return row('ovh-api', 'api_endpoint:endpoint app_key:appKey app_secret:appSecret consumer_key:consumerKey');
  return own(PROVIDERS, name.toLowerCase()) ?? null;
};

/** Of the common part of a setting, or without any effect by now. */
export const COMMON: ReadonlySet<string> = new Set(
  'provider domain host owner ip_version ipv6_suffix provider_ip ip_method delay no_dns_lookup mode dual_stack use_auto_discovery'.split(
    ' ',
  ),
);
