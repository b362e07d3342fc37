import { isHost, plainly } from '../event-form/typed.ts';

/** What was typed into the service's field. address: a URL, or a command with one in it. */
export type TextKind = 'nothing' | 'name' | 'host' | 'address';

const COMMAND = /^\s*(?:[$>]\s*)?(?:curl|wget|iwr|irm|invoke-\w+)(?:\.exe)?\s/i;

export const kindOf = (text: string): TextKind => {
  if (text.trim() === '') return 'nothing';
  if (text.includes('/') || COMMAND.test(text)) return 'address';
  return isHost(plainly(text).replace(/\.$/, '')) ? 'host' : 'name';
};

/** Fields of a query whose values are no secret. What else stands in an address may be one. */
const OPEN =
  /^(?:host(?:name)?s?|(?:sub-?)?domains?|zone|name|my-?ip|ip(?:v?[46])?(?:-?addr(?:ess)?)?|addr(?:ess)?|format|verbose|type|ttl|system)$/i;
/** A place that is filled in, an address, or a host name: no secret either. */
const HARMLESS = /^(?:|\{\w+\}|<\w+>|\[\w+\]|__\w+__|%\w+%?|[\d.]{7,15}|[\da-f:]*:[\da-f:.]*|auto|(?:[a-z\d-]+\.)+[a-z]{2,})$/i;
const DOTS = '•••';

const queryShown = (query: string): string =>
  query
    .split('&')
    .map((field) => {
      const [name = '', ...rest] = field.split('=');
      const value = rest.join('=');
      if (rest.length === 0) return HARMLESS.test(name) ? name : DOTS;
      return OPEN.test(name) || HARMLESS.test(value) ? field : `${name}=${DOTS}`;
    })
    .join('&');

/** Long parts with figures in them are keys. */
const pathShown = (path: string): string =>
  path
    .split('/')
    .map((part) => (part.length >= 12 && /\d/.test(part) && !HARMLESS.test(part) ? DOTS : part))
    .join('/');

/** An address, or a command with one, without what may be secret in it: for the eye only. */
export const shownText = (text: string): string => {
  const found = /https?:\/\/[^\s"'`]+/i.exec(text)?.[0] ?? (COMMAND.test(text) ? '' : text.trim());
  const [, scheme = '', user = '', host = '', path = '', query] =
    /^(https?:\/\/)?([^/?#@\s]*@)?([^/?#\s]*)([^?\s]*)(?:\?(.*))?$/i.exec(found) ?? [];
  const address = `${scheme}${user === '' ? '' : `${DOTS}@`}${host}${pathShown(path)}${query === undefined ? '' : `?${queryShown(query)}`}`;
  const word = COMMAND.exec(text)?.[0].trim();
  return word === undefined ? address : `${word} … ${address}`;
};
