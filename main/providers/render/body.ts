import type { JsonNode, RequestSpec } from '../grammar/request.ts';
import { fill, type Scalar, type Scope, type Template } from '../grammar/template.ts';
import { type Sending, scopeOf } from './scope.ts';
import { renderFields } from './value.ts';

export interface Body {
  type: string;
  text: string;
}

type Json = Scalar | null | Json[] | { [key: string]: Json };

/** A leaf that is one place keeps the kind of its value: a number stays a number. */
const renderLeaf = (template: Template, scope: Scope): Json | undefined => {
  const [only] = template.parts;
  const value = template.parts.length === 1 && only !== undefined && typeof only !== 'string' ? scope(only.name) : undefined;
  return typeof value === 'number' || typeof value === 'boolean' ? value : fill(template, scope, (text) => text);
};

/** One sending for each host, or for each host and address. */
const spread = (sending: Sending, each: 'host' | 'record'): Sending[] =>
  sending.hosts.flatMap((host) => {
    const one = { ...sending, hosts: [host] };
    if (each === 'host' || sending.ipv4 === null || sending.ipv6 === null) return [one];
    return [
      { ...one, ipv6: null },
      { ...one, ipv4: null },
    ];
  });

const renderJson = (node: JsonNode, sending: Sending, suffixes: readonly string[]): Json | undefined => {
  if (node === null || typeof node !== 'object') return node;
  if (Array.isArray(node)) return node.map((item) => renderJson(item, sending, suffixes)).filter((item) => item !== undefined);
  if ('parts' in node) return renderLeaf(node, scopeOf(sending, suffixes));
  if ('each' in node) return spread(sending, node.each).map((one) => renderJson(node.item, one, suffixes) ?? null);
  const fields = Object.entries(node.fields).map(([key, item]) => [key, renderJson(item, sending, suffixes)] as const);
  return Object.fromEntries(fields.filter((field): field is [string, Json] => field[1] !== undefined));
};

const XML_ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (sign) => XML_ESCAPES[sign] ?? sign);

/** Values are encoded by where they stand: form field, JSON leaf, XML text, or plain text, where they are not. */
export const renderBody = (request: RequestSpec, sending: Sending, suffixes: readonly string[]): Body | undefined => {
  const scope = scopeOf(sending, suffixes);
  if (request.json !== undefined) {
    return { type: 'application/json', text: JSON.stringify(renderJson(request.json, sending, suffixes) ?? null) };
  }
  if (request.form !== undefined) {
    return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(renderFields(request.form, scope)).toString() };
  }
  // Filled already, or the request was refused: an empty body could stand for the caller's address.
  if (request.text !== undefined) return { type: 'text/plain; charset=utf-8', text: fill(request.text, scope, (text) => text) ?? '' };
  if (request.xml !== undefined) return { type: 'text/xml; charset=utf-8', text: fill(request.xml, scope, escapeXml) ?? '' };
  return undefined;
};
