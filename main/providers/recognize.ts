import type { Plugin } from './spec.ts';
import type { Auth, RequestSpec } from './spec-request.ts';
import { choicesOf, requestList } from './spec-slots.ts';
import { slotsOf, type Template } from './template.ts';

/** An update address, or a curl or wget line with one, that a service's page shows, read back into what the user would have typed. */
export interface Recognized {
  service: string;
  hosts: string[];
  /** By the plug-in's keys; secrets among them. */
  values: Record<string, string>;
  /** Only the service's site is known, not this address of it. */
  siteOnly: boolean;
}

type Found = Map<string, string>;

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

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const inPath = (request: RequestSpec, url: URL): Found | null => {
  const found = readBack(request.path, url.pathname);
  return found && new Map([...found].map(([name, value]) => [name, decoded(value)]));
};

/** A query is told by the names it has in common with the request's; a name the request does not know is somebody else's. */
const inQuery = (request: RequestSpec, url: URL): Found | null => {
  const found: Found = new Map();
  const fields = new Map([...Object.entries(request.form ?? {}), ...Object.entries(request.query)]);
  for (const [key, text] of url.searchParams) {
    const value = fields.get(key);
    if (value === undefined) return null;
    for (const choice of choicesOf(value)) {
      const read = slotsOf(choice.value).length === 0 ? null : readBack(choice.value, text);
      if (read !== null) for (const [name, one] of read) found.set(name, one);
    }
  }
  return found;
};

const inSignIn = (auth: Auth | Auth[] | undefined, signIn: { user: string; password: string } | null): Found => {
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

/** The address in a pasted text, and who signs in: in the address itself or by curl's -u. */
const addressIn = (text: string): { url: URL; signIn: { user: string; password: string } | null } | null => {
  const [written] = /https?:\/\/[^\s"'`<>]+/.exec(text) ?? [];
  if (written === undefined || !URL.canParse(written)) return null;
  const url = new URL(written);
  const option = /(?:^|\s)(?:-u|--user)[\s=]+["']?([^\s"':]+):([^\s"']+)/.exec(text);
  if (option !== null) return { url, signIn: { user: option[1] as string, password: option[2] as string } };
  return { url, signIn: url.username === '' ? null : { user: decoded(url.username), password: decoded(url.password) } };
};

const hostsThatReceive = ({ host, selfHosted }: Plugin): string[] =>
  host === undefined || selfHosted ? [] : choicesOf(host).map(({ value }) => value.source.toLowerCase());

/** Where the service has its pages: the last two labels, or three where the country's own second level takes one. */
const siteOf = (host: string): string => {
  const labels = host.toLowerCase().split('.');
  const deep = labels.length > 2 && /^(co|ne|or|ac|go|com|net|org)$/.test(labels.at(-2) ?? '') && (labels.at(-1) ?? '').length === 2;
  return labels.slice(deep ? -3 : -2).join('.');
};

/** Services whose request, or at least whose site, a pasted text shows; the surest first. */
export const recognize = (text: string, plugins: Iterable<Plugin>): Recognized[] => {
  const pasted = addressIn(text);
  if (pasted === null) return [];
  const { url, signIn } = pasted;
  const exact: (Recognized & { weight: number })[] = [];
  const sites: Recognized[] = [];
  for (const plugin of plugins) {
    if (plugin.status === 'ended') continue;
    const keys = new Set(plugin.settings.map(({ key }) => key));
    const requests = [...requestList(plugin.request), ...(plugin.steps ?? []).flatMap((step) => requestList(step.request))];
    const known = exact.length;
    for (const request of hostsThatReceive(plugin).includes(url.host) ? requests : []) {
      const path = inPath(request, url);
      const query = inQuery(request, url);
      if (path === null || query === null) continue;
      const found: Found = new Map([...path, ...query, ...inSignIn(request.auth, signIn)]);
      const values = Object.fromEntries([...found].filter(([name, value]) => keys.has(name) && !isBlank(value)));
      exact.push({ service: plugin.id, hosts: hostsOf(found, plugin), values, siteOnly: false, weight: found.size });
    }
    const site = siteOf(url.host);
    const home = hostsThatReceive(plugin).some((host) => siteOf(host) === site) || siteOf(new URL(plugin.homepage).host) === site;
    if (exact.length === known && home) sites.push({ service: plugin.id, hosts: [], values: {}, siteOnly: true });
  }
  const best = exact.sort((a, b) => b.weight - a.weight).map(({ weight: _, ...each }) => each);
  const unique = best.filter((each, at) => best.findIndex(({ service }) => service === each.service) === at);
  return [...unique, ...sites];
};
