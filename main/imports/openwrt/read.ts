import type { Note } from '../../../preload/contract/imports/plan.ts';
import { type Entry, emptyRead, own, type Read } from '../reading/entry.ts';
import { isHomePage } from '../reading/home-page.ts';
import { refreshDays, seconds } from '../reading/interval.ts';
import { serviceAtUrl, serviceNamed } from './services.ts';
import { type UciSection, uciSections } from './uci.ts';

const isOn = (text: string): boolean => /^(?:1|on|true|yes|enabled)$/i.test(text);

/** `host@example.com` and `@example.com` name a record and its zone. */
const hostAndZone = (domain: string): { host: string; zone: string } => {
  const [before = '', zone] = domain.split('@');
  if (zone === undefined) return { host: domain, zone: '' };
  return { host: before === '' ? zone : `${before}.${zone}`, zone };
};

const span = (section: UciSection, name: string): number | null => {
  const value = section.options.get(`${name}_interval`)?.value ?? '';
  const unit = section.options.get(`${name}_unit`)?.value ?? '';
  return value === '' ? null : seconds(`${value}${unit === '' ? '' : unit[0]}`);
};

const addressNotes = (section: UciSection, note: (code: Note['code'], what: string, line?: number) => void): Entry['address'] => {
  const of = (name: string): string => section.options.get(name)?.value ?? '';
  const lineOf = (name: string): number => section.options.get(name)?.line ?? section.line;
  const source = of('ip_source');
  if (source === 'script') note('address-script', 'ip_script', lineOf('ip_script'));
  if (source === 'web' && of('ip_url') !== '')
    note(isHomePage(of('ip_url')) ? 'router-page' : 'address-elsewhere', 'ip_url', lineOf('ip_url'));
  // Networks and interfaces are the router's own: this computer has others, and asks the router.
  return { kind: 'automatic' };
};

const entryOf = (section: UciSection, read: Read): Entry | null => {
  const { line } = section;
  const of = (name: string): string => section.options.get(name)?.value ?? '';
  const note = (code: Note['code'], what: string, at = line): void => void read.warnings.push({ line: at, code, what });
  const domain = of('domain') || of('lookup_host');
  const [username, password] = [of('username'), of('password')];
  const name = of('service_name');
  const url = of('update_url');
  const named = /^custom$/i.test(name) || name === '' || name === '-' ? null : serviceNamed(name, username);
  const byUrl = named === null && url !== '' ? serviceAtUrl(url, { username, password }) : null;
  if (of('update_script') !== '')
    read.left.push({ line: section.options.get('update_script')?.line ?? line, code: 'script', what: 'update_script' });
  const row = named ?? byUrl?.row;
  if (row === undefined || row.service === null) {
    read.left.push({ line, code: 'service-unknown', what: `${domain || section.name}: ${name || 'update_script'}` });
    return null;
  }
  const values: Record<string, string> = {};
  for (const [key, value] of Object.entries(byUrl?.values ?? { username, password }))
    if (value !== '') values[own(row.fields, key) ?? key] = value;
  const { host, zone } = hostAndZone(domain);
  if (zone !== '') values.zone = zone;
  // Two services know the name of a record and its zone by other words.
  const isSplit = (row.service === 'gandi' || row.service === 'digitalocean') && username !== '' && domain !== '';
  if (isSplit) values.zone = domain;
  if (isSplit) delete values.username;
  if (/^bearer$/i.test(values.username ?? '')) delete values.username;
  if (!isOn(of('enabled'))) note('switched-off', host || section.name);
  if (of('use_https') !== '' && !isOn(of('use_https'))) note('encrypted-now', host || section.name);
  const forced = span(section, 'force');
  const six = isOn(of('use_ipv6'));
  return {
    line,
    called: name || url,
    service: row.service,
    hosts: host === '' ? [] : [isSplit ? (username === '@' ? domain : `${username}.${domain}`) : host],
    values,
    families: { ipv4: !six, ipv6: six },
    address: addressNotes(section, note),
    enabled: isOn(of('enabled')),
    name: section.name.replace(/^@service\[\d+\]$/, ''),
    ...(forced === null ? {} : { refresh: forced === 0 ? ('never' as const) : refreshDays(forced) }),
  };
};

/** OpenWrt's /etc/config/ddns. */
export const readOpenwrt = (text: string): Read => {
  const read = emptyRead();
  const checks = new Set<string>();
  for (const section of uciSections(text)) {
    if (section.type !== 'service') continue;
    const entry = entryOf(section, read);
    if (entry !== null) read.entries.push(entry);
    const check = span(section, 'check');
    const line = section.options.get('check_interval')?.line ?? section.line;
    if (check !== null && !checks.has(String(check))) read.warnings.push({ line, code: 'interval', what: String(check) });
    checks.add(String(check));
    for (const name of ['proxy', 'dns_server', 'bind_network', 'cacert']) {
      const option = section.options.get(name);
      if (option !== undefined && option.value !== '') read.left.push({ line: option.line, code: 'option', what: name });
    }
  }
  return read;
};

export const looksLikeOpenwrt = (text: string): boolean =>
  /^[ \t]*config[ \t]+["']?(?:service|ddns)\b/m.test(text) || /^ddns\.[\w@[\]-]+(?:\.\w+)?=/m.test(text);
