import { join } from 'node:path';
import type { Menu, NativeImage, Tray } from 'electron';
import type { NativeTray } from './tray.ts';

/** Windows keeps the icon's place in the taskbar under this id, macOS its place in the menu bar. Never changes. */
export const TRAY_GUID = '6f0c1a52-8d6b-4b0e-9c35-5a1c0d1e5a17';

export interface NativeTrayNeeds {
  Tray: new (image: NativeImage, guid?: string) => Tray;
  Menu: Pick<typeof Menu, 'buildFromTemplate'>;
  nativeImage: { createFromPath(path: string): NativeImage };
  platform: NodeJS.Platform;
  /** Path of dist/icons. */
  icons: string;
  /** TRAY_GUID in a packaged app. Windows ties it to an unsigned program's path: a copy run elsewhere would get no icon. */
  guid?: string;
}

/** Which of Electron's events says that the pointer is there, by platform; Linux has none. */
const APPROACH: Partial<Record<NodeJS.Platform, 'mouse-enter' | 'mouse-move'>> = { darwin: 'mouse-enter', win32: 'mouse-move' };

/** The icon in the menu bar or taskbar. Its menu is set, not popped up: so screen readers and Ctrl+F8 reach it. */
export const createNativeTray =
  ({ Tray, Menu, nativeImage, platform, icons, guid }: NativeTrayNeeds) =>
  (icon: string): NativeTray => {
    const image = (file: string): NativeImage => {
      const loaded = nativeImage.createFromPath(join(icons, file));
      if (platform === 'darwin') loaded.setTemplateImage(true);
      return loaded;
    };
    const tray = guid === undefined || platform === 'linux' ? new Tray(image(icon)) : new Tray(image(icon), guid);
    if (platform === 'darwin') tray.setIgnoreDoubleClickEvents(true);
    return {
      setIcon: (file) => tray.setImage(image(file)),
      setTooltip: (text) => tray.setToolTip(text),
      setMenu: (template) => tray.setContextMenu(Menu.buildFromTemplate(template)),
      onApproach: (listener) => {
        const event = APPROACH[platform];
        if (event) tray.on(event as 'mouse-enter', listener);
      },
      onClick: (listener) => {
        if (platform !== 'darwin') tray.on('click', listener);
      },
      destroy: () => tray.destroy(),
    };
  };
