import { expect, it } from 'vitest';
import { api, type CallName } from '../../preload/contract/api.ts';

/** A schema as valibot keeps it, as far as it is walked here. */
interface Schema {
  type: string;
  pipe?: { type: string; requirement?: unknown; pipe?: Schema['pipe'] }[];
  entries?: Record<string, Schema>;
  options?: Schema[] | string[];
  item?: Schema;
  items?: Schema[];
  /** Of a record; of a variant the name it is told by. */
  key?: Schema;
  value?: Schema;
  wrapped?: Schema;
}

const BOUNDS: Record<string, readonly string[]> = {
  string: ['max_length', 'length'],
  array: ['max_length', 'length'],
  record: ['max_entries'],
};
/** Bounded by what they are; of an instance the contract's own test says so. */
const SMALL = new Set(['number', 'boolean', 'literal', 'picklist', 'undefined', 'null', 'enum']);

/** Of a pipe, and of the pipe that it was made from. */
const checksOf = ({ pipe = [] }: Pick<Schema, 'pipe'>): string[] =>
  pipe.flatMap((one) => (one.pipe === undefined ? [one.type] : checksOf(one)));

/** Where a page could send without end. */
const unboundedIn = (schema: Schema, path: string): string[] => {
  const { type, pipe = [], entries = {}, wrapped, item, items = [], key, value } = schema;
  const options = (schema.options ?? []).filter((option): option is Schema => typeof option === 'object');
  const inner: [string, Schema | undefined][] = [
    ...Object.entries(entries),
    ...options.map((option, at): [string, Schema] => [`|${at}`, option]),
    ...items.map((one, at): [string, Schema] => [String(at), one]),
    ['[]', item],
    ['key', type === 'record' ? key : undefined],
    ['value', type === 'record' ? value : undefined],
    ['?', wrapped],
  ];
  const isKnown = SMALL.has(type) || inner.some(([, one]) => one !== undefined) || type === 'object';
  const checks = checksOf({ pipe });
  const wanted = BOUNDS[type];
  const own =
    wanted !== undefined
      ? wanted.some((bound) => checks.includes(bound))
        ? []
        : [`${path}: ${type}`]
      : type === 'instance'
        ? checks.includes('check')
          ? []
          : [`${path}: ${type}`]
        : isKnown
          ? []
          : [`${path}: ${type}?`];
  return [...own, ...inner.flatMap(([name, one]) => (one === undefined ? [] : unboundedIn(one, `${path}.${name}`)))];
};

it('finds what has no bound', () => {
  const string = { type: 'string' };
  const bounded = { type: 'string', pipe: [{ type: 'string' }, { type: 'max_length', requirement: 3 }] };
  expect(unboundedIn({ type: 'object', entries: { a: string, b: bounded, c: { type: 'array', item: bounded } } }, 'x')).toEqual([
    'x.a: string',
    'x.c: array',
  ]);
  const again = { ...bounded, pipe: [bounded, { type: 'check' }] };
  const never = { type: 'string', pipe: [string, { type: 'check' }] };
  expect(unboundedIn({ type: 'object', entries: { again, never } }, 'x')).toEqual(['x.never: string']);
  expect(unboundedIn({ type: 'record', key: string, value: bounded }, 'x')).toEqual(['x: record', 'x.key: string']);
  expect(unboundedIn({ type: 'unknown' }, 'x')).toEqual(['x: unknown?']);
});

it.each(Object.keys(api.calls) as CallName[])('every text, list and record a page may send has a bound: %s', (name) => {
  expect(unboundedIn(api.calls[name].arg as unknown as Schema, name)).toEqual([]);
});
