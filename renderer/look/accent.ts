import { BLACK, type Colour, colourOf, contrast, hexOf, mixed, WHITE } from './contrast.ts';

/** What is told apart by it alone has so much. */
const LEAST = 3;
const STEPS = 20;
/** So much of it lies over a chosen row. */
const CHOSEN = 0.2;

/** The tokens that follow the system's colour (tokens.css). */
export type AccentToken = '--accent' | '--accent-text' | '--focus' | '--selected';

/** As near to it as can be told apart from all of these: yellow on white can't. */
const onAll = (colour: Colour, grounds: readonly Colour[], towards: Colour): Colour => {
  for (let step = 0; step < STEPS; step += 1) {
    const tried = mixed(towards, step / STEPS, colour);
    if (grounds.every((ground) => contrast(tried, ground) >= LEAST)) return tried;
  }
  return towards;
};

/** The user's colour as this look can use it; null: what was told is no colour. `grounds`: what it is drawn on, the window's own first. */
export const accentTokens = (accent: string, grounds: readonly Colour[], isDark: boolean): Record<AccentToken, string> | null => {
  const chosen = colourOf(accent);
  const [window] = grounds;
  if (chosen === null || window === undefined) return null;
  const used = onAll(chosen, grounds, isDark ? WHITE : BLACK);
  return {
    '--accent': hexOf(used),
    '--accent-text': contrast(used, WHITE) >= contrast(used, BLACK) ? '#ffffff' : '#000000',
    '--focus': hexOf(used),
    '--selected': hexOf(mixed(chosen, CHOSEN, window)),
  };
};
