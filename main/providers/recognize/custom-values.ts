import { readHeaders } from '../../../preload/contract/own/headers.ts';
import { beginsJson } from '../../../preload/contract/own/url.ts';
import { ownBody, ownUrl } from './custom-url.ts';
import type { Given } from './paste-options.ts';
import type { Pasted } from './paste-url.ts';

const METHODS = new Set(['POST', 'PUT', 'PATCH']);
const FORM = 'application/x-www-form-urlencoded';

/** What curl makes of `name=content`; addresses stay as they are, for a place takes theirs. Null: the content is in a file. */
const encoded = (text: string): string | null => {
  const [, name, content = ''] = /^([^=@]*)=(.*)$/s.exec(text) ?? [];
  if (name === undefined && /^[^=]*@/.test(text)) return null;
  const value = encodeURIComponent(name === undefined ? text : content).replaceAll('%3A', ':');
  return name ? `${name}=${value}` : value;
};

/** A body as it will be sent; null where it is in a file, or of many parts. */
const bodyOf = ({ option, value }: Given): string | null => {
  if (option === 'form' || value.startsWith('@')) return null;
  return option === 'encoded' ? encoded(value) : value;
};

const withQuery = (url: string, query: string): string => (query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`);

/** The lines of header fields that the options mean; a sign-in that is understood, and a type that goes without saying, are none. */
const headerLine = ({ option, value }: Given, body: string, isSignedIn: boolean): string | null => {
  const line =
    option === 'agent'
      ? `User-Agent: ${value}`
      : option === 'referer'
        ? `Referer: ${value}`
        : option === 'type'
          ? `Content-Type: ${value}`
          : value;
  const [, name = '', text = ''] = /^([^:]*):\s*(.*)$/s.exec(line) ?? [];
  const usual = beginsJson(body.trim()) ? 'application/json' : FORM;
  if (/^content-type$/i.test(name) && (body === '' || text.split(';')[0]?.trim().toLowerCase() === usual)) return null;
  return isSignedIn && /^authorization$/i.test(name) && /^basic\s/i.test(text) ? null : line;
};

const HEADERS: readonly string[] = ['header', 'agent', 'referer', 'type'] satisfies Given['option'][];
const BODIES: readonly string[] = ['data', 'encoded', 'json', 'form'] satisfies Given['option'][];

/** What a pasted address or command becomes as a URL of the user's own, and which of its options could not be carried. */
export const ownValues = (
  { written, signIn, options, data }: Pasted,
  isBlank: (value: string) => boolean,
): { values: Record<string, string>; dropped: string[] } => {
  const has = (option: Given['option']): boolean => options.some((one) => one.option === option);
  const bodies = options.filter(({ option }) => BODIES.includes(option)).map((given) => ({ given, text: bodyOf(given) }));
  const text = options.length === 0 ? data.join('&') : bodies.flatMap((one) => one.text ?? []).join('&');
  const body = has('get') ? '' : ownBody(text);
  const method = options.findLast(({ option }) => option === 'method')?.value.toUpperCase() ?? '';
  const isUsual = method === '' || method === (body === '' ? 'GET' : 'POST');
  const lines = options.flatMap((given): { given: Given; line: string }[] => {
    const line = HEADERS.includes(given.option) ? headerLine(given, body, signIn !== null) : null;
    return line === null ? [] : [{ given, line: ownUrl(line) }];
  });
  const fit = lines.filter(({ line }) => readHeaders(line) !== null);
  const headers = fit.map(({ line }) => line).join('\n');
  const typed = signIn !== null && !/^https?:\/\/[^/?#]*@/i.test(written) && !isBlank(signIn.user) ? signIn : null;
  const dropped = [
    ...options.filter(({ option }) => option === 'lost').map(({ name }) => name),
    ...bodies.filter((one) => one.text === null).map(({ given }) => given.name),
    ...lines.filter((one) => !fit.includes(one)).map(({ given, line }) => `${given.name} ${line.split(':')[0]}`),
    ...(isUsual || METHODS.has(method) ? [] : [`-X ${method}`]),
  ];
  return {
    values: {
      url: ownUrl(withQuery(written, has('get') ? text : '')),
      ...(typed === null ? {} : { username: typed.user, ...(isBlank(typed.password) ? {} : { password: typed.password }) }),
      ...(!isUsual && METHODS.has(method) ? { method } : {}),
      ...(headers === '' ? {} : { headers }),
      ...(body === '' ? {} : { body }),
    },
    dropped: [...new Set(dropped)],
  };
};
