import type { Outcome } from '../../../preload/contract/outcome.ts';
import { leadsHome } from '../../../preload/contract/own/url.ts';
import { requestList, usesInValue } from '../grammar/placeholders.ts';
import type { Plugin } from '../grammar/plugin.ts';
import type { Auth, Fields, RequestSpec, RequestsSpec } from '../grammar/request.ts';
import { fill, LONGEST_REQUEST, type Scope, slotsOf, type Template } from '../grammar/template.ts';
import { type Body, renderBody } from './body.ts';
import { computedScope, madeOf, type Parts, secretsIn, type Tools } from './computed.ts';
import { type Sending, scopeOf } from './scope.ts';
import { bytesAsText, chosenValue, encodeUrl, holds, type Refusal, refused, renderFields, sortedQuery } from './value.ts';

/** A request as it will be sent. */
export interface Rendered {
  method: RequestSpec['method'];
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** It goes without encryption, and nowhere but into the home network. */
  onlyPrivate?: boolean;
}
/** With it, what was computed from secrets and is as secret as they are. */
export type RenderResult = { ok: true; request: Rendered; secrets: string[] } | { ok: false; outcome: Outcome };

const AUTHORITY = /^(?:[a-z0-9](?:[a-z0-9._-]{0,252})|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** A header ends, or is refused on the way, at any of these. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to refuse
const CONTROLS = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/** The folder a server of one's own stands in: plain segments, none of which climbs. */
const BASE_PATH = /^(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._~-]+)*$/;
const LONGEST_BASE_PATH = 200;

/**
 * Scheme, authority and, of a server of one's own, the folder it stands in. A setting may carry its own scheme; without TLS only where the
 * plug-in declares why.
 */
export const renderOrigin = (plugin: Plugin, scope: Scope): string | Refusal => {
  const value = plugin.host === undefined ? undefined : chosenValue(plugin.host, scope);
  const setting = value === undefined ? undefined : slotsOf(value)[0]?.name;
  const text = (value === undefined ? undefined : fill(value, scope, (part) => part.trim())) ?? '';
  const found = /^(?:(https?):\/\/)?([^/]*)(.*?)\/?$/i.exec(text);
  const folder = found?.[3] ?? '';
  const scheme = found?.[1]?.toLowerCase() ?? (plugin.plainHttp !== undefined && !plugin.selfHosted ? 'http' : 'https');
  if (found === null || !AUTHORITY.test(found[2] ?? '')) return refused('unfit-setting', setting);
  if (!BASE_PATH.test(folder) || folder.length > (plugin.selfHosted ? LONGEST_BASE_PATH : 0)) return refused('unfit-setting', setting);
  if (scheme === 'http' && plugin.plainHttp === undefined) return refused('unfit-setting', setting);
  return `${scheme}://${found[2]}${folder}`;
};

/** A name that looks like the home network's may be resolved by a foreign DNS server: without encryption nothing is sent there except in the home network. */
const keptAtHome = ({ selfHosted }: Plugin, url: string): Pick<Rendered, 'onlyPrivate'> =>
  selfHosted && url.startsWith('http:') && leadsHome(url) ? { onlyPrivate: true } : {};

/** A place of a template that nothing fills; null where it is whole. */
const holeIn = (template: Template, scope: Scope): Refusal | null => {
  const hole = slotsOf(template).find((slot) => slot.fallback === undefined && (scope(slot.name) ?? '') === '');
  return hole === undefined ? null : refused('missing-setting', hole.name);
};

/** Each value is one segment, whatever is in it; `{+name}` keeps its slashes and colons, which a segment may have (RFC 3986 §3.3). */
const renderPath = (template: Template, scope: Scope): string | Refusal => {
  const hole = holeIn(template, scope);
  if (hole !== null) return hole;
  const path =
    fill(template, scope, (text, slot) =>
      slot.keepSlashes ? encodeUrl(text).replaceAll('%2F', '/').replaceAll('%3A', ':') : encodeUrl(text),
    ) ?? '';
  const climbs = path.split('/').some((segment) => segment === '.' || segment === '..');
  if (climbs) return refused('unfit-setting', slotsOf(template)[0]?.name);
  return path.startsWith('/') ? path : `/${path}`;
};

const renderAuth = (auths: Auth | Auth[] | undefined, scope: Scope): string | undefined => {
  const auth = (Array.isArray(auths) ? auths : auths === undefined ? [] : [auths]).find((one) => holds(one.when, scope));
  if (auth === undefined) return undefined;
  if ('bearer' in auth) return `Bearer ${fill(auth.bearer, scope, (text) => text) ?? ''}`;
  const [user, password] = [auth.basic.user, auth.basic.password].map((part) => fill(part, scope, (text) => text) ?? '');
  return basicHeader(user ?? '', password ?? '');
};

/** RFC 7617 with UTF-8 (§2.1). */
export const basicHeader = (user: string, password: string): string => `Basic ${btoa(bytesAsText(`${user}:${password}`))}`;

