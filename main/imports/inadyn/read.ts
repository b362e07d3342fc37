import type { Note } from '../../../preload/contract/imports/plan.ts';
import { type Entry, emptyRead, type Families, own, type Read } from '../reading/entry.ts';
import { refreshDays, seconds } from '../reading/interval.ts';
import { isPlaceholder } from '../reading/placeholder.ts';
import { customService } from './custom.ts';
import { isVague, providerNamed } from './providers.ts';
import { type Section, type Sections, sectionsOf } from './sections.ts';

/** One account of an inadyn.conf, of either version. */
export interface Account {
  kind: Section['kind'];
  name: string;
  line: number;
  hosts: string[];
  of(option: string): string;
  all: Sections['globals'];
}

const isOn = (text: string): boolean => /^(?:true|yes|on|1|enabled?)$/i.test(text);
const isOff = (text: string): boolean => /^(?:false|no|off|0|disabled?)$/i.test(text);
const SIX = /inet6|ipv6|ip6|(?:^|[\s/.])-?6(?:[\s/.]|$)|v6\./i;

/** inadyn takes the first address it finds; `allow-ipv6` is what makes that an IPv6 one at times. */
const familiesOf = ({ of }: Account, family: 'ipv4' | 'ipv6' | undefined): { families: Families; vague: boolean } => {
  const only = (which: 'ipv4' | 'ipv6') => ({ families: { ipv4: which === 'ipv4', ipv6: which === 'ipv6' }, vague: false });
  const six = isOn(of('allow-ipv6'));
  if (family === 'ipv4') return only('ipv4');
  if (family === 'ipv6') return only('ipv6');
  if (!six) return only('ipv4');
  if (SIX.test(of('checkip-command')) || SIX.test(of('checkip-server')) || SIX.test(of('ddns-server'))) return only('ipv6');
  const own = of('iface') !== '' || of('checkip-command') !== '' || of('checkip-server') !== '';
  return own ? { families: { ipv4: true, ipv6: true }, vague: true } : only('ipv4');
};

const FIELDS = ['username', 'password', 'ttl', 'proxied', 'wildcard'];

const entryOf = (account: Account, read: Read): Entry | null => {
  const { line, of, hosts, name, kind } = account;
  const note = (code: Note['code'], what: string): void => void read.warnings.push({ line, code, what });
  const [first = name] = hosts;
  const custom =
    kind === 'custom'
      ? customService({
          server: of('ddns-server'),
          path: of('ddns-path'),
          username: of('username'),
          password: of('password'),
          appendIp: isOn(of('append-myip')),
          ssl: !isOff(of('ssl')),
        })
      : null;
  const provider = kind === 'provider' ? providerNamed(name) : null;
  if (kind === 'custom' ? custom === null : provider === null) {
    // An entry without a provider: inadyn takes the first one of its list.
    const code = name === '' ? 'misread' : isPlaceholder(name) ? 'placeholder' : 'service-unknown';
    read.left.push({ line, code, what: name === '' ? kind : `${first}: ${name}` });
    return null;
  }
  if (kind === 'provider' && isVague(name)) note('misread-value', `${first}: ${name}`);
  const { families, vague } = familiesOf(account, provider?.family);
  if (vague) note('family-choice', first);
  if (isOff(of('ssl'))) note('encrypted-now', first);
  if (of('checkip-command') !== '') note('address-script', 'checkip-command');
  else if (of('checkip-server') !== '' && of('checkip-server') !== 'default') note('address-elsewhere', 'checkip-server');
  const values: Record<string, string> = { ...custom?.values };
  if (kind === 'provider')
    for (const option of FIELDS) {
      const value = of(option);
      // Of a provider's own words only some are of use to every service.
      const to =
        own(provider?.fields ?? {}, option) ??
        (['username', 'password', 'ttl'].includes(option) || (option === 'proxied' && isOn(value)) ? option : null);
      if (to !== null && value !== '' && !(option === 'ttl' && value === '-1')) values[to] ??= value;
    }
  const iface = of('iface');
  const forced = seconds(of('forced-update'));
  return {
    line,
    called: name,
    service: custom?.service ?? provider?.service ?? null,
    hosts,
    values,
    families,
    address: iface !== '' && of('checkip-command') === '' ? { kind: 'interface', name: iface.slice(0, 100) } : { kind: 'automatic' },
    enabled: true,
    ...(forced === null || of('forced-update') === '' ? {} : { refresh: refreshDays(forced) }),
  };
};

/** What the accounts of a file say, and what is of the program itself. */
export const readAccounts = (accounts: readonly Account[], globals: Sections['globals'], read: Read): Read => {
  for (const account of accounts) {
    const entry = entryOf(account, read);
    if (entry !== null) read.entries.push(entry);
    if (account.all.has('checkip-command'))
      read.left.push({ line: account.all.get('checkip-command')?.line ?? account.line, code: 'script', what: 'checkip-command' });
  }
  const period = globals.get('period');
  if (period !== undefined) read.warnings.push({ line: period.line, code: 'interval', what: period.values[0] ?? '' });
  for (const name of ['exec', 'ca-trust-file', 'proxy']) {
    const option = globals.get(name);
    if (option !== undefined) read.left.push({ line: option.line, code: name === 'exec' ? 'script' : 'option', what: name });
  }
  return read;
};

const accountOf = (section: Section, globals: Sections['globals']): Account => {
  const of = (option: string): string => (section.options.get(option) ?? globals.get(option))?.values[0] ?? '';
  const hosts = section.options.get('hostname') ?? section.options.get('alias');
  // The user name is the host where the service has no other.
  const alone = hosts === undefined && /dnshome/i.test(section.name) ? [of('username')] : [];
  return { kind: section.kind, name: section.name, line: section.line, hosts: hosts?.values ?? alone, of, all: section.options };
};

/** Settings of inadyn 2. */
export const readInadyn = (text: string): Read => {
  const { globals, sections, left, warnings } = sectionsOf(text);
  const read: Read = { ...emptyRead(), left, warnings };
  return readAccounts(
    sections.map((section) => accountOf(section, globals)),
    globals,
    read,
  );
};

const SECTION = /^[ \t]*(?:provider|custom)\b[^={}\n]*(?:\n\s*)?\{/m;

export const looksLikeInadyn = (text: string): boolean => SECTION.test(text) && /^[^#\n]*[\w-][ \t]*\+?=/m.test(text);
