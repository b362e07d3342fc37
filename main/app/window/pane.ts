import type { BrowserWindow, WebContents } from 'electron';

/** The part of BrowserWindow that is used. */
export type Pane = Pick<
  BrowserWindow,
  'show' | 'hide' | 'focus' | 'destroy' | 'isDestroyed' | 'isFocused' | 'isMinimized' | 'restore' | 'loadURL' | 'on' | 'once'
> &
  Pick<BrowserWindow, 'isFullScreen' | 'setFullScreen' | 'getNormalBounds' | 'setMinimumSize' | 'getSize' | 'setSize'> & {
    webContents: Pick<WebContents, 'id' | 'send' | 'isDestroyed' | 'on' | 'setZoomFactor'>;
  };

/** Hides a window, leaving full screen first: macOS keeps a black space where a full-screen window was hidden. */
export const hidePane = (pane: Pane, stillWished: () => boolean): void => {
  if (pane.isFullScreen()) {
    pane.once('leave-full-screen', () => {
      if (stillWished() && !pane.isDestroyed()) pane.hide();
    });
    pane.setFullScreen(false);
  } else pane.hide();
};
