import { choicesOf } from '../grammar/placeholders.ts';
import type { Auth, JsonNode, RequestSpec, Value } from '../grammar/request.ts';
import { slotsOf, type Template } from '../grammar/template.ts';
import { type Json, parseJson } from '../judge/json.ts';
import { decoded } from '../mask/decoded.ts';
import type { SignIn } from './paste-command.ts';
import type { Pasted } from './paste-url.ts';

/** Values by the names of their places. */
export type Found = Map<string, string>;

/** Places that hold a host name. */
const HOST_PLACES = new Set(['host', 'hosts', 'base']);

/** What services call the two halves of a sign-in where it stands in the address. */
const USER_NAMES = new Set(['username', 'user', 'login', 'uname', 'u']);
const PASSWORD_NAMES = new Set(['password', 'passwd', 'passw', 'pass', 'pwd', 'pw', 'p']);

/** Reads a filled template back; null: the text was not made by it. A place ends where the text after it begins. */
const readBack = (template: Template, text: string): Found | null => {
  const found: Found = new Map();
  let at = 0;
  for (const [index, part] of template.parts.entries()) {
    if (typeof part === 'string') {
      if (!text.startsWith(part, at)) return null;
      at += part.length;
      continue;
    }
    const after = template.parts[index + 1];
    const end = typeof after === 'string' ? text.indexOf(after, at) : text.length;
    if (end < at) return null;
    const value = text.slice(at, end);
    found.set(part.name, value === part.fallback ? '' : value);
    at = end;
  }
  return at === text.length ? found : null;
};

/** Of several choices the one for a host name where the text is one, else the others. */
const inValue = (value: Value, text: string): Found => {
  const read = choicesOf(value).flatMap((choice) => {
    const found = slotsOf(choice.value).length === 0 ? null : readBack(choice.value, text);
    return found === null ? [] : [found];
  });
  const forHost = (found: Found): boolean => [...found.keys()].some((name) => HOST_PLACES.has(name));
  const fitting = read.some(forHost) && read.length > 1 ? read.filter((found) => forHost(found) === text.includes('.')) : read;
  return new Map(fitting.flatMap((found) => [...found]));
};

/** A value is one segment of the path. */
const inPath = (request: RequestSpec, url: URL): Found | null => {
  const path = url.pathname.replace(/\/$/, '') + (request.path.source.endsWith('/') ? '/' : '');
  const found = readBack(request.path, path);
  if (found === null || [...found.values()].some((value) => value.includes('/'))) return null;
  return new Map([...found].map(([name, value]) => [name, decoded(value)]));
};

