import type { Health } from '../../../preload/contract/state.ts';

/** The icon's file in dist/icons. macOS draws the template in the menu bar's own colour; the others need one for each ground. */
export const trayIcon = (health: Health, platform: string, darkGround: boolean): string => {
  if (platform === 'darwin') return `${health}-Template.png`;
  const ground = darkGround ? 'dark' : 'light';
  return platform === 'win32' ? `tray-${health}-${ground}.ico` : `tray-${health}-${ground}-24.png`;
};
