// Made by scripts/plugin-index.mjs from the files beside it.
import preset_p_dyndns2 from '../presets/dyndns2.json';
import p_3322 from './3322.json';
import p_all_inkl from './all-inkl.json';
import p_apertodns from './apertodns.json';
import p_changeip from './changeip.json';
import p_cloudflare from './cloudflare.json';
import p_custom from './custom.json';
import p_ddns_now from './ddns-now.json';
import p_ddo_jp from './ddo.jp.json';
import p_dnsomatic from './dnsomatic.json';
import p_do_de from './do.de.json';
import p_domeneshop from './domeneshop.json';
import p_domopoli from './domopoli.json';
import p_dslreports1 from './dslreports1.json';
import p_duckdns from './duckdns.json';
import p_dyfi from './dyfi.json';
import p_dyn from './dyn.json';
import p_dyndns_it from './dyndns.it.json';
import p_dyndns1 from './dyndns1.json';
import p_dyndns2 from './dyndns2.json';
import p_dynu from './dynu.json';
import p_easydns from './easydns.json';
import p_eurodns from './eurodns.json';
import p_googledomains from './googledomains.json';
import p_he from './he.json';
import p_hosting_de from './hosting.de.json';
import p_ieserver from './ieserver.json';
import p_infomaniak from './infomaniak.json';
import p_inwx from './inwx.json';
import p_itsdns from './itsdns.json';
import p_joker from './joker.json';
import p_loopia from './loopia.json';
import p_luadns from './luadns.json';
import p_mydns_jp from './mydns.jp.json';
import p_nic_ru from './nic.ru.json';
import p_noip from './noip.json';
import p_nowdns from './nowdns.json';
import p_nsupdate_info from './nsupdate.info.json';
import p_onamae from './onamae.json';
import p_opendns from './opendns.json';
import p_oray from './oray.json';
import p_ovh from './ovh.json';
import p_rfc2136 from './rfc2136.json';
import p_schokokeks from './schokokeks.json';
import p_selfhost from './selfhost.json';
import p_simply from './simply.json';
import p_spdyn from './spdyn.json';
import p_strato from './strato.json';
import p_tunnelbroker from './tunnelbroker.json';
import p_udmedia from './udmedia.json';
import p_value_domain from './value-domain.json';
import p_variomedia from './variomedia.json';
import p_websupport from './websupport.json';
import p_xlhost from './xlhost.json';
import p_ydns from './ydns.json';
import p_zoneedit from './zoneedit.json';

/** The built-in plug-ins by id, as they are on disk; read when first asked for. */
export const builtIns: Readonly<Record<string, unknown>> = {
  '3322': p_3322,
  'all-inkl': p_all_inkl,
  apertodns: p_apertodns,
  changeip: p_changeip,
  cloudflare: p_cloudflare,
  custom: p_custom,
  'ddns-now': p_ddns_now,
  'ddo.jp': p_ddo_jp,
  dnsomatic: p_dnsomatic,
  'do.de': p_do_de,
  domeneshop: p_domeneshop,
  domopoli: p_domopoli,
  dslreports1: p_dslreports1,
  duckdns: p_duckdns,
  dyfi: p_dyfi,
  dyn: p_dyn,
  'dyndns.it': p_dyndns_it,
  dyndns1: p_dyndns1,
  dyndns2: p_dyndns2,
  dynu: p_dynu,
  easydns: p_easydns,
  eurodns: p_eurodns,
  googledomains: p_googledomains,
  he: p_he,
  'hosting.de': p_hosting_de,
  ieserver: p_ieserver,
  infomaniak: p_infomaniak,
  inwx: p_inwx,
  itsdns: p_itsdns,
  joker: p_joker,
  loopia: p_loopia,
  luadns: p_luadns,
  'mydns.jp': p_mydns_jp,
  'nic.ru': p_nic_ru,
  noip: p_noip,
  nowdns: p_nowdns,
  'nsupdate.info': p_nsupdate_info,
  onamae: p_onamae,
  opendns: p_opendns,
  oray: p_oray,
  ovh: p_ovh,
  rfc2136: p_rfc2136,
  schokokeks: p_schokokeks,
  selfhost: p_selfhost,
  simply: p_simply,
  spdyn: p_spdyn,
  strato: p_strato,
  tunnelbroker: p_tunnelbroker,
  udmedia: p_udmedia,
  'value-domain': p_value_domain,
  variomedia: p_variomedia,
  websupport: p_websupport,
  xlhost: p_xlhost,
  ydns: p_ydns,
  zoneedit: p_zoneedit,
};

/** What clones build on. */
export const presets: Readonly<Record<string, unknown>> = {
  dyndns2: preset_p_dyndns2,
};
