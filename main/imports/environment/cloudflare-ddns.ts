import { parseIpv4, parseIpv6 } from '../../net/address.ts';
import type { Entry, Families, Read } from '../reading/entry.ts';
import { seconds } from '../reading/interval.ts';
import { holdsFor } from './expression.ts';
import { isReference, lineIn, type Variables, valueIn } from './variables.ts';

const TOKENS = ['CLOUDFLARE_API_TOKEN', 'CF_API_TOKEN'];
const LISTS: readonly (readonly [name: string, ipv4: boolean, ipv6: boolean])[] = [
  ['DOMAINS', true, true],
  ['IP4_DOMAINS', true, false],
  ['IP6_DOMAINS', false, true],
];
const WITHOUT_COUNTERPART = [
  'WAF_LISTS',
  'RECORD_COMMENT',
  'DELETE_ON_STOP',
  'HEALTHCHECKS',
  'UPTIMEKUMA',
  'SHOUTRRR',
  'CUSTOM_LOOKUP_CMD',
  'DNS_SERVER',
];

export const isCloudflareDdns = (variables: Variables): boolean =>
  [...LISTS.map(([name]) => name), 'ZONE'].some((name) => variables.has(name)) &&
  [...TOKENS, ...TOKENS.map((name) => `${name}_FILE`), 'API_KEY', 'API_KEY_FILE', 'IP4_PROVIDER', 'IP6_PROVIDER'].some((name) =>
    variables.has(name),
  );

/** Names between commas, each perhaps with words of its own in braces. */
const domainsIn = (text: string): { host: string; device: string }[] =>
  text
    .slice(0, 500_000)
    .split(/,(?![^{}]*\})|\s+(?![^{}]*\})/)
    .map((one) => /^([^{]*)(?:\{(.*)\})?$/.exec(one.trim()))
    .flatMap((found) =>
      found === null || (found[1] ?? '').trim() === ''
        ? []
        : [{ host: (found[1] ?? '').trim(), device: /hostid6=([^,}]+)/.exec(found[2] ?? '')?.[1] ?? '' }],
    );

/** How an address of a family is found: not at all, fixed, at an interface, or by what Saikoro does as well. */
const sideOf = (provider: string, line: number, name: string, read: Read): { off: boolean; fixed?: string; iface?: string } => {
  const [way = '', ...rest] = provider.split(':');
  const value = rest.join(':');
  if (way === 'none' || way === 'static.empty') return { off: true };
  if (way === 'static' || way === 'literal') return { off: false, fixed: value.split(',')[0]?.split('/')[0] ?? '' };
  if (way === 'local.iface') return { off: false, iface: value };
  if (way.startsWith('url')) read.warnings.push({ line, code: 'address-elsewhere', what: name });
  if (way === 'file') read.left.push({ line, code: 'option', what: name });
  return { off: false };
};

const addressIn = (sides: ReturnType<typeof sideOf>[]): Entry['address'] => {
  const ipv4 = parseIpv4(sides[0]?.fixed ?? '');
  const ipv6 = parseIpv6(sides[1]?.fixed ?? '');
  if (ipv4 !== null || ipv6 !== null) return { kind: 'fixed', ...(ipv4 === null ? {} : { ipv4 }), ...(ipv6 === null ? {} : { ipv6 }) };
  const name = sides.find(({ off, iface }) => !off && iface !== undefined)?.iface ?? '';
  return name === '' || name.length > 100 ? { kind: 'automatic' } : { kind: 'interface', name };
};

const accountOf = (variables: Variables, read: Read): Record<string, string> => {
  for (const name of [...TOKENS, 'API_KEY']) {
    const value = valueIn(variables, name);
    if (isReference(value) || (value === '' && variables.has(`${name}_FILE`))) {
      read.warnings.push({
        line: lineIn(variables, name) || lineIn(variables, `${name}_FILE`),
        code: 'value-elsewhere',
        what: value === '' ? `${name}_FILE` : name,
      });
      return {};
    }
    const email = valueIn(variables, 'EMAIL');
    if (value !== '') return name === 'API_KEY' && email !== '' ? { email, apiKey: value } : { token: value };
  }
  return {};
};

/** Settings in the environment, of favonia's program and of those whose names it took over. */
export const readCloudflareDdns = (variables: Variables, read: Read): void => {
  const side = (name: string) => sideOf(valueIn(variables, name).trim(), lineIn(variables, name), name, read);
  const sides = [side('IP4_PROVIDER'), side('IP6_PROVIDER')];
  const type = valueIn(variables, 'RRTYPE').toUpperCase();
  const wants = { ipv4: !sides[0]?.off && type !== 'AAAA', ipv6: !sides[1]?.off && type !== 'A' };
  const account = accountOf(variables, read);
  const zone = valueIn(variables, 'ZONE');
  const parts = valueIn(variables, 'SUBDOMAIN');
  const lists = LISTS.map(([name, ipv4, ipv6]) => ({ name, families: { ipv4, ipv6 }, domains: domainsIn(valueIn(variables, name)) }));
  const ofZone =
    zone === ''
      ? []
      : domainsIn(parts === '' ? zone : parts).map(({ host, device }) => ({
          host: parts === '' || host === '@' ? zone : `${host}.${zone}`,
          device,
        }));
  // oznu's program wrote an A record unless it was told otherwise.
  const old = { name: 'ZONE', families: type === '' ? { ipv4: true, ipv6: false } : { ipv4: true, ipv6: true }, domains: ofZone };
  for (const { name, families, domains } of [...lists, old]) {
    const line = lineIn(variables, name);
    for (const { host, device } of domains) {
      const proxied = valueIn(variables, 'PROXIED');
      const holds = proxied === '' ? false : holdsFor(proxied, host.toLowerCase());
      if (holds === null) read.warnings.push({ line: lineIn(variables, 'PROXIED'), code: 'setting-bad', what: `${host}: PROXIED` });
      const kept: Families = { ipv4: families.ipv4 && wants.ipv4, ipv6: families.ipv6 && wants.ipv6 };
      const ttl = valueIn(variables, 'TTL').replace(/s$/, '');
      read.entries.push({
        line,
        called: 'cloudflare',
        service: 'cloudflare',
        hosts: [host],
        values: { ...account, ...(holds === true ? { proxied: 'true' } : {}), ...(/^\d+$/.test(ttl) && ttl !== '1' ? { ttl } : {}) },
        families: kept,
        address: addressIn(sides),
        enabled: true,
        ...(device === '' || !kept.ipv6 ? {} : { ipv6Host: device }),
      });
    }
  }
  for (const name of WITHOUT_COUNTERPART)
    if (valueIn(variables, name) !== '')
      read.left.push({ line: lineIn(variables, name), code: name === 'CUSTOM_LOOKUP_CMD' ? 'script' : 'option', what: name });
  const cron = valueIn(variables, 'UPDATE_CRON');
  const every = seconds(cron.replace(/^@every\s+/, ''));
  if (cron !== '')
    read.warnings.push({ line: lineIn(variables, 'UPDATE_CRON'), code: 'interval', what: every === null ? cron : String(every) });
};