const isJson = (text: string): boolean => /^\s*[[{]/.test(text);

const fieldsOf = ({ url, data }: Pasted): [string, string][] => [
  ...url.searchParams,
  ...data.filter((text) => !isJson(text)).flatMap((text) => [...new URLSearchParams(text)]),
];

/** The sign-in as fields of the address: many services take it there as well. */
const signInFields = (fields: readonly [string, string][]): SignIn | null => {
  const fieldOf = (names: ReadonlySet<string>): string | undefined => fields.find(([name]) => names.has(name.toLowerCase()))?.[1];
  const password = fieldOf(PASSWORD_NAMES);
  return password === undefined ? null : { user: fieldOf(USER_NAMES) ?? '', password };
};

/** A query is told by the names it has in common with the request's; one that shares none of them belongs to another service. */
const inFields = (request: RequestSpec, pasted: Pasted): Found | null => {
  const found: Found = new Map();
  const own = new Map(
    [...Object.entries(request.form ?? {}), ...Object.entries(request.query)].map(([name, value]) => [name.toLowerCase(), value]),
  );
  const given = fieldsOf(pasted);
  const signIn = request.auth === undefined ? null : signInFields(given.filter(([name]) => !own.has(name.toLowerCase())));
  const isShared = signIn !== null || given.some(([name]) => own.has(name.toLowerCase()));
  if (pasted.url.search !== '' && given.length > 0 && !isShared) return null;
  for (const [key, text] of given) {
    const value = own.get(key.toLowerCase());
    if (value !== undefined) for (const [name, one] of inValue(value, text)) found.set(name, one);
  }
  return pasted.signIn === null && signIn !== null ? new Map([...found, ...inSignIn(request.auth, signIn)]) : found;
};

const basics = (auth: Auth | Auth[] | undefined) => (auth === undefined ? [] : [auth].flat()).filter((one) => 'basic' in one);

const inSignIn = (auth: Auth | Auth[] | undefined, { user, password }: SignIn): Found =>
  new Map(
    basics(auth).flatMap(({ basic }) => [
      ...(user === '' ? [] : (readBack(basic.user, user) ?? [])),
      ...(readBack(basic.password, password) ?? []),
    ]),
  );

/** A token alone, as `Bearer` or `Token`, stands in the place of the password where the plug-in asks for both. */
const inToken = (auth: Auth | Auth[] | undefined, headers: Pasted['headers']): Found => {
  const token = /^(?:bearer|token)\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (token === undefined) return new Map();
  const bearer = (auth === undefined ? [] : [auth].flat()).flatMap((one) => ('bearer' in one ? [one.bearer] : []));
  const places = bearer.length > 0 ? bearer : basics(auth).map(({ basic }) => basic.password);
  return new Map(places.flatMap((place) => [...(readBack(place, token) ?? [])]));
};

/** A sign-in of one who sends it as fields. */
const asFields = (request: RequestSpec, { user, password }: SignIn): Found =>
  new Map(
    basics(request.auth).length > 0
      ? []
      : [...Object.entries(request.query), ...Object.entries(request.form ?? {})].flatMap(([name, value]) => {
          const text = USER_NAMES.has(name.toLowerCase()) ? user : PASSWORD_NAMES.has(name.toLowerCase()) ? password : '';
          return text === '' ? [] : [...inValue(value, text)];
        }),
  );

const inHeaders = (request: RequestSpec, headers: Pasted['headers']): Found =>
  new Map(
    Object.entries(request.headers).flatMap(([name, value]) => {
      const text = headers.get(name.toLowerCase());
      return text === undefined ? [] : [...inValue(value, text)];
    }),
  );

const inJson = (node: JsonNode, json: Json | undefined): [string, string][] => {
  if (node === null || typeof node !== 'object' || json === undefined) return [];
  if (Array.isArray(node)) return Array.isArray(json) ? node.flatMap((item, at) => inJson(item, json[at])) : [];
  if ('parts' in node) return typeof json === 'string' && slotsOf(node).length > 0 ? [...(readBack(node, json) ?? [])] : [];
  if ('each' in node) return inJson(node.item, Array.isArray(json) ? json[0] : json);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return [];
  return Object.entries(node.fields).flatMap(([key, item]) => (Object.hasOwn(json, key) ? inJson(item, json[key]) : []));
};

const inBody = ({ json }: RequestSpec, data: readonly string[]): Found =>
  new Map(json === undefined ? [] : data.filter(isJson).flatMap((text) => inJson(json, parseJson(text.trim()))));

/** What a request says when it is read back from what was pasted; null: the address is not one of its. */
export const readRequest = (request: RequestSpec, pasted: Pasted): Found | null => {
  const path = inPath(request, pasted.url);
  const fields = inFields(request, pasted);
  if (path === null || fields === null) return null;
  const signIn = pasted.signIn === null ? [] : [...inSignIn(request.auth, pasted.signIn), ...asFields(request, pasted.signIn)];
  const { headers, data } = pasted;
  return new Map([
    ...path,
    ...fields,
    ...signIn,
    ...inToken(request.auth, headers),
    ...inHeaders(request, headers),
    ...inBody(request, data),
  ]);
};
