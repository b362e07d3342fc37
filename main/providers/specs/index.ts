// Made by scripts/plugin-index.mjs from the files beside it.
import preset_p_dyndns2 from '../presets/dyndns2.json';
import p_cloudflare from './cloudflare.json';
import p_custom from './custom.json';
import p_ddns_now from './ddns-now.json';
import p_ddo_jp from './ddo.jp.json';
import p_duckdns from './duckdns.json';
import p_dyn from './dyn.json';
import p_dyndns2 from './dyndns2.json';
import p_dynu from './dynu.json';
import p_ieserver from './ieserver.json';
import p_mydns_jp from './mydns.jp.json';
import p_noip from './noip.json';
import p_onamae from './onamae.json';
import p_rfc2136 from './rfc2136.json';
import p_value_domain from './value-domain.json';

/** The built-in plug-ins by id, as they are on disk; read when first asked for. */
export const builtIns: Readonly<Record<string, unknown>> = {
  cloudflare: p_cloudflare,
  custom: p_custom,
  'ddns-now': p_ddns_now,
  'ddo.jp': p_ddo_jp,
  duckdns: p_duckdns,
  dyn: p_dyn,
  dyndns2: p_dyndns2,
  dynu: p_dynu,
  ieserver: p_ieserver,
  'mydns.jp': p_mydns_jp,
  noip: p_noip,
  onamae: p_onamae,
  rfc2136: p_rfc2136,
  'value-domain': p_value_domain,
};

/** What clones build on. */
export const presets: Readonly<Record<string, unknown>> = {
  dyndns2: preset_p_dyndns2,
};
