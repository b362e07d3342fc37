// Made by scripts/plugin-index.mjs from the files beside it.
import type { Steps } from '../run/adapter.ts';
import { update as p_alidns } from './alidns.ts';
import { update as p_azure } from './azure.ts';
import { update as p_baiducloud } from './baiducloud.ts';
import { update as p_beget } from './beget.ts';
import { update as p_blazingfast } from './blazingfast.ts';
import { update as p_bunny } from './bunny.ts';
import { update as p_cloudflare } from './cloudflare.ts';
import { update as p_cloudns_api } from './cloudns-api.ts';
import { update as p_conoha } from './conoha.ts';
import { update as p_custom } from './custom.ts';
import { update as p_desec_api } from './desec-api.ts';
import { update as p_digitalocean } from './digitalocean.ts';
import { update as p_dnsever } from './dnsever.ts';
import { update as p_dnsla } from './dnsla.ts';
import { update as p_dnspod } from './dnspod.ts';
import { update as p_dreamhost } from './dreamhost.ts';
import { update as p_duiadns } from './duiadns.ts';
import { update as p_dynv6_rest } from './dynv6-rest.ts';
import { update as p_emailonly } from './emailonly.ts';
import { update as p_eranet } from './eranet.ts';
import { update as p_freedns } from './freedns.ts';
import { update as p_gandi } from './gandi.ts';
import { update as p_gcore } from './gcore.ts';
import { update as p_gcp } from './gcp.ts';
import { update as p_hetzner_cloud } from './hetzner-cloud.ts';
import { update as p_hetzner_dns } from './hetzner-dns.ts';
import { update as p_huaweicloud } from './huaweicloud.ts';
import { update as p_ionos } from './ionos.ts';
import { update as p_linode } from './linode.ts';
import { update as p_luadns_api } from './luadns-api.ts';
import { update as p_name_com } from './name-com.ts';
import { update as p_namesilo } from './namesilo.ts';
import { update as p_nearlyfreespeech } from './nearlyfreespeech.ts';
import { update as p_netcup } from './netcup.ts';
import { update as p_netlify } from './netlify.ts';
import { update as p_ns1 } from './ns1.ts';
import { update as p_onamae } from './onamae.ts';
import { update as p_open_ipv6_ddns } from './open-ipv6-ddns.ts';
import { update as p_ovh_api } from './ovh-api.ts';
import { update as p_porkbun } from './porkbun.ts';
import { update as p_powerdns } from './powerdns.ts';
import { update as p_rainyun } from './rainyun.ts';
import { update as p_rfc2136 } from './rfc2136.ts';
import { update as p_route53 } from './route53.ts';
import { update as p_sakura_cloud } from './sakura-cloud.ts';
import { update as p_spaceship } from './spaceship.ts';
import { update as p_tencentcloud } from './tencentcloud.ts';
import { update as p_transip } from './transip.ts';
import { update as p_update_url } from './update-url.ts';
import { update as p_value_domain_api } from './value-domain-api.ts';
import { update as p_vercel } from './vercel.ts';
import { update as p_volcengine } from './volcengine.ts';
import { update as p_vultr } from './vultr.ts';
import { update as p_xserver } from './xserver.ts';

/** Plug-ins that are code, by the name their specs call. */
export const steps: Readonly<Record<string, Steps>> = {
  alidns: p_alidns,
  azure: p_azure,
  baiducloud: p_baiducloud,
  beget: p_beget,
  blazingfast: p_blazingfast,
  bunny: p_bunny,
  cloudflare: p_cloudflare,
  'cloudns-api': p_cloudns_api,
  conoha: p_conoha,
  custom: p_custom,
  'desec-api': p_desec_api,
  digitalocean: p_digitalocean,
  dnsever: p_dnsever,
  dnsla: p_dnsla,
  dnspod: p_dnspod,
  dreamhost: p_dreamhost,
  duiadns: p_duiadns,
  'dynv6-rest': p_dynv6_rest,
  emailonly: p_emailonly,
  eranet: p_eranet,
  freedns: p_freedns,
  gandi: p_gandi,
  gcore: p_gcore,
  gcp: p_gcp,
  'hetzner-cloud': p_hetzner_cloud,
  'hetzner-dns': p_hetzner_dns,
  huaweicloud: p_huaweicloud,
  ionos: p_ionos,
  linode: p_linode,
  'luadns-api': p_luadns_api,
  'name-com': p_name_com,
  namesilo: p_namesilo,
  nearlyfreespeech: p_nearlyfreespeech,
  netcup: p_netcup,
  netlify: p_netlify,
  ns1: p_ns1,
  onamae: p_onamae,
  'open-ipv6-ddns': p_open_ipv6_ddns,
  'ovh-api': p_ovh_api,
  porkbun: p_porkbun,
  powerdns: p_powerdns,
  rainyun: p_rainyun,
  rfc2136: p_rfc2136,
  route53: p_route53,
  'sakura-cloud': p_sakura_cloud,
  spaceship: p_spaceship,
  tencentcloud: p_tencentcloud,
  transip: p_transip,
  'update-url': p_update_url,
  'value-domain-api': p_value_domain_api,
  vercel: p_vercel,
  volcengine: p_volcengine,
  vultr: p_vultr,
  xserver: p_xserver,
};
