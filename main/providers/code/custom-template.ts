import { FAMILIES } from '../../../preload/contract/event.ts';
import { hasPlace, namesOwn, ownUrlParts, PLACES } from '../../../preload/contract/own/url.ts';
import { encodeUrl } from '../render/value.ts';

/** What an own URL or body may name, in three spellings: `{ip}`, `%i` and `#{ip}`. Read in one pass: values are never read again. */
export interface CustomValues {
  host: string;
  ipv4: string | null;
  ipv6: string | null;
  ttl: string;
  user: string;
  password: string;
  /** Seconds since 1970. */
  timestamp: number;
}

type Pick = (values: CustomValues) => string;
const ip: Pick = (values) => values.ipv4 ?? values.ipv6 ?? '';
const host: Pick = (values) => values.host;

const BRACED: Readonly<Record<string, Pick>> = {
  ip,
  ipv4: (values) => values.ipv4 ?? '',
  ipv6: (values) => values.ipv6 ?? '',
  ipv4Addr: (values) => values.ipv4 ?? '',
  ipv6Addr: (values) => values.ipv6 ?? '',
  host,
  domain: host,
  type: (values) => (values.ipv4 === null ? 'AAAA' : 'A'),
  recordType: (values) => (values.ipv4 === null ? 'AAAA' : 'A'),
  ttl: (values) => values.ttl,
  timestamp: (values) => String(values.timestamp),
};
const PERCENT: Readonly<Record<string, Pick>> = {
  i: ip,
  h: host,
  u: (values) => values.user,
  p: (values) => values.password,
  '%': () => '%',
};

const fillWith = (text: string, values: CustomValues, encode: (value: string) => string): string =>
  text.replace(PLACES, (whole: string, braced: string | undefined, percent: string | undefined) => {
    if (percent === '%') return '%';
    const pick = braced === undefined ? PERCENT[percent ?? ''] : Object.hasOwn(BRACED, braced) ? BRACED[braced] : undefined;
    return pick === undefined ? whole : encode(pick(values));
  });

/** Whether a text has a place of its own for each family, and none that stands for whichever is sent: then both go in one. */
export const namesEachFamily = (text: string): boolean =>
  namesOwn(text, 'ipv4') && namesOwn(text, 'ipv6') && !hasPlace(text, ['ip', 'i', 'type', 'recordType']);

/** Fields without those of a family that is not sent: an empty one could delete its record. */
const presentFields = (fields: string, values: CustomValues): string =>
  fields
    .split('&')
    .filter((field) => FAMILIES.every((family) => values[family] !== null || !namesOwn(field, family)))
    .join('&');

/** Whether user name or password are filled in somewhere. */
export const namesSignIn = (text: string): boolean => hasPlace(text, ['u', 'p']);

/** Path and query of an own URL; nothing is filled into its host. Null for what is no https address of a host. */
export const fillUrl = (text: string, values: CustomValues): URL | null => {
  const parts = ownUrlParts(text);
  if (parts === null) return null;
  try {
    const [, path = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(parts.rest) ?? [];
    const fields = presentFields(query, values);
    const url = new URL(`${parts.origin}${fillWith(`${path || '/'}${fields === '' ? '' : `?${fields}`}`, values, encodeUrl)}`);
    return url;
  } catch {
    return null;
  }
};

const FORM = 'application/x-www-form-urlencoded';
const looksLikeJson = (text: string): boolean => /^\s*[[{]/.test(text) && !/^\s*\{[A-Za-z0-9]+\}/.test(text);
const inJson = (value: string): string => JSON.stringify(value).slice(1, -1);
const inXml = (value: string): string => value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A body, of the type the user said, else JSON when it looks like it, else form fields. Values are escaped for where they stand. */
export const fillBody = (text: string, values: CustomValues, said?: string): { type: string; text: string } => {
  const type = said ?? (looksLikeJson(text) ? 'application/json' : FORM);
  if (type.toLowerCase().startsWith(FORM)) return { type, text: fillWith(presentFields(text, values), values, encodeUrl) };
  const written = /json/i.test(type) ? inJson : /xml/i.test(type) ? inXml : (value: string) => value;
  return { type, text: fillWith(text, values, written) };
};

/** The value of a header field. A token may hold any sign after a percent, so that only places in braces are filled in. */
export const fillHeader = (text: string, values: CustomValues): string =>
  text.replace(/#?\{[A-Za-z0-9]+\}/g, (place) => fillWith(place, values, (value) => value));
