import { isOfTheConnection } from '../../../preload/contract/own/headers.ts';
import { type Fault, fault, type Path } from '../grammar/fault.ts';
import { requestList, usesInPlugin, usesInRequests } from '../grammar/placeholders.ts';
import type { Plugin } from '../grammar/plugin.ts';
import type { RequestSpec, RequestsSpec } from '../grammar/request.ts';
import type { Template } from '../grammar/template.ts';
import { namesBehind, usesInComputed } from './check-computed.ts';

const checkHeaders = ({ headers }: RequestSpec, path: Path): Fault[] =>
  Object.keys(headers)
    .filter(isOfTheConnection)
    .map((name) => fault('SP045', [...path, 'headers', name], { name }, 'key'));

/** What stands between hosts stands somewhere. */
export const checkBetween = (plugin: Plugin): Fault[] => {
  if (plugin.hostsBetween === ',') return [];
  const names = [...usesInComputed(plugin), ...usesInPlugin(plugin)].map(({ name }) => name);
  return names.includes('hosts') || names.includes('subdomains') ? [] : [fault('SP068', ['hostsBetween'], {}, 'key')];
};

/** Where cookies are kept, another header of theirs would be a second one. */
export const checkCookies = ({ cookies, steps = [] }: Plugin): Fault[] => {
  if (!cookies) return [];
  const own = steps.flatMap(({ request }, at) =>
    requestList(request).flatMap(({ headers }, index) =>
      Object.keys(headers)
        .filter((name) => name.toLowerCase() === 'cookie')
        .map((name) => {
          const path: Path = ['steps', at, 'request', ...(Array.isArray(request) ? [index] : []), 'headers', name];
          return fault('SP045', path, { name }, 'key');
        }),
    ),
  );
  return [...own, ...(steps.length < 2 ? [fault('SP067', ['cookies'], {}, 'key')] : [])];
};

/** What ends a path, or is none of its signs. */
const NO_PATH = /[?#\\\s]/;

/** A path begins with one slash, or is a value that brings its own. */
const begins = ({ parts }: Template): boolean => {
  const [first] = parts;
  return typeof first === 'string' ? /^\/(?!\/)/.test(first) : first?.keepSlashes === true;
};

const checkPath = ({ path: template }: RequestSpec, path: Path): Fault[] => {
  const here = [...path, 'path'];
  const odd = template.parts.some((part) => typeof part === 'string' && NO_PATH.test(part));
  if (begins(template) && !odd) return [];
  // Signs of another length, so that what a place holds is not taken for the path's own.
  const at = begins(template) ? template.source.replace(/\{[^{}]*\}/g, (slot) => '_'.repeat(slot.length)).search(NO_PATH) : undefined;
  return [fault('SP047', here, { query: template.source.includes('?') }, at)];
};

const checkBody = ({ json, form, xml, text }: RequestSpec, path: Path): Fault[] => {
  const bodies = [json, form, xml, text].filter((body) => body !== undefined).length;
  return bodies > 1 ? [fault('SP048', path, {})] : [];
};

/** Each request for itself. */
export const checkRequests = (requests: RequestsSpec | undefined, path: Path): Fault[] => {
  if (requests === undefined) return [];
  const each = Array.isArray(requests)
    ? requests.map((request, at) => ({ request, here: [...path, at] }))
    : [{ request: requests, here: path }];
  return each.flatMap(({ request, here }) => [...checkPath(request, here), ...checkHeaders(request, here), ...checkBody(request, here)]);
};

/** The address goes with it, unless the service takes the one the request comes from. */
export const checkAddress = (plugin: Plugin): Fault[] => {
  const { request, steps, limits, ipv4, ipv6 } = plugin;
  if (limits.sourceAddressOnly || (request === undefined && steps === undefined)) return [];
  const uses = [...usesInRequests(request, []), ...(steps ?? []).flatMap((step) => usesInRequests(step.request, []))];
  // An address that is only signed is not sent; one in a text that is put together is.
  const names = uses.filter(({ at }) => at !== undefined).flatMap(({ name }) => namesBehind(plugin, name, { shown: true }));
  const sent = (family: string): boolean => names.some((name) => ['ip', 'ips', family].includes(name));
  const lost = (ipv4 && !sent('ipv4')) || (ipv6 && !sent('ipv6'));
  return lost
    ? [fault('SP038', [request === undefined ? 'steps' : 'request'], { family: sent('ipv4') ? 'ipv6' : sent('ipv6') ? 'ipv4' : null })]
    : [];
};
