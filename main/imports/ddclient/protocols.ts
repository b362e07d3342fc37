import { own, row, type ServiceRow } from '../reading/entry.ts';
import { serverHost, serviceAt } from '../reading/servers.ts';
import type { Options } from './config.ts';

/** By ddclient's name of a protocol. Options that are called as the service's field need no mention. */
export const PROTOCOLS: Readonly<Record<string, ServiceRow>> = {
  '1984': row('1984', 'password:apiKey'),
  changeip: row('changeip'),
  cloudns: row('cloudns', 'dynurl:dynurl'),
  concont: row(null),
  'ddns.fm': row('ddns.fm', 'password:key'),
  ddnss: row('ddnss', 'password:key'),
  digitalocean: row('digitalocean', 'password:token'),
  dinahosting: row('dinahosting'),
  directnic: row('directnic', 'urlv4:urlV4 urlv6:urlV6'),
  dnsexit: row('dnsexit-legacy'),
  dnsexit2: row('dnsexit', 'password:apiKey'),
  dnsmadeeasy: row('dnsmadeeasy'),
  dnspark: row('dnspark'),
  domeneshop: row('domeneshop', 'login:token password:secret'),
  dondominio: row('dondominio', 'password:key'),
  dslreports1: row('dslreports1'),
  dtdns: row('dtdns'),
  duckdns: row('duckdns', 'password:token'),
  dynadot: row('dynadot', 'on-root-domain:updateRoot'),
  dynu: row('dynu'),
  easydns: row('easydns', 'wildcard:wildcard'),
  emailonly: row('emailonly'),
  enom: row('enom', 'login:zone'),
  freedns: row('freedns'),
  freemyip: row('freemyip', 'password:token'),
  godaddy: row('godaddy', 'login:key password:secret'),
  google: row('googledomains'),
  googledomains: row('googledomains'),
  hammernode1: row('hammernode'),
  he: row('he'),
  'he.net': row('he'),
  infomaniak: row('infomaniak'),
  inwx: row('inwx'),
  ionos: row('ionos', 'password:apiKey'),
  keysystems: row('domaindiscount24'),
  luadns: row('luadns'),
  mythicdyn: row('mythicbeasts'),
  namecheap: row('namecheap', 'login:zone'),
  netcup: row('netcup', 'login:customerNumber password:apiPassword apikey:apiKey'),
  nfsn: row('nearlyfreespeech', 'login:login password:apiKey'),
  njalla: row('njalla', 'password:key'),
  noip: row('noip'),
  ns1: row('ns1', 'password:apiKey'),
  ovh: row('ovh'),
  porkbun: row('porkbun', 'apikey:apiKey secretapikey:secretApiKey root-domain:zone'),
  regfishde: row('regfish', 'password:token'),
  'simply.com': row('simply'),
  sitelutions: row('sitelutions'),
  spaceship: row('spaceship', 'apikey:apiKey secretapikey:apiSecret'),
  woima: row('woima'),
  yandex: row('yandex-pdd'),
  zoneedit1: row('zoneedit', 'password:token'),
};

/** Where the host is a number that only the service knows a name for. */
export const BY_NUMBER: ReadonlySet<string> = new Set(['dnsmadeeasy', 'sitelutions', 'dslreports1']);

const cloudflare = (options: Options): ServiceRow => {
  const login = options.get('login') ?? 'token';
  return login === 'token' || login === '' ? row('cloudflare', 'password:token') : row('cloudflare', 'login:email password:apiKey');
};

const gandi = (options: Options): ServiceRow =>
  /^(?:1|y|yes|true|on)$/i.test(options.get('use-personal-access-token') ?? '')
    ? row('gandi', 'password:personalAccessToken')
    : row('gandi', 'password:apiKey');

/** ddclient 3 spoke to the old DNS console, which another server answers for. */
const hetzner = (options: Options): ServiceRow =>
  row(serverHost(options.get('server') ?? '') === 'dns.hetzner.com' ? 'hetzner-dns' : 'hetzner-cloud', 'password:token');

/** The DynDNS protocols name a server: whose it is, or one of the user's own. */
const dyndns = (options: Options, version: 'dyndns1' | 'dyndns2'): ServiceRow => {
  const server = options.get('server') ?? 'members.dyndns.org';
  const known = serviceAt(server);
  if (known !== null) return row(known);
  return row(version, version === 'dyndns2' ? 'server:server script:path wildcard:wildcard mx:mx backupmx:backupmx' : 'server:server');
};

/** Null: no version of ddclient that is known has this protocol. */
export const protocolRow = (options: Options): ServiceRow | null => {
  const protocol = (options.get('protocol') ?? 'dyndns2').toLowerCase();
  if (protocol === 'cloudflare') return cloudflare(options);
  if (protocol === 'gandi') return gandi(options);
  if (protocol === 'hetzner') return hetzner(options);
  if (protocol === 'nsupdate') return row('rfc2136', 'server:server tcp:tcp');
  if (protocol === 'dyndns1' || protocol === 'dyndns2') return dyndns(options, protocol);
  return own(PROTOCOLS, protocol) ?? null;
};
