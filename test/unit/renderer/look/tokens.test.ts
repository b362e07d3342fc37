import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GROUND } from '../../../../main/app/window/options.ts';
import { BLACK, type Colour, colourOf, contrast, mixed, WHITE } from '../../../../renderer/look/contrast.ts';

const sheet = readFileSync('renderer/look/tokens.css', 'utf8');

type Tokens = Record<string, string>;

/** The declarations of the first rule after `from` that begins with this. */
function ruleAfter(from: string, selector: string): Tokens {
  const start = sheet.indexOf(selector, from === '' ? 0 : sheet.indexOf(from));
  expect(start, `${from} ${selector}`).toBeGreaterThanOrEqual(0);
  const body = sheet.slice(sheet.indexOf('{', start) + 1, sheet.indexOf('}', start));
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));
}

const light = ruleAfter('', ':root {');
const dark = { ...light, ...ruleAfter('', ':root[data-theme="dark"] {') };
const MORE = '@media (prefers-contrast: more)';
const moreLight = ruleAfter(MORE, ':root {');
const LOOKS: Record<string, { tokens: Tokens; text: number; control: number }> = {
  light: { tokens: light, text: 4.5, control: 3 },
  dark: { tokens: dark, text: 4.5, control: 3 },
  'light, more contrast': { tokens: { ...light, ...moreLight }, text: 7, control: 4.5 },
  // As the sheet cascades: the dark rule is the more specific of the two.
  'dark, more contrast': {
    tokens: { ...light, ...moreLight, ...ruleAfter('', ':root[data-theme="dark"] {'), ...ruleAfter(MORE, ':root[data-theme="dark"] {') },
    text: 7,
    control: 4.5,
  },
};

/** A colour of the sheet as it is seen on an opaque one. */
function seenOn(value: string, ground: Colour): Colour {
  const opaque = colourOf(value);
  if (opaque) return opaque;
  const veil = /^rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)$/.exec(value);
  if (!veil) throw new Error(`no colour: ${value}`);
  return mixed([Number(veil[1]), Number(veil[2]), Number(veil[3])], Number(veil[4]), ground);
}

/** What is written on what; a ground that lets another through, with that one. */
const WRITTEN: Record<string, readonly string[]> = {
  text: ['window', 'chrome', 'raised', 'control', 'note', 'warning', 'selected', 'segment', 'track window', 'track chrome', 'press window'],
  dim: ['window', 'chrome', 'raised', 'note', 'warning', 'track window', 'track chrome'],
  link: ['window', 'chrome', 'raised', 'note', 'warning'],
  red: ['window', 'chrome', 'raised', 'control', 'warning'],
  green: ['window', 'chrome', 'raised'],
  amber: ['window', 'chrome', 'raised', 'warning', 'note'],
  'accent-text': ['accent'],
  'badge-text': ['badge'],
};

/** What must be told apart to know that something is there: edges of fields, the ring of the focus, what is switched on, shapes. */
const DRAWN: Record<string, readonly string[]> = {
  'field-edge': ['window', 'chrome', 'raised', 'note', 'warning'],
  focus: ['window', 'chrome', 'raised', 'note', 'warning'],
  accent: ['window', 'chrome'],
};

describe.each(Object.entries(LOOKS))('in the %s look', (_, { tokens, text, control }) => {
  const of = (name: string): string => tokens[name] ?? expect.fail(`no token ${name}`);
  const groundOf = (names: string): Colour => {
    const [over = '', under] = names.split(' ');
    return seenOn(of(over), under === undefined ? WHITE : groundOf(under));
  };
  const short = (table: Record<string, readonly string[]>, least: number): string[] =>
    Object.entries(table).flatMap(([ink, grounds]) =>
      grounds.flatMap((ground) => {
        const ratio = contrast(seenOn(of(ink), groundOf(ground)), groundOf(ground));
        return ratio < least ? [`${ink} on ${ground}: ${ratio.toFixed(2)}`] : [];
      }),
    );

  it('all that is written can be read', () => expect(short(WRITTEN, text)).toEqual([]));
  it('fields, the focus and what is switched on can be told apart', () => expect(short(DRAWN, control)).toEqual([]));
});

it('contrast is what WCAG says it is', () => {
  expect(contrast(BLACK, WHITE)).toBe(21);
  expect(contrast(colourOf('#767676') ?? BLACK, WHITE)).toBeCloseTo(4.54, 2);
  expect(colourOf('red')).toBeNull();
});

it('the window begins with the ground its page will have', () => {
  expect(GROUND).toEqual({ light: light.window, dark: dark.window });
});

it('no other style sheet names a colour', () => {
  const sheets = readdirSync('renderer', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.css'));
  expect(sheets.length).toBeGreaterThan(20);
  const named = sheets
    .filter((path) => path !== 'look/tokens.css')
    .flatMap((path) => {
      const text = readFileSync(`renderer/${path}`, 'utf8').replace(/url\("data:[^"]*"\)/g, '');
      return [...text.matchAll(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/gi)].map(([colour]) => `${path}: ${colour}`);
    });
  expect(named).toEqual([]);
});
