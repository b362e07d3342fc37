import type { SettingValue } from '../../../preload/contract/event.ts';
import type { Scalar, Scope } from '../grammar/template.ts';

/** One sending: what is put into the templates. Hosts are in ASCII form. */
export interface Sending {
  hosts: string[];
  ipv4: string | null;
  ipv6: string | null;
  settings: Readonly<Record<string, SettingValue>>;
  /** What earlier steps took from their replies. */
  taken: Readonly<Record<string, Scalar>>;
  /** What stands between the hosts; a comma unless given. */
  between?: string;
  /** Values made for the request itself, while it is made. */
  computed?: Scope;
}

/** Names every plug-in may use, beside its settings' keys and what its steps take. */
export const BUILT_IN_NAMES = [
  'host',
  'hosts',
  'base',
  'star',
  'subdomain',
  'subdomains',
  'name',
  'ip',
  'ipv4',
  'ipv6',
  'ips',
  'type',
  'domain',
  'firstLabel',
  'parentDomain',
] as const;
type BuiltInName = (typeof BUILT_IN_NAMES)[number];

/** Names that need the setting `zone`: the host below it, '' at its top. */
export const DERIVED_FROM_ZONE: readonly BuiltInName[] = ['name'];

/** The host without the first of the suffixes it ends with; null when it is below none of them. A single label stays as it is. */
export const withoutSuffix = (host: string, suffixes: readonly string[]): string | null => {
  if (!host.includes('.')) return host;
  const suffix = suffixes.find((one) => host.endsWith(`.${one}`));
  return suffix === undefined ? null : host.slice(0, -suffix.length - 1);
};

export const isInside = (host: string, zone: string): boolean => host === zone || host.endsWith(`.${zone}`);

const relative = (host: string, zone: Scalar | undefined): string | undefined => {
  if (typeof zone !== 'string' || zone === '' || !isInside(host, zone)) return undefined;
  return host.slice(0, Math.max(0, host.length - zone.length - 1));
};

/** The first label and what follows it; a host of two labels is a domain itself. */
const split = (host: string): [string, string] => {
  const labels = host.split('.');
  return labels.length <= 2 ? ['', host] : [labels[0] ?? '', labels.slice(1).join('.')];
};

/** A name is looked up among the grammar's own values, then computed ones, then values taken by a step, then settings. */
export const scopeOf = (sending: Sending, suffixes: readonly string[]): Scope => {
  const { hosts, ipv4, ipv6, settings, taken, computed, between = ',' } = sending;
  const host = hosts[0] ?? '';
  const own: Record<BuiltInName, () => Scalar | undefined> = {
    host: () => host,
    hosts: () => hosts.join(between),
    base: () => host.replace(/^\*\./, ''),
    star: () => (host.startsWith('*.') ? '*' : undefined),
    subdomain: () => withoutSuffix(host, suffixes) ?? host,
    subdomains: () => hosts.map((one) => withoutSuffix(one, suffixes) ?? one).join(between),
    name: () => relative(host, settings.zone),
    ip: () => ipv4 ?? ipv6 ?? undefined,
    ipv4: () => ipv4 ?? undefined,
    ipv6: () => ipv6 ?? undefined,
    ips: () => [ipv4, ipv6].filter((address) => address !== null).join(','),
    type: () => (ipv4 === null ? 'AAAA' : 'A'),
    domain: () => (settings.zone === undefined || settings.zone === '' ? host : settings.zone),
    firstLabel: () => split(host)[0],
    parentDomain: () => split(host)[1],
  };
  return (name) => {
    if (Object.hasOwn(own, name)) return own[name as BuiltInName]();
    const made = computed?.(name);
    if (made !== undefined) return made;
    if (Object.hasOwn(taken, name)) return taken[name];
    return Object.hasOwn(settings, name) ? settings[name] : undefined;
  };
};
