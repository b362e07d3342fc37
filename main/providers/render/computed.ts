import { type Computed, type ComputedValues, type SentPart, templatesIn } from '../grammar/computed.ts';
import { usesInRequests } from '../grammar/placeholders.ts';
import type { RequestSpec } from '../grammar/request.ts';
import { fill, type Scalar, type Scope, slotsOf, type Template } from '../grammar/template.ts';
import { TIMES } from '../grammar/time.ts';
import { encodeStrictly } from './value.ts';

/** What a request takes from outside: the time it is made at, chance, and digests. */
export interface Tools {
  /** ms since 1970. */
  now: number;
  random(bytes: number): Uint8Array;
  digest(name: 'md5' | 'sha1' | 'sha256', text: string): Uint8Array;
  hmac(name: 'sha1' | 'sha256', key: string | Uint8Array, text: string): Uint8Array;
}

/** The parts of a request that a value can be made of; undefined: there is none. */
export type Parts = Record<SentPart, () => string | undefined>;

/** Of one value, in characters: a text that repeats another one would double with each. */
const LONGEST_COMPUTED = 65_536;

/** Where the parts stand in a request. */
export const KEYS_OF: Record<SentPart, readonly string[]> = {
  path: ['path'],
  query: ['query'],
  headers: ['headers'],
  headerNames: ['headers'],
  form: ['form'],
  body: ['form', 'json', 'xml', 'text'],
};

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const WRITTEN = { hex, base64 } as const;

/** RFC 9562 §5.4. */
const uuid = (bytes: Uint8Array): string => {
  const marked = Uint8Array.from(bytes, (byte, at) => (at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte));
  return hex(marked).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};
const RANDOM = {
  hex,
  uuid,
  digits: (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte % 10).join(''),
} as const;
const RANDOM_BYTES = 16;

const lengthOf = (template: Template, scope: Scope): number =>
  template.parts.reduce((sum, part) => sum + (typeof part === 'string' ? part : String(scope(part.name) ?? part.fallback ?? '')).length, 0);

/** Filled as it is; undefined where something is missing, or where it would be too long. */
const filled = (template: Template, scope: Scope): string | undefined =>
  lengthOf(template, scope) > LONGEST_COMPUTED ? undefined : fill(template, scope, (text) => text);

const hashed = (one: Extract<Computed, { hash: unknown }>, scope: Scope, tools: Tools): string | undefined => {
  const text = filled(one.of, scope);
  return text === undefined ? undefined : WRITTEN[one.as](tools.digest(one.hash, text));
};

const signed = (one: Extract<Computed, { hmac: unknown }>, scope: Scope, tools: Tools): string | undefined => {
  const chain = [...(Array.isArray(one.key) ? one.key : [one.key]), one.of].map((template) => filled(template, scope));
  const [first, ...rest] = chain.filter((text) => text !== undefined);
  if (first === undefined || rest.length < chain.length - 1) return undefined;
  const signature = rest.reduce<string | Uint8Array>((key, text) => tools.hmac(one.hmac, key, text), first);
  return typeof signature === 'string' ? undefined : WRITTEN[one.as](signature);
};

const compute = (one: Computed, scope: Scope, parts: Parts, tools: Tools): Scalar | undefined => {
  if ('time' in one) return TIMES[one.time](tools.now);
  if ('random' in one) return RANDOM[one.random](tools.random(RANDOM_BYTES));
  if ('sent' in one) return parts[one.sent]();
  if ('text' in one) return filled(one.text, scope);
  if ('hash' in one) return hashed(one, scope, tools);
  if ('hmac' in one) return signed(one, scope, tools);
  const text = filled(one.encoded, scope);
  return text === undefined ? undefined : encodeStrictly(text);
};

/** The values of one request: each is made once, when it is first asked for, and none out of itself. */
export const computedScope = (values: ComputedValues, scope: () => Scope, parts: Parts, tools: Tools): Scope => {
  const made = new Map<string, Scalar | undefined>();
  return (name) => {
    const one = Object.hasOwn(values, name) ? values[name] : undefined;
    if (one === undefined) return undefined;
    if (!made.has(name)) {
      made.set(name, undefined);
      made.set(name, compute(one, scope(), parts, tools));
    }
    return made.get(name);
  };
};

/** The names of the values that are made of some names or of others that are. */
const growing = (
  values: ComputedValues,
  isSeed: (one: Computed, names: ReadonlySet<string>) => boolean,
  start: Iterable<string>,
): Set<string> => {
  const names = new Set(start);
  for (let before = -1; before < names.size; ) {
    before = names.size;
    for (const [name, one] of Object.entries(values)) {
      const uses = templatesIn(one).flatMap(([, template]) => slotsOf(template).map((slot) => slot.name));
      if (uses.some((use) => names.has(use)) || isSeed(one, names)) names.add(name);
    }
  }
  return names;
};

/** The values that need one of some parts of the request: where they stand in it, it is taken without them. */
export const madeOf = (values: ComputedValues, ...parts: readonly SentPart[]): Set<string> =>
  growing(values, (one) => 'sent' in one && parts.includes(one.sent), []);

/** The values that something secret went into, beside the secrets themselves. */
const secretNames = (values: ComputedValues, request: RequestSpec, secretSettings: readonly string[]): Set<string> => {
  const uses = usesInRequests(request, []).map(({ name, path }) => ({ name, key: String(path[0]) }));
  return growing(
    values,
    (one, names) => 'sent' in one && uses.some(({ name, key }) => KEYS_OF[one.sent].includes(key) && names.has(name)),
    secretSettings,
  );
};

/** Shorter texts are words, in characters. */
const SHORTEST_SECRET = 4;

/**
 * What can stand for a secret where it is sent: each digest and signature that one went into, and the secrets themselves as the values
 * encode them. A text that is only put together shows them as they are, and they are looked for there.
 */
export const secretsIn = (values: ComputedValues, request: RequestSpec, secretSettings: readonly string[], scope: Scope): string[] => {
  if (Object.keys(values).length === 0) return [];
  const names = secretNames(values, request, secretSettings);
  const of = (keys: readonly string[]): string[] =>
    keys.map((key) => String(scope(key) ?? '')).filter((text) => text.length >= SHORTEST_SECRET);
  const chosen = Object.entries(values).filter(([name]) => names.has(name));
  const digests = of(chosen.filter(([, one]) => 'hash' in one || 'hmac' in one).map(([name]) => name));
  const isEncoded = chosen.some(([, one]) => 'encoded' in one);
  return isEncoded ? [...digests, ...[...digests, ...of(secretSettings)].map(encodeStrictly)] : digests;
};
