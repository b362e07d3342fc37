import type { SettingValue } from '../../preload/contract/event.ts';
import type { Outcome } from '../../preload/contract/outcome.ts';
import type { Plugin } from '../providers/grammar/plugin.ts';
import type { RequestSpec } from '../providers/grammar/request.ts';
import { parseTemplate, type Template } from '../providers/grammar/template.ts';
import type { Tools } from '../providers/render/computed.ts';
import { type Rendered, render } from '../providers/render/render.ts';
import type { Sending } from '../providers/render/scope.ts';
import { encodeUrl, refused } from '../providers/render/value.ts';
import { channelOriginOf } from './at-home.ts';
import { type Message, valuesOf } from './message.ts';
import type { Spec } from './spec.ts';

export type Settings = Readonly<Record<string, SettingValue>>;
export type Made = { ok: true; request: Rendered; sending: Sending; plugin: Plugin } | { ok: false; outcome: Outcome };

/** A text that stands for itself. */
const literal = (text: string): Template => ({ source: text, parts: text === '' ? [] : [text] });
const template = (text: string): Template => {
  const parsed = parseTemplate(text);
  return parsed.ok ? parsed.template : literal(text);
};

/** Signs that no path may have as they are (RFC 3986 §3.3), in what the user typed. */
const inPath = ({ source, parts }: Template): Template => ({
  source,
  parts: parts.map((part) => (typeof part === 'string' ? part.replace(/[^!-~]+|["<>\\^`|]/g, encodeUrl) : part)),
});

/** The user's whole address, as host, path and fields of the request: what of it is filled in is encoded by where it stands. */
const withUrl = (plugin: Plugin, key: string, typed: string, isTemplate: boolean): Plugin | null => {
  const place = channelOriginOf(typed.replace(/[{}]/g, ''));
  const found = /^[a-z]+:\/\/[^/?#]+([^?#]*)(?:\?([^#]*))?/i.exec(typed.trim());
  if (place === null || found === null || /[{}]/.test(/^[a-z]+:\/\/([^/?#]*)/i.exec(typed.trim())?.[1] ?? '')) return null;
  const [, path = '', query = ''] = found;
  const read = isTemplate ? template : literal;
  const fields = query.split('&').flatMap((field): [string, Template][] => {
    if (field === '') return [];
    const [name = '', value = ''] = field.split(/=(.*)/s);
    return [[decoded(name), read(decoded(value))]];
  });
  const asked = plugin.request === undefined ? [] : Array.isArray(plugin.request) ? plugin.request : [plugin.request];
  const joined = (below: Template): Template => {
    const base = below.source === '' || below.source === '/' ? path : path.replace(/\/+$/, '');
    return { source: `${base}${below.source}`, parts: [...inPath(read(base)).parts, ...(below.source === '/' ? [] : below.parts)] };
  };
  const own = Object.fromEntries(fields);
  const request = asked.map((one): RequestSpec => ({ ...one, path: joined(one.path), query: { ...own, ...one.query } }));
  return { ...plugin, host: literal(place.origin), request, settings: plugin.settings.filter((field) => field.key !== key) };
};

/** As it is meant: a field of a query is encoded anew when it is sent. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

/** The request that carries a message, or why there can be none. Pure. */
export const makeRequest = (
  spec: Spec,
  given: Settings,
  message: Message,
  tools: Tools,
  { isTemplate = false }: { isTemplate?: boolean } = {},
): Made => {
  const usual = spec.plugin.settings.flatMap(({ key, default: value }) => (value === undefined ? [] : [[key, value] as const]));
  const typedIn = Object.entries({ ...Object.fromEntries(usual), ...given });
  const settings = Object.fromEntries(typedIn.map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]));
  const empty = spec.plugin.settings.find(({ key, required }) => required && (settings[key] === undefined || settings[key] === ''));
  if (empty !== undefined) return refused(empty.kind === 'secret' ? 'missing-secret' : 'missing-setting', empty.key);
  const { server } = settings;
  if (typeof server === 'string' && server !== '' && channelOriginOf(server) === null) return refused('unfit-setting', 'server');
  const typed = spec.url === undefined ? null : String(settings[spec.url] ?? '');
  const plugin = typed === null ? spec.plugin : withUrl(spec.plugin, spec.url ?? '', typed, isTemplate);
  if (plugin === null) return refused('unfit-setting', spec.url);
  const sending: Sending = {
    hosts: message.hosts.length > 0 ? message.hosts : [''],
    ipv4: null,
    ipv6: null,
    settings,
    taken: valuesOf(message, spec),
  };
  const made = render(plugin, plugin.request ?? [], sending, tools);
  if (!made.ok) return made;
  // Whatever the name says: what is not encrypted goes to no public address.
  const request = made.request.url.startsWith('http:') ? { ...made.request, onlyPrivate: true } : made.request;
  return { ok: true, request, sending, plugin };
};
