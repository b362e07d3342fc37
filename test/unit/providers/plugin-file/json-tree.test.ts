import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bare, type JsonTree, readJson } from '../../../../main/providers/plugin-file/json-tree.ts';

const parsed = (text: string): { value: unknown } | null => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
};

/** Every value stands where the tree says it does. */
const wellPlaced = (text: string, tree: JsonTree): void => {
  expect(JSON.parse(text.slice(tree.at, tree.end))).toEqual(bare(tree));
  if (tree.kind === 'array') for (const item of tree.items) wellPlaced(text, item);
  if (tree.kind !== 'object') return;
  for (const { key, at, value } of tree.fields) {
    expect(text.slice(at).startsWith('"') && JSON.parse(text.slice(at, text.indexOf(':', at + JSON.stringify(key).length)))).toBe(key);
    wellPlaced(text, value);
  }
};

describe('reading JSON with its places', () => {
  it('finds what JSON.parse finds', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const read = readJson(text);
        expect(read.ok && bare(read.tree)).toEqual(JSON.parse(text));
      }),
    );
  });
  it('knows where each value stands', () => {
    const text = '{ "a" : [1, "zwei", {"b":null}],\n\t"c":-1.5e3 , "d": { } }';
    const read = readJson(text);
    expect(read.ok).toBe(true);
    if (read.ok) wellPlaced(text, read.tree);
  });
  it('refuses what JSON.parse refuses, and nothing else', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'{}[],:"\\u0041e+-. \n\ttruefalsn\u0000\u2028é') });
    const near = fc.tuple(fc.json(), fc.nat(), fc.string({ maxLength: 2 })).map(([text, at, put]) => {
      const here = at % (text.length + 1);
      return text.slice(0, here) + put + text.slice(here + 1);
    });
    fc.assert(
      fc.property(fc.oneof(signs, near), (text) => {
        const [mine, theirs] = [readJson(text), parsed(text)];
        expect(mine.ok).toBe(theirs !== null);
        if (mine.ok) expect(bare(mine.tree)).toEqual(theirs?.value);
        else expect(mine.at >= 0 && mine.at <= text.length).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
  it.each([
    ['[1,]', 2, 'no-last-comma'],
    ['{"a":1,}', 6, 'no-last-comma'],
    ["{'a':1}", 1, 'double-quotes'],
    ['// x\n{}', 0, 'no-comment'],
    ['{"a":1} x', 8, 'end'],
    ['{"a" 1}', 5, 'colon'],
    ['{a:1}', 1, 'key'],
    ['[1 2]', 3, 'comma-or-bracket'],
    ['{"a":1 "b":2}', 7, 'comma-or-brace'],
    ['{"a":', 5, 'value'],
    ['"a\n"', 2, 'closing-quote'],
    ['"\\x"', 1, 'escape'],
    ['['.repeat(41), 40, 'shallower'],
  ])('tells what had to stand in %j', (text, at, want) => {
    expect(readJson(text)).toEqual({ ok: false, at, want });
  });
  it('is not brought down by depth', () => {
    expect(readJson('['.repeat(65_000)).ok).toBe(false);
  });
});
