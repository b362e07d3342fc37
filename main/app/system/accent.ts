import type * as Electron from 'electron';

/** Told by macOS to all programs once the user chose another. */
const CHANGED_ON_MAC = 'AppleColorPreferencesChangedNotification';

type Preferences = Pick<Electron.SystemPreferences, 'on'> & {
  /** Not on every system, nor in every Electron. */
  getAccentColor?(): string;
  subscribeNotification?(event: string, callback: () => void): number;
};

/** As #rrggbb; the system says rrggbbaa. */
const told = (preferences: Preferences): string | undefined => {
  try {
    const [, colour] = /^([0-9a-f]{6})/i.exec(preferences.getAccentColor?.() ?? '') ?? [];
    return colour === undefined ? undefined : `#${colour.toLowerCase()}`;
  } catch {
    // A desktop without one.
    return undefined;
  }
};

/** Tells the colour the user chose in the system for what is switched on, now and whenever it changes. */
export const followAccent = (
  { systemPreferences }: { systemPreferences: Preferences },
  platform: NodeJS.Platform,
  tell: (accent: string) => void,
): void => {
  const look = (): void => {
    const accent = told(systemPreferences);
    if (accent !== undefined) tell(accent);
  };
  look();
  if (platform === 'darwin') systemPreferences.subscribeNotification?.(CHANGED_ON_MAC, look);
  else systemPreferences.on('accent-color-changed' as never, look);
};
