import type { Neighbours } from '../../../preload/contract/service.ts';
import type { Plugin } from './plugin.ts';

/**
 * What an update in code does with other addresses of the same name and type. told: it reads the records first, leaves all but one as they are,
 * and names them; replaced: the service takes the set as a whole, without its being read; null: the service's own affair. No other record
 * is ever deleted.
 */
export const NEIGHBOURS_OF: Readonly<Record<string, Neighbours | null>> = {
  alidns: 'told',
  azure: 'told',
  baiducloud: 'told',
  beget: null,
  blazingfast: null,
  bunny: 'told',
  cloudflare: 'told',
  'cloudns-api': 'told',
  conoha: 'told',
  custom: null,
  'desec-api': 'told',
  digitalocean: 'told',
  dnsever: null,
  dnsla: 'told',
  dnspod: 'told',
  dreamhost: 'told',
  duiadns: null,
  'dynv6-rest': 'told',
  emailonly: null,
  eranet: 'told',
  freedns: null,
  gandi: 'told',
  gcore: 'told',
  gcp: 'told',
  'hetzner-cloud': 'told',
  'hetzner-dns': 'told',
  huaweicloud: 'told',
  ionos: 'told',
  linode: 'told',
  'luadns-api': 'told',
  'name-com': 'told',
  namesilo: 'told',
  nearlyfreespeech: 'told',
  netcup: 'told',
  netlify: 'told',
  ns1: 'told',
  onamae: null,
  'open-ipv6-ddns': null,
  'ovh-api': null,
  porkbun: 'told',
  powerdns: 'told',
  rainyun: 'told',
  rfc2136: 'replaced',
  route53: 'replaced',
  'sakura-cloud': 'told',
  spaceship: 'told',
  tencentcloud: 'told',
  transip: null,
  'update-url': null,
  'value-domain-api': null,
  vercel: 'told',
  volcengine: 'told',
  vultr: 'told',
  xserver: 'told',
};

/** Undefined: not known, as of all that only takes an address. */
export const neighboursOf = ({ code }: Pick<Plugin, 'code'>): Neighbours | undefined =>
  (code === undefined ? null : NEIGHBOURS_OF[code]) ?? undefined;
