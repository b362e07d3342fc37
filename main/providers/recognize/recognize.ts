import type { Recognized } from '../../ports/dns-service.ts';
import { choicesOf, requestList } from '../grammar/placeholders.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { withoutAddresses } from './custom-url.ts';
import { ownValues } from './custom-values.ts';
import { shownAt } from './known-urls.ts';
import { type Found, readRequest } from './match-template.ts';
import { ownHosts } from './own-hosts.ts';
import { addressIn, type Pasted } from './paste-url.ts';

/** The service that takes any URL: of the user's own server, or of an unknown service. */
const OWN_URL = 'custom';

/** What a page or a router prints where the user's own value belongs is no value. */
const SAMPLES = [
  /^$|^[[<{(*_$#]|^\.\.\.$|…/,
  /^%\w+%?$/,
  /(?:^|[^a-z])your/i,
  /(?:^|[^a-z\d])x{3,}(?:$|[^a-z\d])/i,
  /^(?:user(?:name|id)?|login|pass(?:word|wd)?|passwd|pwd|token|api-?key|host(?:name)?|(?:sub-?)?domain(?:name)?)$/i,
];
const isBlank = (value: string): boolean => SAMPLES.some((sample) => sample.test(value));

/** A host name is whole with a dot, or with the service's only suffix. */
const wholeHost = (host: string, { suffixes }: Plugin): string[] => {
  if (host.includes('.')) return [host];
  const [suffix] = suffixes;
  return suffix === undefined || suffixes.length > 1 ? [] : [`${host}.${suffix}`];
};

const hostsOf = (found: Found, plugin: Plugin): string[] => {
  const list = (name: string): string[] =>
    (found.get(name) ?? '').split(plugin.hostsBetween).filter((each) => !isBlank(each) || each.startsWith('*.'));
  const whole = [...list('host'), ...list('hosts'), ...list('base')].flatMap((host) => wholeHost(host, plugin));
  const below = [...list('subdomain'), ...list('subdomains')].flatMap((host) => {
    const own = wholeHost(host, plugin);
    return own.length === 0 ? [host] : own;
  });
  const zone = found.get('zone') ?? found.get('domain') ?? '';
  const isZoned = found.has('name') || found.has('domain');
  const named = isZoned && !isBlank(zone) && zone.includes('.') ? [[found.get('name'), zone].filter(Boolean).join('.')] : [];
  // Some services sign in with the host's own name.
  const user = found.get('username') ?? '';
  const byUser = plugin.suffixes.some((suffix) => user.toLowerCase().endsWith(`.${suffix}`)) ? [user] : [];
  const [all] = [whole, below, named, byUser].filter((hosts) => hosts.length > 0);
  return [...new Set(all)];
};

const hostsThatReceive = ({ host, selfHosted }: Plugin): string[] =>
  host === undefined || selfHosted ? [] : choicesOf(host).map(({ value }) => value.source.toLowerCase());

/** The same service, called over one family or the other. */
const mainName = (host: string): string => host.replace(/^(?:www|ipv?[46]|v[46])\./, '');

/** Whether an address is called by this plug-in. Another user's host may have a similar name: services give out names like v6.f5.si. */
const isCalled = (plugin: Plugin, host: string): boolean =>
  hostsThatReceive(plugin).some((own) => own === host || (plugin.quality !== 'installed' && mainName(own) === mainName(host)));

/** Where the service has its pages: the last two labels, or three where the country's own second level takes one. */
const siteOf = (host: string): string => {
  const labels = host.toLowerCase().split('.');
  const deep =
    labels.length > 2 && /^(co|ne|or|ac|ad|ed|go|gr|lg|com|net|org)$/.test(labels.at(-2) ?? '') && (labels.at(-1) ?? '').length === 2;
  return labels.slice(deep ? -3 : -2).join('.');
};

/**
 * Some services give out an address that is a secret as a whole: the field's example shows how it begins. One that would be handed to
 * another service is not taken.
 */
const asWhole = (plugin: Plugin, { written, url }: Pasted): Found | null => {
  if (!isCalled(plugin, url.host)) return null;
  for (const { key, placeholder = '' } of plugin.settings) {
    const [beginning = '', ...rest] = placeholder.split('…');
    if (rest.length > 0 && /^https:\/\/[^/]+\//.test(beginning) && written.startsWith(beginning) && written !== beginning)
      return new Map([[key, withoutAddresses(written)]]);
  }
  return null;
};

/** The settings that the URL holds, by the plug-in's keys; none where the URL is not the plug-in's. */
const readPlugin = (plugin: Plugin, pasted: Pasted): Found[] => {
  const { host } = pasted.url;
  const own = isCalled(plugin, host)
    ? [...requestList(plugin.request), ...(plugin.steps ?? []).flatMap((step) => requestList(step.request))]
    : [];
  const requests = [...own, ...shownAt(plugin.id, host)].map((request) => readRequest(request, pasted));
  return [asWhole(plugin, pasted), ...requests].filter((found) => found !== null);
};

const recognizedAs = (plugin: Plugin, found: Found): Recognized => {
  const keys = new Set(plugin.settings.map(({ key }) => key));
  const values = Object.fromEntries([...found].filter(([name, value]) => keys.has(name) && !isBlank(value)));
  return { service: plugin.id, hosts: hostsOf(found, plugin), values, siteOnly: false };
};

const fills = ({ hosts, values }: Recognized): number => hosts.length + Object.keys(values).length;
const surestFirst = (found: Recognized[]): Recognized[] => found.sort((a, b) => fills(b) - fills(a));

const isHome = (plugin: Plugin, host: string, site: string): boolean =>
  plugin.quality === 'installed'
    ? isCalled(plugin, host)
    : [...hostsThatReceive(plugin), plugin.homepage.split('/')[2] ?? ''].some((own) => own === site || own.endsWith(`.${site}`));

/** An ended service is known by the very host its updates went to; a live one may have its page on the same site. */
const isEnded = ({ ended }: Plugin, host: string): boolean => ended?.hosts.includes(host) ?? false;

/**
 * Reads an update address, or a curl or wget line with one, as a service's page shows it. The surest first; an address that belongs to no known service
 * is one for the user's own URL.
 */
export const recognize = (text: string, plugins: Iterable<Plugin>): Recognized[] => {
  const pasted = addressIn(text);
  if (pasted === null) return [];
  const exact: Recognized[] = [];
  const sites: Recognized[] = [];
  const ended: Recognized[] = [];
  const site = siteOf(pasted.url.host);
  for (const plugin of plugins) {
    if (plugin.id === OWN_URL) continue;
    if (isEnded(plugin, pasted.url.host)) ended.push({ service: plugin.id, hosts: [], values: {}, siteOnly: true });
    const found = plugin.status === 'ended' ? [] : readPlugin(plugin, pasted);
    const [best] = surestFirst(found.map((one) => recognizedAs(plugin, one)));
    if (best !== undefined) exact.push(best);
    else if (!isEnded(plugin, pasted.url.host) && isHome(plugin, pasted.url.host, site))
      sites.push({ service: plugin.id, hosts: [], values: {}, siteOnly: true });
  }
  if (exact.length > 0) return [...surestFirst(exact), ...ended, ...sites];
  const { values, dropped } = ownValues(pasted, isBlank);
  return [
    ...ended,
    ...sites,
    { service: OWN_URL, hosts: ownHosts(pasted), values, siteOnly: false, ...(dropped.length === 0 ? {} : { dropped }) },
  ];
};
