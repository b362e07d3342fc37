import { join } from 'node:path';
import type * as Electron from 'electron';
import { stringsFor } from '../../../preload/strings/index.ts';
import type { Adapters } from '../../instance/adapters.ts';
import type { TrayAct } from './items.ts';
import { createNativeTray, TRAY_GUID } from './native-tray.ts';
import { type AppTray, createAppTray } from './tray.ts';

export interface SystemTrayNeeds {
  electron: typeof Electron;
  kit: Pick<Adapters, 'clock'>;
  platform: NodeJS.Platform;
}

/** The tray of this system, with Electron's parts. */
export const createSystemTray = ({ electron, kit, platform }: SystemTrayNeeds, act: (act: TrayAct) => void): AppTray => {
  const { app, nativeTheme } = electron;
  const theme: { shouldUseDarkColorsForSystemIntegratedUI?: boolean } = nativeTheme;
  return createAppTray({
    makeFace: createNativeTray({
      Tray: electron.Tray,
      Menu: electron.Menu,
      nativeImage: electron.nativeImage,
      platform,
      icons: join(__dirname, 'icons'),
      ...(app.isPackaged ? { guid: TRAY_GUID } : {}),
    }),
    platform,
    // Windows' taskbar has a colour of its own; a theme forced in the settings says nothing of it.
    isGroundDark: () => theme.shouldUseDarkColorsForSystemIntegratedUI ?? nativeTheme.shouldUseDarkColors,
    stringsFor,
    clock: kit.clock,
    act,
  });
};
