import { type Fault, fault, type Path } from './fault.ts';
import { numberOf } from './versions.ts';

/** Keys that came with a later version than the first, by the key they stand under and their own; at the top it is `plugin`. */
const SINCE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'plugin.computed',
    'plugin.cookies',
    'plugin.hostsBetween',
    'plugin.excerptAt',
    'plugin.signUpPage',
    'plugin.statusPage',
    'plugin.confirmEveryDays',
    'plugin.confirmPage',
    'plugin.ended',
    'request.text',
    'steps.when',
    'missing.unless',
    'json.some',
    'take.at',
    'take.of',
    'take.header',
    'take.after',
    'take.before',
    'take.optional',
    'take.secret',
  ].map((name) => [name, 'saikoro-plugin-2']),
);

/** Objects with free keys: what is below them is not checked. */
const FREE = new Set(['request.query', 'request.headers', 'request.form', 'request.json', 'replies.words', 'firstReplies.words']);

/** Objects with free keys whose values have a known form. */
const NAMED = new Set(['steps.take']);

const walk = (value: unknown, under: string, path: Path, grammar: string): Fault[] => {
  if (Array.isArray(value)) return value.flatMap((item, at) => walk(item, under, [...path, at], grammar));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]): Fault[] => {
    const name = `${under}.${key}`;
    const since = Object.hasOwn(SINCE, name) ? SINCE[name] : undefined;
    if (since !== undefined && numberOf(since) > numberOf(grammar))
      return [fault('SP057', [...path, key], { name: key, grammar: since }, 'key')];
    if (NAMED.has(name) && typeof one === 'object' && one !== null)
      return Object.entries(one).flatMap(([own, value]) => walk(value, key, [...path, key, own], grammar));
    return FREE.has(name) ? [] : walk(one, key, [...path, key], grammar);
  });
};

/** What a file says that its version cannot: an app that knows no later one would refuse it. */
export const checkSince = (raw: Readonly<Record<string, unknown>>): Fault[] =>
  typeof raw.$schema === 'string' ? walk(raw, 'plugin', [], raw.$schema) : [];
