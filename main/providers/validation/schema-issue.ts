import type * as v from 'valibot';
import { type Fault, fault, type JsonType, nearest, type Path } from '../grammar/fault.ts';
import { isForm } from '../grammar/formats.ts';
import { KINDS, WAYS } from '../grammar/shape.ts';
import { parseTemplate } from '../grammar/template.ts';

const TYPES: Readonly<Record<string, JsonType>> = {
  string: 'text',
  number: 'number',
  boolean: 'switch',
  true: 'switch',
  null: 'null',
  Array: 'list',
  Object: 'object',
};

/** As the decoder writes them: `string`, `("a" | "b")`, `(number | "last")`. */
const expectedOf = (expected: string | null): { types: JsonType[]; choices: string[] } => {
  const parts = (expected ?? '').replace(/[()]/g, '').split(' | ');
  const choices = parts.filter((part) => part.startsWith('"')).map((part) => part.slice(1, -1));
  const types = parts.flatMap((part) => TYPES[part] ?? []);
  return { types: [...new Set(choices.length > 0 ? [...types, 'text' as const] : types)], choices };
};

const ofKey = (issue: v.BaseIssue<unknown>, path: Path): Fault => {
  const name = String(path.at(-1));
  const known = issue.message.split(' ');
  return issue.received === 'undefined'
    ? fault('SP013', path, { name })
    : fault('SP012', path, { name, near: nearest(name, known), known }, 'key');
};

/** What the key at the end of a path is called; an index has no name. */
const keyOf = (path: Path): string | null => {
  const last = path.at(-1);
  return typeof last === 'string' ? last : null;
};
const otherKind = (path: Path, types: readonly JsonType[]): Fault => fault('SP014', path, { types, key: keyOf(path) });

const ofTemplate = (source: unknown, path: Path): Fault => {
  const parsed = parseTemplate(String(source));
  return parsed.ok ? otherKind(path, ['text']) : fault('SP020', path, { slip: parsed.slip }, parsed.at);
};

const ofWays = (issue: v.BaseIssue<unknown>, path: Path): Fault => {
  const ways = issue.message.slice(WAYS.length).split(' ');
  const near = Object.keys(issue.input as object).map((key) => nearest(key, ways));
  return fault('SP058', path, { ways, near: near.find((way) => way !== null) ?? null });
};

/** One issue of the decoder as a problem of the plug-in. */
export const faultOf = (issue: v.BaseIssue<unknown>): Fault => {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  const aim = issue.path?.at(-1)?.origin === 'key' ? 'key' : undefined;
  const limit = issue.requirement as number;
  const of = typeof issue.input === 'number' ? 'number' : typeof issue.input === 'object' ? 'list' : 'text';
  switch (issue.type) {
    case 'strict_object':
      if (aim === 'key') return ofKey(issue, path);
      return otherKind(path, ['object']);
    case 'regex':
      return fault('SP017', path, { form: isForm(issue.message) ? issue.message : 'name' }, aim);
    case 'min_length':
    case 'min_value':
      return fault('SP016', path, { of, low: limit, high: null }, aim);
    case 'max_length':
    case 'max_entries':
    case 'max_value':
      return fault('SP016', path, { of, low: null, high: limit }, aim);
    case 'integer':
      return fault('SP016', path, { of: 'whole', low: null, high: null });
    case 'raw_transform':
      return ofTemplate(issue.input, path);
    case 'check':
      if (issue.message.startsWith(WAYS)) return ofWays(issue, path);
      if (!issue.message.startsWith(KINDS)) return fault('SP035', path, {});
      return otherKind(path, issue.message.slice(KINDS.length).split(' ') as JsonType[]);
    default: {
      const { types, choices } = expectedOf(issue.expected);
      const near = typeof issue.input === 'string' ? nearest(issue.input, choices) : null;
      return choices.length > 0 ? fault('SP015', path, { choices, near, key: keyOf(path) }) : otherKind(path, types);
    }
  }
};
