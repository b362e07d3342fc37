// Made by scripts/plugin-index.mjs from the files beside it.
import preset_p_dyndns2_words from '../presets/dyndns2-words.json';
import preset_p_dyndns2 from '../presets/dyndns2.json';
import preset_p_key_systems from '../presets/key-systems.json';
import preset_p_rest from '../presets/rest.json';
import p_1984 from './1984.json';
import p_3322 from './3322.json';
import p_alidns from './alidns.json';
import p_aliesa from './aliesa.json';
import p_all_inkl from './all-inkl.json';
import p_apertodns from './apertodns.json';
import p_azure from './azure.json';
import p_baiducloud from './baiducloud.json';
import p_beget from './beget.json';
import p_blazingfast from './blazingfast.json';
import p_bunny from './bunny.json';
import p_changeip from './changeip.json';
import p_cloudflare from './cloudflare.json';
import p_cloudns_api from './cloudns-api.json';
import p_cloudns from './cloudns.json';
import p_cloudxns from './cloudxns.json';
import p_conoha from './conoha.json';
import p_core_networks from './core-networks.json';
import p_custom from './custom.json';
import p_ddns_now from './ddns-now.json';
import p_ddns_fm from './ddns.fm.json';
import p_ddnss from './ddnss.json';
import p_ddo_jp from './ddo.jp.json';
import p_desec_api from './desec-api.json';
import p_desec from './desec.json';
import p_dhis from './dhis.json';
import p_digitalocean from './digitalocean.json';
import p_dinahosting from './dinahosting.json';
import p_directnic from './directnic.json';
import p_dnsever from './dnsever.json';
import p_dnsexit_legacy from './dnsexit-legacy.json';
import p_dnsexit from './dnsexit.json';
import p_dnshome from './dnshome.json';
import p_dnsimple from './dnsimple.json';
import p_dnsla from './dnsla.json';
import p_dnsmadeeasy from './dnsmadeeasy.json';
import p_dnsmax from './dnsmax.json';
import p_dnsomatic from './dnsomatic.json';
import p_dnspark from './dnspark.json';
import p_dnspod from './dnspod.json';
import p_do_de from './do.de.json';
import p_domaindiscount24 from './domaindiscount24.json';
import p_domeneshop from './domeneshop.json';
import p_domopoli from './domopoli.json';
import p_dondominio from './dondominio.json';
import p_dreamhost from './dreamhost.json';
import p_dslreports1 from './dslreports1.json';
import p_dtdns from './dtdns.json';
import p_duckdns from './duckdns.json';
import p_duiadns from './duiadns.json';
import p_dyfi from './dyfi.json';
import p_dyn_free from './dyn-free.json';
import p_dyn from './dyn.json';
import p_dynadot from './dynadot.json';
import p_dyndns_it from './dyndns.it.json';
import p_dyndns1 from './dyndns1.json';
import p_dyndns2 from './dyndns2.json';
import p_dynu from './dynu.json';
import p_dynv6_rest from './dynv6-rest.json';
import p_dynv6 from './dynv6.json';
import p_easydns from './easydns.json';
import p_edgeone from './edgeone.json';
import p_emailonly from './emailonly.json';
import p_enom from './enom.json';
import p_entrydns from './entrydns.json';
import p_eranet from './eranet.json';
import p_eurodns from './eurodns.json';
import p_freedns_42_pl from './freedns.42.pl.json';
import p_freedns from './freedns.json';
import p_freemyip from './freemyip.json';
import p_gandi from './gandi.json';
import p_gcore from './gcore.json';
import p_gcp from './gcp.json';
import p_gigahost from './gigahost.json';
import p_giradns from './giradns.json';
import p_godaddy from './godaddy.json';
import p_goip from './goip.json';
import p_googledomains from './googledomains.json';
import p_hammernode from './hammernode.json';
import p_he_tunnel_legacy from './he-tunnel-legacy.json';
import p_he from './he.json';
import p_hetzner_cloud from './hetzner-cloud.json';
import p_hetzner_dns from './hetzner-dns.json';
import p_hipm_dnsmgr from './hipm-dnsmgr.json';
import p_hosting_de from './hosting.de.json';
import p_hostinger from './hostinger.json';
import p_huaweicloud from './huaweicloud.json';
import p_ieserver from './ieserver.json';
import p_infomaniak from './infomaniak.json';
import p_inwx from './inwx.json';
import p_ionos from './ionos.json';
import p_ipnodns_ru from './ipnodns.ru.json';
import p_ipv64 from './ipv64.json';
import p_itsdns from './itsdns.json';
import p_joker from './joker.json';
import p_kdns from './kdns.json';
import p_linode from './linode.json';
import p_loopia from './loopia.json';
import p_luadns_api from './luadns-api.json';
import p_luadns from './luadns.json';
import p_mailinabox from './mailinabox.json';
import p_moniker from './moniker.json';
import p_myaddr from './myaddr.json';
import p_mydns_jp from './mydns.jp.json';
import p_myonlineportal from './myonlineportal.json';
import p_mythicbeasts from './mythicbeasts.json';
import p_name_com from './name.com.json';
import p_namecheap from './namecheap.json';
import p_namesilo from './namesilo.json';
import p_nearlyfreespeech from './nearlyfreespeech.json';
import p_netcup from './netcup.json';
import p_netlify from './netlify.json';
import p_nic_ru from './nic.ru.json';
import p_njalla from './njalla.json';
import p_no_ip_pl from './no-ip.pl.json';
import p_noip from './noip.json';
import p_now_cn from './now.cn.json';
import p_nowdns from './nowdns.json';
import p_ns1 from './ns1.json';
import p_nsupdate_info from './nsupdate.info.json';
import p_onamae from './onamae.json';
import p_open_ipv6_ddns from './open-ipv6-ddns.json';
import p_opendns from './opendns.json';
import p_oray from './oray.json';
import p_ovh_api from './ovh-api.json';
import p_ovh from './ovh.json';
import p_porkbun from './porkbun.json';
import p_powerdns from './powerdns.json';
import p_rainyun from './rainyun.json';
import p_regfish from './regfish.json';
import p_rfc2136 from './rfc2136.json';
import p_route53 from './route53.json';
import p_sakura_cloud from './sakura-cloud.json';
import p_scaleway from './scaleway.json';
import p_schokokeks from './schokokeks.json';
import p_selfhost from './selfhost.json';
import p_servercow from './servercow.json';
import p_simply from './simply.json';
import p_sitelutions from './sitelutions.json';
import p_spaceship from './spaceship.json';
import p_spdyn from './spdyn.json';
import p_strato from './strato.json';
import p_system_ns from './system-ns.json';
import p_tencentcloud from './tencentcloud.json';
import p_thatip from './thatip.json';
import p_tnet_hk from './tnet.hk.json';
import p_transip from './transip.json';
import p_tunnelbroker from './tunnelbroker.json';
import p_twodns from './twodns.json';
import p_udmedia from './udmedia.json';
import p_value_domain_api from './value-domain-api.json';
import p_value_domain from './value-domain.json';
import p_variomedia from './variomedia.json';
import p_vercel from './vercel.json';
import p_volcengine_trafficroute from './volcengine-trafficroute.json';
import p_vultr from './vultr.json';
import p_websupport from './websupport.json';
import p_west_cn from './west.cn.json';
import p_woima from './woima.json';
import p_xlhost from './xlhost.json';
import p_xserver from './xserver.json';
import p_yandex_pdd from './yandex-pdd.json';
import p_ydns from './ydns.json';
import p_zoneedit from './zoneedit.json';

