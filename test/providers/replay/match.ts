import { sameXml } from './match-xml.ts';
import type { Arrived, ExpectedRequest, Pattern } from './wire-case.ts';

type Tree = { [key: string]: Pattern };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const tell = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

const parse = (text: unknown): unknown => {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
};

type Operator = (wanted: Pattern, got: unknown) => boolean;
const text = (value: unknown): string => (value === undefined ? '' : String(value));
const list = (wanted: Pattern): Pattern[] => (Array.isArray(wanted) ? wanted : [wanted]);

const OPERATORS: Record<string, Operator> = {
  $re: (wanted, got) => got !== undefined && new RegExp(text(wanted)).test(text(got)),
  $rei: (wanted, got) => got !== undefined && new RegExp(text(wanted), 'i').test(text(got)),
  $any: (_, got) => got !== undefined,
  $absent: (_, got) => got === undefined,
  $in: (wanted, got) => list(wanted).some((one) => matches(one, got)),
  $contains: (wanted, got) => isTree(wanted) && isTree(got) && Object.entries(wanted).every(([key, value]) => matches(value, got[key])),
  $lacks: (wanted, got) => isTree(got) && list(wanted).every((key) => !(String(key) in got)),
  $unordered: (wanted, got) => {
    if (!Array.isArray(got) || got.length !== list(wanted).length) return false;
    const left = [...got];
    return list(wanted).every((one) => {
      const at = left.findIndex((item) => matches(one, item));
      if (at !== -1) left.splice(at, 1);
      return at !== -1;
    });
  },
  $json: (wanted, got) => matches(wanted, parse(got)),
  $xml: (wanted, got) => sameXml(text(wanted), text(got)),
  $oneOf: (wanted, got) => list(wanted).some((one) => matches(one, got)),
};

/** Whether a value is as the pattern wants it. Trees must be equal unless an operator says less. */
export const matches = (pattern: Pattern, got: unknown): boolean => {
  if (Array.isArray(pattern))
    return Array.isArray(got) && got.length === pattern.length && pattern.every((one, at) => matches(one, got[at]));
  if (!isTree(pattern)) return pattern === got;
  const operators = Object.keys(pattern).filter((key) => key.startsWith('$'));
  if (operators.length > 0) return operators.every((key) => OPERATORS[key]?.(pattern[key] ?? null, got) ?? false);
  if (!isTree(got)) return false;
  const keys = new Set([...Object.keys(pattern), ...Object.keys(got)]);
  return [...keys].every((key) => (pattern[key] === undefined ? false : matches(pattern[key], got[key])));
};

const plain = (value: Pattern): Pattern => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value);

/** The fields that must be there; `$oneOf` gives sets of which one must. Names are compared by `fold`. */
const missField = (
  what: string,
  wanted: Record<string, Pattern>,
  got: Record<string, string>,
  fold: (name: string) => string,
): string | null => {
  for (const [name, value] of Object.entries(wanted)) {
    if (name === '$oneOf') {
      const sets = list(value).filter(isTree);
      if (!sets.some((set) => missField(what, set, got, fold) === null)) return `${what} one of ${tell(value)}`;
    } else if (!matches(plain(value), got[fold(name)])) {
      return `${what} ${name} wanted ${tell(value)} got ${tell(got[fold(name)])}`;
    }
  }
  return null;
};

const missBody = ({ body, bodyType }: ExpectedRequest, got: string): string | null => {
  if (body === undefined || body === null) return null;
  if (bodyType === 'form') {
    const fields = Object.fromEntries(new URLSearchParams(got));
    // The fields of a form are always those that must be there.
    const wanted = isTree(body) && isTree(body.$contains) ? body.$contains : body;
    return isTree(wanted) ? missField('body', wanted, fields, (name) => name) : `body wanted ${tell(body)} got ${got}`;
  }
  const value = bodyType === 'json' ? parse(got) : got;
  return matches(body, value) ? null : `body wanted ${tell(body)} got ${got}`;
};

/** Why a request is not the expected one; null when it is. */
export const missRequest = (expected: ExpectedRequest, got: Arrived): string | null => {
  for (const key of ['method', 'scheme', 'host', 'path'] as const) {
    if (!matches(expected[key], got[key])) return `${key} wanted ${tell(expected[key])} got ${tell(got[key])}`;
  }
  const query = expected.query ?? {};
  const extra = expected.queryExact ? Object.keys(got.query).find((name) => !(name in query)) : undefined;
  return (
    missField('query', query, got.query, (name) => name) ??
    (extra === undefined ? null : `query ${extra} is too much`) ??
    missField('header', expected.headers ?? {}, got.headers, (name) => name.toLowerCase()) ??
    missBody(expected, got.body)
  );
};
