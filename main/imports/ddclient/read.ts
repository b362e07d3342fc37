import type { Note } from '../../../preload/contract/imports/plan.ts';
import { type Entry, own, type Read } from '../reading/entry.ts';
import { isNever, refreshDays, seconds } from '../reading/interval.ts';
import { addressOf } from './address.ts';
import { type Options, readConfig } from './config.ts';
import { BY_NUMBER, protocolRow } from './protocols.ts';

/** What of the line becomes a field of the service. */
const valuesOf = (options: Options, fields: Readonly<Record<string, string>>): Record<string, string> => {
  const values: Record<string, string> = {};
  for (const [name, value] of options) {
    const to = own(fields, name) ?? (name === 'login' ? 'username' : ['password', 'zone', 'ttl'].includes(name) ? name : undefined);
    if (to !== undefined && value !== '') values[to] = value;
  }
  return values;
};

/** Services that are signed in to with the domain take of the host what stands before it. */
const hostIn = (host: string, { zone = '' }: Readonly<Record<string, string>>, protocol: string): string => {
  if (!['namecheap', 'enom'].includes(protocol) || host.includes('.') || !zone.includes('.')) return host;
  return host === '@' ? zone : `${host}.${zone}`;
};

const entryOf = (
  host: string,
  line: number,
  options: Options,
  { read, lineOf }: { read: Read; lineOf(option: string): number },
): Entry | null => {
  const protocol = options.get('protocol') ?? 'dyndns2';
  const found = protocolRow(options);
  const note = (one: Omit<Note, 'line'>): void => void read.warnings.push({ line, ...one });
  if (found === null || found.service === null) {
    read.left.push({ line, code: 'service-unknown', what: `${host}: ${protocol}` });
    return null;
  }
  if (BY_NUMBER.has(protocol) && /^\d+$/.test(host)) {
    read.left.push({ line, code: 'host-number', what: host });
    return null;
  }
  const { families, address, notes } = addressOf(options);
  for (const one of notes) read.warnings.push({ line: lineOf(one.what), ...one });
  if (/^(?:no|0|false|off|n)$/i.test(options.get('ssl') ?? '') || /^http:/i.test(options.get('server') ?? ''))
    note({ code: 'encrypted-now', what: host });
  if (protocol === 'hetzner' && found.service === 'hetzner-cloud' && !options.has('server')) note({ code: 'api-changed', what: host });
  const values = valuesOf(options, found.fields);
  // The password names a key file there, and the login the program to start.
  if (found.service === 'rfc2136') {
    delete values.username;
    delete values.password;
    note({ code: 'value-elsewhere', what: `${host}: password` });
  }
  if (found.service === 'dyndns2' && /^http:/i.test(values.server ?? '')) values.server = (values.server ?? '').replace(/\/+$/, '');
  else if (values.server !== undefined) values.server = values.server.replace(/^https?:\/\//i, '').replace(/\/.*$/, '');
  const longest = options.get('max-interval');
  const refresh = longest === undefined ? undefined : isNever(longest) ? ('never' as const) : seconds(longest);
  return {
    line,
    called: protocol,
    service: found.service,
    hosts: [hostIn(host, values, protocol)],
    values,
    families,
    address,
    enabled: true,
    ...(refresh === undefined || refresh === null ? {} : { refresh: refresh === 'never' ? refresh : refreshDays(refresh) }),
  };
};

const SCRIPTS = ['postscript', 'cmd', 'cmdv4', 'cmdv6'];
const WITHOUT_COUNTERPART = ['proxy', 'mail', 'mail-failure', 'ssl_ca_file'];

/** What is of the program itself, or of no event, and might be looked for afterwards. */
const tellOptions = (options: Options, lineOf: (option: string) => number, read: Read): void => {
  for (const [name, value] of options) {
    if (value === '') continue;
    const said = { line: lineOf(name), what: name };
    if (SCRIPTS.includes(name)) read.left.push({ ...said, code: 'script' });
    else if (WITHOUT_COUNTERPART.includes(name)) read.left.push({ ...said, code: 'option' });
    else if (name === 'daemon' && /[1-9]/.test(value))
      read.warnings.push({ ...said, code: 'interval', what: String(seconds(value) ?? value) });
  }
};

/** Settings of ddclient 3 and 4. */
export const readDdclient = (text: string): Read => {
  const config = readConfig(text);
  const read: Read = { entries: [], left: config.left, warnings: config.warnings };
  const globalLine = (option: string): number => config.lines.get(option) ?? 0;
  tellOptions(config.globals, globalLine, read);
  for (const [host, { line, options, inherited }] of config.hosts) {
    const lineOf = (option: string): number => (inherited.get(option) === options.get(option) ? globalLine(option) : 0) || line;
    const entry = entryOf(host, line, options, { read, lineOf });
    if (entry !== null) read.entries.push(entry);
    tellOptions(options, lineOf, read);
  }
  return read;
};

const SIGN = /^[ \t]*(?:[^#\n]*[ \t,])?(?:protocol|usev[46]|use|daemon|web|server|login|password|zone|ssl)=/im;

/** Its options have no blank before the sign, and no section is around them. */
export const looksLikeDdclient = (text: string): boolean =>
  SIGN.test(text) && !/^[ \t]*(?:config[ \t]+\w|provider[ \t]+\S|<\?xml)/m.test(text);
