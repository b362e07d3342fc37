import { parseAddress } from '../../net/address.ts';
import type { JsonCondition } from '../grammar/reply.ts';
import { fill, type Scope, type Template } from '../grammar/template.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Undefined for what is no JSON. Values are only ever looked into, so hostile keys do no harm. */
export const parseJson = (text: string): Json | undefined => {
  if (!/^[[{"]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

/** The value a JSON pointer names (RFC 6901), undefined when there is none. */
export const pointAt = (json: Json | undefined, pointer: string): Json | undefined => {
  let here = json;
  for (const escaped of pointer === '' ? [] : pointer.slice(1).split('/')) {
    const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(here)) here = /^\d{1,6}$/.test(key) ? here[Number(key)] : undefined;
    else if (typeof here === 'object' && here !== null) here = Object.hasOwn(here, key) ? here[key] : undefined;
    else return undefined;
  }
  return here;
};

type Wanted = Template | number | boolean | null;

/** An address in its one plain form; any other text as it is. */
export const plainAddress = (text: string): string => parseAddress(text, 'ipv4') ?? parseAddress(text, 'ipv6') ?? text;

/** Numbers meet their text form, and addresses each other in any notation: services differ in how they write them. */
export const isSame = (found: Json | undefined, wanted: Wanted, scope: Scope): boolean => {
  if (found === undefined) return false;
  const value = typeof wanted === 'object' && wanted !== null ? fill(wanted, scope, (text) => text) : wanted;
  if (value === undefined || value === null) return value === null && found === null;
  if (typeof found === 'boolean' || typeof value === 'boolean') return found === value;
  return (typeof found === 'string' || typeof found === 'number') && plainAddress(String(found)) === plainAddress(String(value));
};

/** Whether an element of a list has these values at these places. */
export const hasAll = (item: Json, wanted: Readonly<Record<string, Wanted>>, scope: Scope): boolean =>
  Object.entries(wanted).every(([pointer, value]) => isSame(pointAt(item, pointer), value, scope));

export const meets = (condition: JsonCondition, json: Json | undefined, scope: Scope): boolean => {
  const found = pointAt(json, condition.pointer);
  const { equals, in: list, contains, exists, some } = condition;
  const parts = contains === undefined ? undefined : Array.isArray(contains) ? contains : [contains];
  return (
    (equals === undefined || isSame(found, equals, scope)) &&
    (list === undefined || list.some((one) => isSame(found, one, scope))) &&
    (parts === undefined || (typeof found === 'string' && parts.some((part) => found.toLowerCase().includes(part.toLowerCase())))) &&
    (exists === undefined || (json !== undefined && (found !== undefined) === exists)) &&
    (some === undefined || (Array.isArray(found) && found.some((item) => hasAll(item, some, scope))))
  );
};
