import type { Recognized } from '../engine/service.ts';
import { ownUrl } from './own-url.ts';
import { addressIn, decoded, type Pasted } from './pasted-address.ts';
import { shownAt } from './shown-addresses.ts';
import type { Plugin } from './spec.ts';
import type { Auth, RequestSpec } from './spec-request.ts';
import { choicesOf, requestList } from './spec-slots.ts';
import { slotsOf, type Template } from './template.ts';

type Found = Map<string, string>;

/** Takes any URL, of the user's own server or of a service nobody knows. */
const OWN_URL = 'custom';

/** What a page prints where the user's own value belongs is no value. */
const isBlank = (value: string): boolean => value === '' || /^[[<{(*_]|your|xxx|^\.\.\.$|…/i.test(value);

/** Reads a filled template back; null: the text was not made by it. A place ends where the text after it begins. */
const readBack = (template: Template, text: string): Found | null => {
  const found: Found = new Map();
  let at = 0;
  for (const [index, part] of template.parts.entries()) {
    if (typeof part === 'string') {
      if (!text.startsWith(part, at)) return null;
      at += part.length;
      continue;
    }
    const after = template.parts[index + 1];
    const end = typeof after === 'string' ? text.indexOf(after, at) : text.length;
    if (end < at) return null;
    found.set(part.name, text.slice(at, end));
    at = end;
  }
  return at === text.length ? found : null;
};

/** A value is one segment of the path. */
const inPath = (request: RequestSpec, url: URL): Found | null => {
  const found = readBack(request.path, url.pathname);
  if (found === null || [...found.values()].some((value) => value.includes('/'))) return null;
  return new Map([...found].map(([name, value]) => [name, decoded(value)]));
};

/** A query is told by the names it has in common with the request's; one that shares none of them is somebody else's. */
const inQuery = (request: RequestSpec, url: URL): Found | null => {
  const found: Found = new Map();
  const fields = new Map([...Object.entries(request.form ?? {}), ...Object.entries(request.query)]);
  const keys = [...url.searchParams.keys()];
  if (keys.length > 0 && !keys.some((key) => fields.has(key))) return null;
  for (const [key, text] of url.searchParams) {
    const value = fields.get(key);
    if (value === undefined) continue;
    for (const choice of choicesOf(value)) {
      const read = slotsOf(choice.value).length === 0 ? null : readBack(choice.value, text);
      if (read !== null) for (const [name, one] of read) found.set(name, one);
    }
  }
  return found;
};

const inSignIn = (auth: Auth | Auth[] | undefined, signIn: Pasted['signIn']): Found => {
  const found: Found = new Map();
  if (signIn === null) return found;
  for (const one of auth === undefined ? [] : [auth].flat())
    if ('basic' in one)
      for (const [template, text] of [
        [one.basic.user, signIn.user],
        [one.basic.password, signIn.password],
      ] as const)
        for (const [name, value] of readBack(template, text) ?? []) found.set(name, value);
  return found;
};

const hostsOf = (found: Found, plugin: Plugin): string[] => {
  const list = (name: string): string[] => (found.get(name) ?? '').split(',').filter((each) => !isBlank(each));
  const whole = [...list('host'), ...list('hosts'), ...list('base')];
  const [suffix] = plugin.suffixes;
  const below = [...list('subdomain'), ...list('subdomains')].map((each) =>
    each.includes('.') || suffix === undefined || plugin.suffixes.length > 1 ? each : `${each}.${suffix}`,
  );
  const zone = found.get('zone');
  const named = zone === undefined || isBlank(zone) || !found.has('name') ? [] : [[found.get('name'), zone].filter(Boolean).join('.')];
  return [...new Set([...whole, ...below, ...named])];
};

const hostsThatReceive = ({ host, selfHosted }: Plugin): string[] =>
  host === undefined || selfHosted ? [] : choicesOf(host).map(({ value }) => value.source.toLowerCase());

const withoutWww = (host: string): string => host.replace(/^www\./, '');

/** Where the service has its pages: the last two labels, or three where the country's own second level takes one. */
const siteOf = (host: string): string => {
  const labels = host.toLowerCase().split('.');
  const deep =
    labels.length > 2 && /^(co|ne|or|ac|ad|ed|go|gr|lg|com|net|org)$/.test(labels.at(-2) ?? '') && (labels.at(-1) ?? '').length === 2;
  return labels.slice(deep ? -3 : -2).join('.');
};

/**
 * Some services give out an address that is a secret as a whole: the field's example shows how it begins. One that would be handed to
 * somebody else is not taken.
 */
const asWhole = (plugin: Plugin, { written, url }: Pasted): Found | null => {
  if (!hostsThatReceive(plugin).some((host) => siteOf(host) === siteOf(url.host))) return null;
  for (const { key, placeholder = '' } of plugin.settings) {
    const [beginning = '', ...rest] = placeholder.split('…');
    if (rest.length > 0 && /^https:\/\/[^/]+\//.test(beginning) && written.startsWith(beginning) && written !== beginning)
      return new Map([[key, written]]);
  }
  return null;
};

/** What a request says when it is read back from the address; null: the address is not one of its. */
const readRequest = (request: RequestSpec, { url, signIn }: Pasted): Found | null => {
  const path = inPath(request, url);
  const query = inQuery(request, url);
  return path && query && new Map([...path, ...query, ...inSignIn(request.auth, signIn)]);
};

/** All that the address says in the words of this plug-in; none where it is not one of its addresses. */
const readPlugin = (plugin: Plugin, pasted: Pasted): Found[] => {
  const { host } = pasted.url;
  const isOwn = hostsThatReceive(plugin).some((own) => withoutWww(own) === withoutWww(host));
  const own = isOwn ? [...requestList(plugin.request), ...(plugin.steps ?? []).flatMap((step) => requestList(step.request))] : [];
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

const isHome = (plugin: Plugin, site: string): boolean =>
  [...hostsThatReceive(plugin), new URL(plugin.homepage).host].some((host) => siteOf(host) === site);

/**
 * Reads an update address, or a curl or wget line with one, as a service's page shows it. The surest first; an address that is nobody's
 * is one for the user's own URL.
 */
export const recognize = (text: string, plugins: Iterable<Plugin>): Recognized[] => {
  const pasted = addressIn(text);
  if (pasted === null) return [];
  const exact: Recognized[] = [];
  const sites: Recognized[] = [];
  for (const plugin of plugins) {
    if (plugin.status === 'ended' || plugin.id === OWN_URL) continue;
    const [best] = surestFirst(readPlugin(plugin, pasted).map((found) => recognizedAs(plugin, found)));
    if (best !== undefined) exact.push(best);
    else if (isHome(plugin, siteOf(pasted.url.host))) sites.push({ service: plugin.id, hosts: [], values: {}, siteOnly: true });
  }
  if (exact.length > 0) return [...surestFirst(exact), ...sites];
  return [...sites, { service: OWN_URL, hosts: [], values: { url: ownUrl(pasted.written) }, siteOnly: false }];
};
