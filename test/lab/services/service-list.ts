import type { Pattern } from '../../providers/replay/wire-case.ts';
import { accountOf, readCases, secretsOf } from './case-account.ts';
import { ownPlugin } from './own-plugin.ts';
import type { Service, Tier } from './service.ts';

interface Row {
  /** Wire cases, the one for IPv4 first: its config is the account. */
  ids: string[];
  plugin?: string;
  zone?: string;
  ipv6?: true;
  open?: Record<string, Pattern>;
  rests?: number;
  /** An id that is another one in that case. */
  moved?: Record<string, [string, string]>;
}

/** By tier and id. Where no zone is told, the name is in one of the lab's, below .test. */
const ROWS: Partial<Record<Tier, Record<string, Row>>> = {
  dyndns2: {
    noip: { ids: ['noip-011', 'noip-012', 'noip-013'], zone: 'ddns.net', ipv6: true },
    dyn: { ids: ['dyn-009', 'dyn-own-both'], zone: 'dyndns.org', ipv6: true },
    dynu: { ids: ['dynu-020', 'dynu-021', 'dynu-more-2'], zone: 'dynu.net', ipv6: true },
    desec: { ids: ['desec-097', 'desec-099'], zone: 'dedyn.io', ipv6: true },
    // Its account is the host's name, and stands in Base64 in its case.
    he: { ids: ['he-017'], zone: 'example.com' },
    selfhost: { ids: ['selfhost-035'], zone: 'selfhost.eu' },
    ydns: { ids: ['ydns-092', 'ydns-093', 'ydns-more-1'], zone: 'ydns.eu', ipv6: true },
    kdns: { ids: ['kdns-own-1'], rests: 300 },
  },
  JSON: {
    duckdns: { ids: ['duckdns-141'], zone: 'duckdns.org', open: { verbose: 'true' } },
    'ddns-now': { ids: ['ddns-now-001', 'ddns-now-002', 'ddns-now-003'], zone: 'f5.si', ipv6: true },
    namecheap: { ids: ['namecheap-132'] },
    'ddo.jp': { ids: ['ddo.jp-171'], zone: 'ddo.jp', rests: 300 },
    'mydns.jp': { ids: ['mydns.jp-127', 'mydns.jp-128', 'mydns.jp-own-001'], zone: 'mydns.jp', ipv6: true, rests: 300 },
    'value-domain': { ids: ['value-domain-001'] },
    dynv6: { ids: ['dynv6-144', 'dynv6-145', 'dynv6-own-both-families'], zone: 'dynv6.net', ipv6: true },
    goip: { ids: ['goip-107'], zone: 'goip.de' },
    ipv64: { ids: ['ipv64-168'], zone: 'ipv64.net' },
    freedns: { ids: ['freedns-148'], zone: 'mooo.com' },
  },
  REST: {
    // The AAAA record is rec333 in the one case, and rec222 in the other.
    cloudflare: {
      ids: ['cloudflare-175', 'cloudflare-176', 'cloudflare-178'],
      ipv6: true,
      moved: { 'cloudflare-176': ['rec222', 'rec333'] },
    },
    digitalocean: { ids: ['digitalocean-184'], open: { per_page: '200' } },
    gandi: { ids: ['gandi-186'] },
    'hetzner-cloud': { ids: ['hetzner-cloud-196'] },
    linode: { ids: ['linode-201'], open: { page_size: '100' } },
    vultr: { ids: ['vultr-229'] },
    netlify: { ids: ['netlify-237'] },
    porkbun: { ids: ['porkbun-218'] },
    xserver: { ids: ['xserver-own-1'] },
  },
  signed: {
    route53: { ids: ['route53-221'], open: { 'X-Amz-Date': { $re: '^\\d{8}T\\d{6}Z$' } } },
    alidns: { ids: ['alidns-238'], open: { PageSize: '500' } },
    tencentcloud: { ids: ['tencentcloud-242'] },
    'sakura-cloud': { ids: ['sakura-cloud-own-1'] },
    'ovh-api': { ids: ['ovh-api-216'] },
    transip: { ids: ['transip-266'] },
  },
  'own DynDNS2': {
    nsupdate: { plugin: 'dyndns2', ids: ['dyndns2-nsupdate-v4', 'dyndns2-nsupdate-v6', 'dyndns2-nsupdate-both'], ipv6: true },
    dyndnsd: { plugin: 'dyndns2', ids: ['dyndns2-dyndnsd-both', 'dyndns2-dyndnsd-v4'], ipv6: true },
    nicokaiser: { plugin: 'dyndns2', ids: ['dyndns2-nicokaiser-v4', 'dyndns2-nicokaiser-v6'], ipv6: true },
    kobuki: { plugin: 'dyndns2', ids: ['dyndns2-kobuki-v4', 'dyndns2-kobuki-v6', 'dyndns2-kobuki-both'], ipv6: true },
    unifi: { plugin: 'dyndns2', ids: ['dyndns2-unifi-v4', 'dyndns2-unifi-v6'], ipv6: true },
  },
  'own URL': {
    custom: { ids: ['custom-172'] },
    'docker-ddns': { plugin: 'custom', ids: ['custom-docker-ddns'] },
    pboehm: { plugin: 'custom', ids: ['custom-pboehm'] },
    minidyndns: { plugin: 'custom', ids: ['custom-minidyndns-v4', 'custom-minidyndns-v6'], ipv6: true },
  },
};

const fromCases = (tier: Tier, id: string, { ids, plugin = id, zone = `${id.replaceAll('.', '-')}.test`, ...row }: Row): Service => {
  const { ipv6 = false, open = {}, rests = 60, moved = {} } = row;
  const cases = readCases(plugin, ids, moved);
  return { id, plugin, tier, cases, zone, ipv6, open, restsSeconds: rests, secrets: secretsOf(plugin), ...accountOf(cases, zone) };
};

/** It has no wire cases: what its lines must be, the test says. */
const ONAMAE: Service = {
  id: 'onamae',
  plugin: 'onamae',
  tier: 'TLS lines',
  cases: [],
  zone: 'onamae.test',
  host: 'home.onamae.test',
  ipv6: false,
  servers: ['ddnsclient.onamae.com'],
  settings: { username: '12345678', password: `p&%:"'é`, zone: 'onamae.test' },
  secrets: ['password'],
  restsSeconds: 300,
  open: {},
};

export const SERVICES: Service[] = [
  ...Object.entries(ROWS).flatMap(([tier, rows]) => Object.entries(rows).map(([id, row]) => fromCases(tier as Tier, id, row))),
  ONAMAE,
  ownPlugin.service,
];
