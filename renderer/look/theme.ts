import { useEffect } from 'react';
import type { Settings } from '../../preload/contract/settings.ts';
import { accentTokens } from './accent.ts';
import { type Colour, colourOf } from './contrast.ts';

const GROUNDS = ['--window', '--chrome', '--raised', '--note', '--warning'];
const ACCENTS = ['--accent', '--accent-text', '--focus', '--selected'];

/** The colour of the system, where it told one and the user did not ask for more contrast: that look has colours of its own. */
const paint = (page: HTMLElement, accent: string | undefined, isDark: boolean, wantsContrast: boolean): void => {
  for (const name of ACCENTS) page.style.removeProperty(name);
  if (accent === undefined || wantsContrast) return;
  const style = getComputedStyle(page);
  const grounds = GROUNDS.map((name) => colourOf(style.getPropertyValue(name))).filter((each): each is Colour => each !== null);
  for (const [name, value] of Object.entries(accentTokens(accent, grounds, isDark) ?? {})) page.style.setProperty(name, value);
};

/** Sets data-theme on the page to light or dark: the user's choice, else the system's; and the colour of what is chosen. */
export const useTheme = (theme: Settings['theme'], accent: string | undefined): void => {
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const more = window.matchMedia('(prefers-contrast: more)');
    const page = document.documentElement;
    const apply = (): void => {
      page.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
      paint(page, accent, page.dataset.theme === 'dark', more.matches);
    };
    apply();
    for (const query of [dark, more]) query.addEventListener('change', apply);
    return () => {
      for (const query of [dark, more]) query.removeEventListener('change', apply);
    };
  }, [theme, accent]);
};
