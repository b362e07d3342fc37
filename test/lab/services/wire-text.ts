import { readFileSync } from 'node:fs';
import { matches } from '../../providers/replay/match.ts';
import { sameXml } from '../../providers/replay/match-xml.ts';
import type { ExpectedRequest, Pattern, WireCase } from '../../providers/replay/wire-case.ts';
import { inZone } from './case-account.ts';
import type { Service } from './service.ts';

/** What is published: it stands in the place of the case's addresses. */
export interface SentAddresses {
  ipv4: string;
  ipv6: string;
}

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
const AGENT = `Saikoro/${version} (+https://saikoro.app)`;
/** As the URL standard writes the query of an https address. */
const inQuery = (text: string): string => encodeURIComponent(text).replaceAll("'", '%27');
const isTree = (value: unknown): value is { [key: string]: Pattern } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const show = (pattern: unknown): string => `«${typeof pattern === 'string' ? pattern : JSON.stringify(pattern)}»`;

/** A case with the lab's name, addresses and account in the place of its own. */
export const caseFor = (wire: WireCase, { zone, settings }: Service, { ipv4, ipv6 }: SentAddresses): ExpectedRequest[] => {
  const others = Object.entries(wire.config).flatMap(([key, value]) =>
    typeof value === 'string' && typeof settings[key] === 'string' ? [[inZone(value, wire, zone), String(settings[key])] as const] : [],
  );
  const move = (text: string): string =>
    others.reduce(
      (moved, [own, lab]) => (moved === own ? lab : moved),
      inZone(text, wire, zone).replaceAll('192.0.2.10', ipv4).replaceAll('2001:db8::10', ipv6),
    );
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return move(value);
    if (Array.isArray(value)) return value.map(walk);
    if (!isTree(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [move(key), walk(one)]));
  };
  return (wire.expect_requests ?? []).map((request) => walk({ ...request, reply: undefined }) as ExpectedRequest);
};

/** The value that must stand there: the case's own, or what came where it fits the case's pattern. */
const valueFor = (pattern: Pattern | undefined, came: string): string => {
  if (typeof pattern === 'string' || typeof pattern === 'number') return String(pattern);
  if (pattern === undefined) return '«not in the case»';
  return matches(pattern, came) ? came : show(pattern);
};

/** Of several sets the one that fits. */
const chosen = (fields: Record<string, Pattern>, came: Record<string, string>): Record<string, Pattern> => {
  const { $oneOf: sets, ...rest } = fields;
  const fits = Array.isArray(sets)
    ? sets.filter(isTree).find((set) => Object.entries(set).every(([name, value]) => matches(value, came[name])))
    : undefined;
  return { ...rest, ...(fits ?? {}) };
};
const isDue = (pattern: Pattern): boolean => !(isTree(pattern) && '$absent' in pattern);

const targetFor = (wanted: ExpectedRequest, target: string, open: Record<string, Pattern>): string => {
  const [path = '', search] = target.split('?');
  const pieces = (search ?? '').split('&').filter((piece) => piece !== '');
  const names = pieces.map((piece) => decodeURIComponent(piece.split('=')[0] ?? ''));
  const came = Object.fromEntries(pieces.map((piece, at) => [names[at] ?? '', decodeURIComponent(piece.split('=').slice(1).join('='))]));
  const fields: Record<string, Pattern> = { ...open, ...chosen(wanted.query ?? {}, came) };
  const written = Object.entries(came).map(([name, value]) => {
    const pattern = fields[name];
    if (pattern === undefined || !isDue(pattern)) return `${inQuery(name)}=${show('not in the case')}`;
    const text = inQuery(valueFor(pattern, value));
    // A name alone, as FreeDNS' keys are.
    return text === '' && !search?.includes(`${inQuery(name)}=`) ? inQuery(name) : `${inQuery(name)}=${text}`;
  });
  const absent = Object.keys(wanted.query ?? {}).filter((name) => name !== '$oneOf' && isDue(fields[name] ?? null) && !(name in came));
  const query = [...written, ...absent.map((name) => `${name}=${show(fields[name])}`)].join('&');
  const wantedPath = valueFor(wanted.path, decodeURIComponent(path));
  const encoded = wantedPath
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll('%40', '@'))
    .join('/');
  return query === '' ? encoded : `${encoded}?${query}`;
};

const bodyFor = ({ body, bodyType }: ExpectedRequest, came: string): string => {
  if (body === undefined || body === null) return '';
  if (bodyType === 'xml') return isTree(body) && typeof body.$xml === 'string' && sameXml(body.$xml, came) ? came : show(body);
  if (bodyType !== 'json') return valueFor(body, came);
  const tree: unknown = came === '' ? undefined : JSON.parse(came);
  // As it came, in the shortest form there is.
  return matches(body, tree) ? JSON.stringify(tree) : show(body);
};

/** What one case leaves open: the headers of the service's other requests, and values that none of its cases tells. */
export interface Allowed {
  open: Record<string, Pattern>;
  headers: Record<string, Pattern>;
}
const lower = (fields: Record<string, Pattern>): Record<string, Pattern> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));

/**
 * One request as its case wants it, whole: every byte is the case's, one of HTTP itself, or open for this service. Order and what the case
 * leaves to a pattern are as they came. No code of the app's has a part in it.
 */
export const wireText = (wanted: ExpectedRequest, came: string, { open, headers: others }: Allowed): string => {
  const [head = '', body = ''] = came.split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const [method = '', target = ''] = line.split(' ');
  const text = bodyFor(wanted, body);
  const pairs = lines.map((each) => [each.slice(0, each.indexOf(':')), each.slice(each.indexOf(':') + 2)] as const);
  const folded = Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]));
  const told = lower(chosen(wanted.headers ?? {}, folded));
  const usual: Record<string, Pattern> = {
    host: wanted.host,
    connection: 'keep-alive',
    'user-agent': AGENT,
    accept: 'application/json',
    'content-type': 'application/json',
    ...(method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(text)) }),
  };
  const headers = { ...usual, ...lower(others), ...lower(open), ...told };
  const written = pairs.map(([name, value]) => `${name}: ${valueFor(headers[name.toLowerCase()], value)}`);
  const absent = Object.keys({ host: '', 'user-agent': '', ...told }).filter((name) => !(name in folded));
  return [
    `${valueFor(wanted.method, method)} ${targetFor(wanted, target, open)} HTTP/1.1`,
    ...written,
    ...absent.map((name) => `${name}: ${show(headers[name])}`),
    '',
    text,
  ].join('\r\n');
};
