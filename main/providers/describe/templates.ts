import type { PluginAbout } from '../../../preload/contract/plugin.ts';
import { choicesOf } from '../grammar/placeholders.ts';
import type { Plugin } from '../grammar/plugin.ts';
import type { Fields, JsonNode, RequestSpec } from '../grammar/request.ts';
import { signInText } from './variants.ts';

const firstOf = (fields: Fields): [string, string][] =>
  Object.entries(fields).map(([name, value]) => [name, choicesOf(value)[0]?.value.source ?? '']);

const pairs = (fields: Fields): string =>
  firstOf(fields)
    .map(([name, source]) => `${name}=${source}`)
    .join('&');

const nodeOf = (node: JsonNode): unknown => {
  if (node === null || typeof node !== 'object') return node;
  if (Array.isArray(node)) return node.map(nodeOf);
  if ('parts' in node) return node.source;
  if ('each' in node) return [nodeOf(node.item)];
  return Object.fromEntries(Object.entries(node.fields).map(([key, item]) => [key, nodeOf(item)]));
};

const bodyOf = ({ json, form, xml, text }: RequestSpec): string | undefined => {
  if (json !== undefined) return JSON.stringify(nodeOf(json));
  return form === undefined ? (xml ?? text)?.source : pairs(form);
};

/** A request as it is written, with all its places: for one that no example can fill. */
export const asWritten = (plugin: Plugin, request: RequestSpec): PluginAbout['requests'][number] => {
  const host = plugin.host === undefined ? '' : (choicesOf(plugin.host)[0]?.value.source ?? '');
  const origin = /^https?:/i.test(host) ? host : `${plugin.plainHttp === undefined || plugin.selfHosted ? 'https' : 'http'}://${host}`;
  const query = pairs(request.query);
  const [auth] = request.auth === undefined ? [] : [request.auth].flat();
  const body = bodyOf(request);
  return {
    method: request.method,
    url: `${origin}${request.path.source}${query === '' ? '' : `?${query}`}`,
    headers: [
      ...firstOf(request.headers),
      ...(auth === undefined ? [] : ([['Authorization', signInText(auth)]] satisfies [string, string][])),
    ],
    ...(body === undefined ? {} : { body }),
  };
};
