import dyndns2Preset from '../presets/dyndns2.json';
import cloudflare from './cloudflare.json';
import custom from './custom.json';
import ddnsNow from './ddns-now.json';
import ddoJp from './ddo.jp.json';
import duckdns from './duckdns.json';
import dyn from './dyn.json';
import dyndns2 from './dyndns2.json';
import dynu from './dynu.json';
import ieserver from './ieserver.json';
import mydnsJp from './mydns.jp.json';
import noip from './noip.json';
import onamae from './onamae.json';
import rfc2136 from './rfc2136.json';
import valueDomain from './value-domain.json';

/** The built-in plug-ins by id, as they are on disk; read when first asked for. Their order is that of the list. */
export const builtIns: Readonly<Record<string, unknown>> = {
  'ddns-now': ddnsNow,
  'mydns.jp': mydnsJp,
  'value-domain': valueDomain,
  onamae,
  'ddo.jp': ddoJp,
  noip,
  dyn,
  dynu,
  duckdns,
  cloudflare,
  rfc2136,
  dyndns2,
  custom,
  ieserver,
};

/** What clones build on. */
export const presets: Readonly<Record<string, unknown>> = { dyndns2: dyndns2Preset };