const renderHeaders = (
  request: RequestSpec,
  scope: Scope,
  body: Body | undefined,
): { ok: true; headers: Record<string, string> } | Refusal => {
  const headers = Object.fromEntries(renderFields(request.headers, scope));
  const authorization = renderAuth(request.auth, scope);
  if (authorization !== undefined) headers.Authorization = authorization;
  if (body !== undefined && !Object.keys(headers).some((name) => name.toLowerCase() === 'content-type'))
    headers['Content-Type'] = body.type;
  for (const [name, value] of Object.entries(headers)) {
    const setting = Object.hasOwn(request.headers, name) ? request.headers[name] : undefined;
    const template = setting === undefined ? undefined : chosenValue(setting, scope);
    if (CONTROLS.test(value)) return refused('unfit-setting', template === undefined ? undefined : slotsOf(template)[0]?.name);
    headers[name] = bytesAsText(value);
  }
  return { ok: true, headers };
};

/** Fields as a signature covers them: without those that are made of it. */
const coveredFields = (fields: Fields, left: ReadonlySet<string>, scope: Scope): Record<string, string> => {
  const kept = Object.entries(fields).filter(([, value]) => !usesInValue(value, []).some(({ name }) => left.has(name)));
  return Object.fromEntries(renderFields(Object.fromEntries(kept), scope));
};

/** Headers as a signature covers them: in lower case and the order of the alphabet, with the host. */
const coveredHeaders = (plugin: Plugin, request: RequestSpec, body: Body | undefined, scope: Scope): [string, string][] => {
  const own = coveredFields(request.headers, madeOf(plugin.computed, 'headers', 'headerNames'), scope);
  const origin = renderOrigin(plugin, scope);
  const all = [
    ...(typeof origin === 'string' ? [['host', origin.replace(/^https?:\/\//, '')] as [string, string]] : []),
    ...(body === undefined ? [] : [['content-type', body.type] as [string, string]]),
    ...Object.entries(own).map(([name, value]): [string, string] => [name.toLowerCase(), value.trim()]),
  ];
  return [...new Map(all)].sort(([one], [other]) => (one < other ? -1 : 1));
};

/** What a computed value can be made of, each part only when it is asked for. */
const partsOf = (plugin: Plugin, request: RequestSpec, sending: () => Sending): Parts => {
  const scope = (): Scope => scopeOf(sending(), plugin.suffixes);
  const body = (): Body | undefined => renderBody(request, sending(), plugin.suffixes);
  const headers = (): [string, string][] => coveredHeaders(plugin, request, body(), scope());
  return {
    path: () => {
      const path = renderPath(request.path, scope());
      return typeof path === 'string' ? path : undefined;
    },
    query: () => sortedQuery(coveredFields(request.query, madeOf(plugin.computed, 'query'), scope())),
    headers: () =>
      headers()
        .map(([name, value]) => `${name}:${value}\n`)
        .join(''),
    headerNames: () =>
      headers()
        .map(([name]) => name)
        .join(';'),
    form: () => sortedQuery(coveredFields(request.form ?? {}, madeOf(plugin.computed, 'form'), scope())),
    body: () => body()?.text ?? '',
  };
};

/** Makes the request of one sending: new each time, from values and what the tools give. */
export const render = (plugin: Plugin, requests: RequestsSpec, given: Sending, tools: Tools): RenderResult => {
  const request = requestList(requests).find((one) => holds(one.when, scopeOf(given, plugin.suffixes)));
  if (request === undefined) return refused('missing-setting');
  const parts = partsOf(plugin, request, () => sending);
  const sending: Sending = { ...given, between: plugin.hostsBetween, computed: computedScope(plugin.computed, () => scope, parts, tools) };
  const scope = scopeOf(sending, plugin.suffixes);
  const origin = renderOrigin(plugin, scope);
  if (typeof origin !== 'string') return origin;
  const path = renderPath(request.path, scope);
  if (typeof path !== 'string') return path;
  const hole = request.text === undefined ? null : holeIn(request.text, scope);
  if (hole !== null) return hole;
  const body = renderBody(request, sending, plugin.suffixes);
  const headers = renderHeaders(request, scope, body);
  if (!headers.ok) return headers;
  const query = renderFields(request.query, scope)
    .map(([name, text]) => `${encodeUrl(name)}=${encodeUrl(text)}`)
    .join('&');
  const url = `${origin}${path}${query === '' ? '' : `?${query}`}`;
  const length = [url, body?.text ?? '', ...Object.values(headers.headers)].reduce((sum, text) => sum + text.length, 0);
  if (length > LONGEST_REQUEST) return refused('unfit-setting');
  const secretKeys = plugin.settings.filter(({ kind }) => kind === 'secret').map(({ key }) => key);
  return {
    ok: true,
    request: { method: request.method, url, headers: headers.headers, body: body?.text, ...keptAtHome(plugin, url) },
    secrets: secretsIn(plugin.computed, request, secretKeys, scope),
  };
};
