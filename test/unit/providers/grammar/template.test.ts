import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, parseTemplate, type Scope, slotsOf, type Template } from '../../../../main/providers/grammar/template.ts';

const parse = (source: string): Template => {
  const parsed = parseTemplate(source);
  if (!parsed.ok) throw new Error(`${parsed.slip} at ${parsed.at}`);
  return parsed.template;
};
const scope =
  (values: Record<string, string | number | boolean>): Scope =>
  (name) =>
    values[name];
const same = (text: string): string => text;

describe('a template', () => {
  it('reads places, fallbacks and braces', () => {
    expect(slotsOf(parse('a{one}b{two|x y}{+three}'))).toEqual([
      { name: 'one', fallback: undefined, keepSlashes: false, at: 1 },
      { name: 'two', fallback: 'x y', keepSlashes: false, at: 7 },
      { name: 'three', fallback: undefined, keepSlashes: true, at: 16 },
    ]);
    expect(fill(parse('{{ip}}={ip}'), scope({ ip: '192.0.2.1' }), same)).toBe('{ip}=192.0.2.1');
    expect(fill(parse('{ipv4|no}'), scope({}), same)).toBe('no');
    expect(fill(parse('{name|}'), scope({}), same)).toBe('');
  });
  it.each(['{', '}', '{a', 'a}', '{a b}', '{1}', '{}', '{{}', '{a|{b}}', '{++a}'])('refuses %s', (source) => {
    expect(parseTemplate(source).ok).toBe(false);
  });
  it('has nothing to say when a place without a fallback has no value', () => {
    expect(fill(parse('x={a}'), scope({ a: '' }), same)).toBeUndefined();
    expect(fill(parse('x={a}'), scope({}), same)).toBeUndefined();
    expect(fill(parse('x={a}'), scope({ a: 0 }), same)).toBe('x=0');
    expect(fill(parse('x={a}'), scope({ a: false }), same)).toBe('x=false');
  });
  it('never reads a value again', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (one, two) => {
        expect(fill(parse('<{a}|{b}>'), scope({ a: `{b}${one}`, b: two }), same)).toBe(`<{b}${one}|${two}>`);
      }),
    );
  });
  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (source) => typeof parseTemplate(source).ok === 'boolean'));
  });
});
