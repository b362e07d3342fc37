import * as v from 'valibot';
import type { JsonType } from './fault.ts';

type Schema<T> = v.GenericSchema<unknown, T>;
type Alternatives<T> = Partial<Record<JsonType, () => Schema<T>>>;

export const jsonTypeOf = (input: unknown): JsonType => {
  if (input === null) return 'null';
  if (Array.isArray(input)) return 'list';
  if (typeof input === 'string') return 'text';
  if (typeof input === 'number') return 'number';
  return typeof input === 'boolean' ? 'switch' : 'object';
};

/** Begins the message of a value that is of none of the kinds that can stand there; the kinds follow. */
export const KINDS = 'kinds:';

/**
 * Chosen by the kind of the value, not tried in turn, so that a problem is told where it is. Asked without a value, as the generator of the
 * JSON Schema does, it is any of them.
 */
export const shaped = <T>(alternatives: Alternatives<T>): Schema<T> => {
  const none = v.pipe(
    v.custom<T>(() => true),
    v.check(() => false, `${KINDS}${Object.keys(alternatives).join(' ')}`),
  ) as Schema<T>;
  return v.lazy((input): Schema<T> => {
    if (input === undefined) return v.union(Object.values(alternatives).map((one) => one()));
    return alternatives[jsonTypeOf(input)]?.() ?? none;
  });
};

/** Of two objects the one that has a key of its own, or the other. */
export const keyed = <A, B>(key: string, having: () => Schema<A>, other: () => Schema<B>): Schema<A | B> =>
  v.lazy((input): Schema<A | B> => {
    if (input === undefined) return v.union([having(), other()]);
    return typeof input === 'object' && input !== null && key in input ? having() : other();
  });

/** Begins the message of an object that goes no way there is; the ways follow. */
export const WAYS = 'ways:';

/** An object that goes one of several ways, each told by a key of its own. Asked without a value it is any of them. */
export const oneWay = <T>(ways: Readonly<Record<string, () => Schema<T>>>): Schema<T> => {
  const names = Object.keys(ways);
  const none = v.pipe(
    v.custom<T>(() => true),
    v.check(() => false, `${WAYS}${names.join(' ')}`),
  ) as Schema<T>;
  return v.lazy((input): Schema<T> => {
    if (input === undefined) return v.union(Object.values(ways).map((one) => one()));
    if (jsonTypeOf(input) !== 'object') return strict({}) as unknown as Schema<T>;
    const way = names.find((name) => Object.hasOwn(input as object, name));
    return way === undefined ? none : (ways[way]?.() ?? none);
  });
};

/** A list is no object: by itself the library takes it for one without keys. */
const noList = <S extends v.GenericSchema>(schema: S): S => ({
  ...schema,
  '~run': (dataset, config) => schema['~run'](Array.isArray(dataset.value) ? { ...dataset, value: null } : dataset, config),
});

/** An object without other keys. Its message is the keys it knows: a mistyped one can be told what was meant. */
export const strict = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  noList(v.strictObject(entries, Object.keys(entries).join(' ')));

/** An object of any keys of a form. */
export const dictionary = <Key extends v.GenericSchema<string, string>, Value extends v.GenericSchema>(key: Key, value: Value) =>
  noList(v.record(key, value));
