import { useEffect } from 'react';
import type { Settings } from '../../preload/contract/settings.ts';

/** Sets data-theme on the page to light or dark: the user's choice, else the system's. */
export const useTheme = (theme: Settings['theme']): void => {
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = (): void => {
      document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    };
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme]);
};