/** The built-in plug-ins by id, as they are on disk; read when first asked for. */
export const builtIns: Readonly<Record<string, unknown>> = {
  '1984': p_1984,
  '3322': p_3322,
  alidns: p_alidns,
  aliesa: p_aliesa,
  'all-inkl': p_all_inkl,
  apertodns: p_apertodns,
  azure: p_azure,
  baiducloud: p_baiducloud,
  beget: p_beget,
  blazingfast: p_blazingfast,
  bunny: p_bunny,
  changeip: p_changeip,
  cloudflare: p_cloudflare,
  'cloudns-api': p_cloudns_api,
  cloudns: p_cloudns,
  cloudxns: p_cloudxns,
  conoha: p_conoha,
  'core-networks': p_core_networks,
  custom: p_custom,
  'ddns-now': p_ddns_now,
  'ddns.fm': p_ddns_fm,
  ddnss: p_ddnss,
  'ddo.jp': p_ddo_jp,
  'desec-api': p_desec_api,
  desec: p_desec,
  dhis: p_dhis,
  digitalocean: p_digitalocean,
  dinahosting: p_dinahosting,
  directnic: p_directnic,
  dnsever: p_dnsever,
  'dnsexit-legacy': p_dnsexit_legacy,
  dnsexit: p_dnsexit,
  dnshome: p_dnshome,
  dnsimple: p_dnsimple,
  dnsla: p_dnsla,
  dnsmadeeasy: p_dnsmadeeasy,
  dnsmax: p_dnsmax,
  dnsomatic: p_dnsomatic,
  dnspark: p_dnspark,
  dnspod: p_dnspod,
  'do.de': p_do_de,
  domaindiscount24: p_domaindiscount24,
  domeneshop: p_domeneshop,
  domopoli: p_domopoli,
  dondominio: p_dondominio,
  dreamhost: p_dreamhost,
  dslreports1: p_dslreports1,
  dtdns: p_dtdns,
  duckdns: p_duckdns,
  duiadns: p_duiadns,
  dyfi: p_dyfi,
  'dyn-free': p_dyn_free,
  dyn: p_dyn,
  dynadot: p_dynadot,
  'dyndns.it': p_dyndns_it,
  dyndns1: p_dyndns1,
  dyndns2: p_dyndns2,
  dynu: p_dynu,
  'dynv6-rest': p_dynv6_rest,
  dynv6: p_dynv6,
  easydns: p_easydns,
  edgeone: p_edgeone,
  emailonly: p_emailonly,
  enom: p_enom,
  entrydns: p_entrydns,
  eranet: p_eranet,
  eurodns: p_eurodns,
  'freedns.42.pl': p_freedns_42_pl,
  freedns: p_freedns,
  freemyip: p_freemyip,
  gandi: p_gandi,
  gcore: p_gcore,
  gcp: p_gcp,
  gigahost: p_gigahost,
  giradns: p_giradns,
  godaddy: p_godaddy,
  goip: p_goip,
  googledomains: p_googledomains,
  hammernode: p_hammernode,
  'he-tunnel-legacy': p_he_tunnel_legacy,
  he: p_he,
  'hetzner-cloud': p_hetzner_cloud,
  'hetzner-dns': p_hetzner_dns,
  'hipm-dnsmgr': p_hipm_dnsmgr,
  'hosting.de': p_hosting_de,
  hostinger: p_hostinger,
  huaweicloud: p_huaweicloud,
  ieserver: p_ieserver,
  infomaniak: p_infomaniak,
  inwx: p_inwx,
  ionos: p_ionos,
  'ipnodns.ru': p_ipnodns_ru,
  ipv64: p_ipv64,
  itsdns: p_itsdns,
  joker: p_joker,
  kdns: p_kdns,
  linode: p_linode,
  loopia: p_loopia,
  'luadns-api': p_luadns_api,
  luadns: p_luadns,
  mailinabox: p_mailinabox,
  moniker: p_moniker,
  myaddr: p_myaddr,
  'mydns.jp': p_mydns_jp,
  myonlineportal: p_myonlineportal,
  mythicbeasts: p_mythicbeasts,
  'name.com': p_name_com,
  namecheap: p_namecheap,
  namesilo: p_namesilo,
  nearlyfreespeech: p_nearlyfreespeech,
  netcup: p_netcup,
  netlify: p_netlify,
  'nic.ru': p_nic_ru,
  njalla: p_njalla,
  'no-ip.pl': p_no_ip_pl,
  noip: p_noip,
  'now.cn': p_now_cn,
  nowdns: p_nowdns,
  ns1: p_ns1,
  'nsupdate.info': p_nsupdate_info,
  onamae: p_onamae,
  'open-ipv6-ddns': p_open_ipv6_ddns,
  opendns: p_opendns,
  oray: p_oray,
  'ovh-api': p_ovh_api,
  ovh: p_ovh,
  porkbun: p_porkbun,
  powerdns: p_powerdns,
  rainyun: p_rainyun,
  regfish: p_regfish,
  rfc2136: p_rfc2136,
  route53: p_route53,
  'sakura-cloud': p_sakura_cloud,
  scaleway: p_scaleway,
  schokokeks: p_schokokeks,
  selfhost: p_selfhost,
  servercow: p_servercow,
  simply: p_simply,
  sitelutions: p_sitelutions,
  spaceship: p_spaceship,
  spdyn: p_spdyn,
  strato: p_strato,
  'system-ns': p_system_ns,
  tencentcloud: p_tencentcloud,
  thatip: p_thatip,
  'tnet.hk': p_tnet_hk,
  transip: p_transip,
  tunnelbroker: p_tunnelbroker,
  twodns: p_twodns,
  udmedia: p_udmedia,
  'value-domain-api': p_value_domain_api,
  'value-domain': p_value_domain,
  variomedia: p_variomedia,
  vercel: p_vercel,
  'volcengine-trafficroute': p_volcengine_trafficroute,
  vultr: p_vultr,
  websupport: p_websupport,
  'west.cn': p_west_cn,
  woima: p_woima,
  xlhost: p_xlhost,
  xserver: p_xserver,
  'yandex-pdd': p_yandex_pdd,
  ydns: p_ydns,
  zoneedit: p_zoneedit,
};

/** What clones build on. */
export const presets: Readonly<Record<string, unknown>> = {
  'dyndns2-words': preset_p_dyndns2_words,
  dyndns2: preset_p_dyndns2,
  'key-systems': preset_p_key_systems,
  rest: preset_p_rest,
};
