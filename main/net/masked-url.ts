import { readUrl } from './url.ts';

const DOTS = '•••';
/** Parts of a path that are the same at everybody's. */
const USUAL_PART =
  /^(?:|nic|update|updates|api|dyn|dns|dyndns|ddns|dynamic|dynv6|hosts?|domains?|records?|cgi-bin|v?\d{1,2}|(?:index|update|dyndns|ddns|api)\.(?:php|cgi|asp|html?))$/i;
/** Names of query fields that tell nothing but what is sent; any other may be a key itself. */
const USUAL_FIELD =
  /^(?:host(?:name)?s?|domains?|zone|my-?ip|ip|ip-?v?[46](?:addr)?|addr(?:ess)?|user(?:name)?|pass(?:word)?|pw|token|key|secret|auth|id|action|type|ttl)$/i;
/** A place that is filled in. */
const PLACE = /^(?:\{\w+\}|%7b\w+%7d)$/i;

const fieldShown = (field: string): string => {
  const at = field.indexOf('=');
  const [name, value] = at < 0 ? [field, null] : [field.slice(0, at), field.slice(at + 1)];
  const shown = USUAL_FIELD.test(name) || PLACE.test(name) ? name : DOTS;
  return value === null ? shown : `${shown}=${PLACE.test(value) ? value : DOTS}`;
};

/**
 * A URL that is kept like a password, as far as it tells nothing that may be secret: its host, and of the rest only what is usual. Null: it
 * can't be read.
 */
export const maskedUrl = (text: string): string | null => {
  const [address = '', query] = text.trim().split(/\?(.*)/s);
  const url = readUrl(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const user = url.username === '' && url.password === '' ? '' : `${DOTS}@`;
  // The text's own path: a parsed one has places written otherwise.
  const path = (/^https?:\/\/[^/]*(\/[^#]*)/i.exec(address)?.[1] ?? '/')
    .split('/')
    .map((part) => (USUAL_PART.test(part) || PLACE.test(part) ? part : DOTS))
    .join('/');
  return `${url.protocol}//${user}${url.host}${path}${query === undefined ? '' : `?${query.split('&').map(fieldShown).join('&')}`}`;
};
