import type { ImportedAddress, Note } from '../../../preload/contract/imports/plan.ts';
import { parseIpv4, parseIpv6 } from '../../net/address.ts';
import type { Families } from '../reading/entry.ts';
import { isHomePage } from '../reading/home-page.ts';
import type { Options } from './config.ts';

export interface AddressFound {
  families: Families;
  address: ImportedAddress;
  /** what: the option, which may stand in another line. */
  notes: Omit<Note, 'line'>[];
}

type Way = 'off' | 'fixed' | 'interface' | 'web' | 'router' | 'script';
const WAYS: Readonly<Record<string, Way>> = {
  no: 'off',
  disabled: 'off',
  ip: 'fixed',
  ipv4: 'fixed',
  ipv6: 'fixed',
  if: 'interface',
  ifv4: 'interface',
  ifv6: 'interface',
  web: 'web',
  webv4: 'web',
  webv6: 'web',
  cmd: 'script',
  cmdv4: 'script',
  cmdv6: 'script',
};
/** Any other word is the name of a router's make, whose page ddclient reads. */
const wayOf = (use: string | undefined): Way =>
  use === undefined || use === '' ? 'off' : Object.hasOwn(WAYS, use) ? (WAYS[use] ?? 'router') : 'router';

const OWN_LIST = /^(?:he\.net|ip[46]only\.me|nsupdate\.info-ipv[46])$/;
const SIXES = /ipv6|ip6only|v6\.|\bapi6\b/i;

/** Which families ddclient keeps, and where it has their addresses from. */
export const addressOf = (options: Options): AddressFound => {
  const use = options.get('use');
  const [v4, v6] = [wayOf(options.get('usev4')), wayOf(options.get('usev6'))];
  const apart = v4 !== 'off' || v6 !== 'off';
  const legacy = apart ? 'off' : use === undefined ? (options.has('usev4') || options.has('usev6') ? 'off' : 'web') : wayOf(use);
  // `use` finds one address, an IPv4 one but for a few names.
  const six =
    legacy !== 'off' &&
    ((legacy === 'web' && SIXES.test(options.get('web') ?? '')) || (legacy === 'fixed' && (options.get('ip') ?? '').includes(':')));
  const families: Families = { ipv4: v4 !== 'off' || (legacy !== 'off' && !six), ipv6: v6 !== 'off' || six };
  const ways = [v4, v6, legacy];
  const notes: AddressFound['notes'] = [];
  const of = (...names: string[]): string =>
    names.map((name) => options.get(name)).find((value) => value !== undefined && value !== '') ?? '';

  if (ways.includes('script'))
    for (const what of ['cmd', 'cmdv4', 'cmdv6']) if (of(what) !== '') notes.push({ code: 'address-script', what });
  // A name instead of a URL is one of ddclient's own list of public pages.
  const pages = ways.includes('web') ? ['web', 'webv4', 'webv6'].filter((name) => /[./]/.test(of(name)) && !OWN_LIST.test(of(name))) : [];
  for (const what of pages) notes.push({ code: isHomePage(of(what)) ? 'router-page' : 'address-elsewhere', what });
  if (ways.includes('router'))
    for (const what of ['use', 'usev4', 'usev6']) if (wayOf(options.get(what)) === 'router') notes.push({ code: 'router-page', what });

  if (ways.includes('fixed')) {
    const ipv4 = parseIpv4(of('ipv4', 'ip'));
    const ipv6 = parseIpv6(of('ipv6', 'ip'));
    if (ipv4 !== null || ipv6 !== null)
      return { families, notes, address: { kind: 'fixed', ...(ipv4 === null ? {} : { ipv4 }), ...(ipv6 === null ? {} : { ipv6 }) } };
  }
  if (ways.includes('interface')) {
    const name = (families.ipv4 && of('ifv4')) || (families.ipv6 && of('ifv6')) || of('if');
    if (name && name !== 'default' && name.length <= 100) return { families, notes, address: { kind: 'interface', name } };
  }
  return { families, notes, address: { kind: 'automatic' } };
};
