import { expect, it } from 'vitest';
import { accentTokens } from '../../../../renderer/look/accent.ts';
import { BLACK, type Colour, colourOf, contrast } from '../../../../renderer/look/contrast.ts';

const LIGHT: readonly Colour[] = ['#ffffff', '#f5f5f6', '#eef4fd', '#fdf3e3'].map((hex) => colourOf(hex) ?? BLACK);
const DARK: readonly Colour[] = ['#1e1e20', '#29292c', '#2e2e31', '#22304a', '#3d3120'].map((hex) => colourOf(hex) ?? BLACK);
/** Those macOS offers, Windows' own, and the ends. */
const CHOSEN = ['#007aff', '#a550a7', '#f74f9e', '#ff5257', '#f7821b', '#ffc600', '#62ba46', '#8c8c8c', '#0078d4', '#000000', '#ffffff'];
const of = (hex: string): Colour => colourOf(hex) ?? expect.fail(hex);

it.each(CHOSEN)('makes of %s what can be told apart and written on, on light and dark', (accent) => {
  for (const [grounds, isDark] of [
    [LIGHT, false],
    [DARK, true],
  ] as const) {
    const tokens = accentTokens(accent, grounds, isDark) ?? expect.fail();
    const used = of(tokens['--accent']);
    for (const ground of grounds) expect(contrast(used, ground)).toBeGreaterThanOrEqual(2.98);
    expect(contrast(of(tokens['--accent-text']), used)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of(isDark ? '#f0f0f2' : '#1d1d1f'), of(tokens['--selected']))).toBeGreaterThanOrEqual(4.5);
  }
});

it('leaves a colour that is good as it is', () => {
  expect(accentTokens('#0a64d8', LIGHT, false)).toMatchObject({ '--accent': '#0a64d8', '--accent-text': '#ffffff' });
});

it('knows what is no colour', () => expect(accentTokens('blue', LIGHT, false)).toBeNull());
