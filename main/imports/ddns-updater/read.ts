import type { Note } from '../../../preload/contract/imports/plan.ts';
import { type Entry, emptyRead, type Families, own, type Read } from '../reading/entry.ts';
import { asText, isRecord, listAt, readJson, textAt } from '../reading/json.ts';
import { COMMON, providerNamed } from './providers.ts';
import { deviceOf } from './suffix.ts';

type Setting = Record<string, unknown>;

/** Where each setting begins, by its one field that is never missing. */
const linesOf = (text: string): number[] =>
  text.split('\n').flatMap((line, index) => [...line.slice(0, 100_000).matchAll(/"provider"\s*:/g)].map(() => index + 1));

/** `@` is the domain itself, `*` every name below it; names may stand with their domain or, as of old, beside it. */
const hostsOf = (setting: Setting): string[] => {
  const domain = textAt(setting, 'domain');
  const owner = textAt(setting, 'owner') || textAt(setting, 'host');
  if (owner === '')
    return domain
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
  if (domain === '') return [];
  return owner.split(',').map((one) => (one.trim() === '@' || one.trim() === '' ? domain.trim() : `${one.trim()}.${domain.trim()}`));
};

/** The part of the names that the service calls the domain. */
const zoneOf = (setting: Setting, hosts: readonly string[]): string => {
  if (textAt(setting, 'owner') !== '' || textAt(setting, 'host') !== '') return textAt(setting, 'domain');
  const labels = (hosts[0] ?? '').split('.').slice(-2);
  return labels.length === 2 ? labels.join('.') : '';
};

const familiesOf = (version: string): Families | null => {
  const typed = version.trim().toLowerCase();
  if (typed === 'ipv4') return { ipv4: true, ipv6: false };
  if (typed === 'ipv6') return { ipv4: false, ipv6: true };
  return typed === '' || typed === 'ipv4 or ipv6' ? { ipv4: true, ipv6: true } : null;
};

const valuesOf = (
  setting: Setting,
  fields: Readonly<Record<string, string>>,
  needsZone: boolean,
  hosts: readonly string[],
): Record<string, string> => {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(setting)) {
    if (COMMON.has(name)) continue;
    const text = isRecord(value) ? JSON.stringify(value) : asText(value);
    if (text !== '') values[own(fields, name) ?? name] = text;
  }
  const zone = needsZone ? zoneOf(setting, hosts) : '';
  return zone === '' || values.zone !== undefined ? values : { ...values, zone };
};

/** Services that want to be told the domain: their own word for it stands in no field of the file. */
const WITH_ZONE = new Set(['dynadot', 'godaddy', 'hostinger', 'namecheap', 'scaleway', 'servercow']);

const entryOf = (setting: Setting, line: number, read: Read): Entry | null => {
  const provider = textAt(setting, 'provider');
  const hosts = hostsOf(setting);
  const [first = provider] = hosts;
  const note = (code: Note['code'], what = first): void => void read.warnings.push({ line, code, what });
  const row = providerNamed(provider, textAt(setting, 'mode').toLowerCase());
  if (row === null) {
    read.left.push({ line, code: 'service-unknown', what: hosts.length === 0 ? provider : `${first}: ${provider}` });
    return null;
  }
  const version = textAt(setting, 'ip_version');
  const families = familiesOf(version);
  if (families === null) read.left.push({ line, code: 'unreadable', what: `${first}: ip_version` });
  if (families === null) return null;
  if (families.ipv4 && families.ipv6) note('family-choice');
  if (provider === 'hetzner') note('api-changed');
  const suffix = textAt(setting, 'ipv6_suffix');
  const device = suffix === '' || !families.ipv6 ? null : deviceOf(suffix);
  if (suffix !== '' && families.ipv6) note(device === null ? 'device-dropped' : 'prefix-notation');
  const values = valuesOf(setting, row.fields, WITH_ZONE.has(row.service ?? ''), hosts);
  // Strato signs in with the domain.
  if (row.service === 'strato' && values.username === undefined) values.username = zoneOf(setting, hosts);
  // dnspod's token is an id and a key with a comma between them.
  const [id, key] = row.service === 'dnspod' ? (values.token ?? '').split(',') : [];
  if (id !== undefined && key !== undefined) Object.assign(values, { id, token: key });
  return {
    line,
    called: provider,
    service: row.service,
    hosts,
    values,
    families,
    address: { kind: 'automatic' },
    enabled: true,
    ...(device === null ? {} : { ipv6Host: device }),
  };
};

/** ddns-updater's config.json. */
export const readDdnsUpdater = (text: string): Read => {
  const read = emptyRead();
  const found = readJson(text);
  if (found?.mended) read.warnings.push({ line: 0, code: 'syntax', what: ',' });
  if (found === undefined || !isRecord(found.value)) return { ...read, left: [{ line: 1, code: 'unreadable', what: 'config.json' }] };
  const lines = linesOf(text);
  listAt(found.value, 'settings').forEach((setting, index) => {
    const line = lines[index] ?? 1;
    const entry = isRecord(setting) ? entryOf(setting, line, read) : null;
    if (entry !== null) read.entries.push(entry);
    else if (!isRecord(setting)) read.left.push({ line, code: 'unreadable', what: `settings[${index}]` });
  });
  return read;
};

export const looksLikeDdnsUpdater = (text: string): boolean =>
  /^\s*\{/.test(text) && /"settings"\s*:\s*\[/.test(text) && !/"format"\s*:\s*"saikoro-/.test(text);
