import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../../main/providers/grammar/fault.ts';
import { builtIns, presets } from '../../../main/providers/specs/index.ts';
import { decodePlugin } from '../../../main/providers/validation/decode.ts';
import { isValid } from '../../helpers/json-schema.ts';
import first from './saikoro-plugin-1.json' with { type: 'json' };
import second from './saikoro-plugin-2.json' with { type: 'json' };

const schemaOf = (grammar: string) => JSON.parse(readFileSync(new URL(`../../../docs/${grammar}.schema.json`, import.meta.url), 'utf8'));
/** What somebody wrote for an editor of theirs stays published as it is; the last one is made from the decoder. */
const SCHEMAS: Readonly<Record<string, ReturnType<typeof schemaOf>>> = {
  'saikoro-plugin-1': schemaOf('saikoro-plugin-1'),
  'saikoro-plugin-2': schemaOf('saikoro-plugin-2'),
};
/** Files that use all of each version. */
const EVERY: Readonly<Record<string, readonly { $schema: string; id: string }[]>> = {
  'saikoro-plugin-1': first.plugins,
  'saikoro-plugin-2': [...first.plugins.map((raw) => ({ ...raw, $schema: 'saikoro-plugin-2' })), ...second.plugins],
};

/** What a JSON Schema can say; names, templates and what is missing between them are for the decoder alone. */
const OF_SHAPE: readonly ProblemCode[] = [
  'SP010',
  'SP011',
  'SP012',
  'SP013',
  'SP014',
  'SP015',
  'SP016',
  'SP017',
  'SP018',
  'SP035',
  'SP057',
  'SP058',
];
const shapeFaults = (raw: unknown): string[] => {
  const decoded = decodePlugin(raw, presets);
  return decoded.ok ? [] : decoded.problems.map(({ code }) => code).filter((code) => OF_SHAPE.includes(code));
};

describe('the published JSON Schema', () => {
  it.each(Object.entries(EVERY))('of %s takes files that use all of it', (grammar, plugins) => {
    for (const raw of plugins) expect(isValid(SCHEMAS[grammar], raw), raw.id).toBe(true);
  });
  it.each(Object.entries(builtIns))('takes the built-in %s', (_, raw) => {
    const whole = { $schema: 'saikoro-plugin-2', ...(raw as object) };
    expect(isValid(SCHEMAS[whole.$schema], whole)).toBe(true);
  });
  it.each(Object.entries(SCHEMAS))('of %s describes every key', (_, schema) => {
    const bare: string[] = [];
    JSON.stringify(schema, (key, value) => {
      if (value?.type === 'object' && typeof value.properties === 'object')
        for (const [name, one] of Object.entries<{ description?: string }>(value.properties))
          if (!one.description) bare.push(`${key}.${name}`);
      return value;
    });
    expect(bare).toEqual([]);
  });
  it.each(Object.entries(SCHEMAS))('of %s and the decoder agree on the shape of whatever is put into a file', (grammar, schema) => {
    const places: [raw: unknown, path: (string | number)[]][] = [];
    const walk = (raw: unknown, value: unknown, path: (string | number)[]): void => {
      places.push([raw, path]);
      if (typeof value === 'object' && value !== null)
        for (const [key, one] of Object.entries(value)) walk(raw, one, [...path, Array.isArray(value) ? Number(key) : key]);
    };
    for (const raw of EVERY[grammar]?.filter(({ id }) => id !== 'every-clone') ?? []) walk(raw, raw, []);
    const put = fc.oneof(
      fc.constantFrom(
        undefined,
        null,
        true,
        0,
        1.5,
        -1,
        1e9,
        '',
        'x',
        'updated',
        '/a',
        '{host}',
        'https://x.example',
        [],
        {},
        ['x'],
        [[]],
        { x: 1 },
      ),
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(...places).map(([raw, path]) => path.reduce((here: never, step) => here[step], raw as never)),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...places.filter(([, path]) => path.length > 0)),
        put,
        fc.option(
          fc.constantFrom(
            'x',
            'when',
            'at',
            'words',
            'preset',
            'computed',
            'cookies',
            'text',
            'unless',
            'some',
            'optional',
            'of',
            'header',
          ),
        ),
        ([raw, path], value, more) => {
          const copy = structuredClone(raw) as never;
          const holder = path.slice(0, -1).reduce((here: never, step) => here[step], copy) as Record<string | number, unknown>;
          holder[more === null || Array.isArray(holder) ? (path.at(-1) ?? '') : more] = value;
          // As it comes out of a file: what is undefined is not there.
          const read = JSON.parse(JSON.stringify(copy));
          const [mine, theirs] = [shapeFaults(read), isValid(schema, read)];
          if ((mine.length === 0) !== theirs) throw new Error(`${path.join('.')} (${more}): ${JSON.stringify(value)} ${mine} ${theirs}`);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
