import type { WebContents, WebFrameMain } from 'electron';

export const APP_SCHEME = 'app';
export const APP_HOST = 'saikoro';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

type AppShell = Pick<WebFrameMain, 'url' | 'origin' | 'parent'>;

/** What an invoke event tells of who sent it. */
export interface Sender {
  /** Null once the frame has navigated away or was closed. */
  senderFrame: AppShell | null;
  sender: Pick<WebContents, 'id' | 'isDestroyed'> & { mainFrame: AppShell };
}
export type SenderCheck = (event: Sender) => boolean;

const isOurs = (frame: AppShell): boolean => {
  const url = new URL(frame.url);
  // Node gives schemes it does not know the origin 'null', so scheme and host are compared themselves.
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && frame.origin === APP_ORIGIN;
};

/** Trusts only the main frame of our own window, and only while it shows our own page. */
export const createSenderCheck =
  (ownContentsId: () => number | null): SenderCheck =>
  ({ sender, senderFrame }) => {
    try {
      if (senderFrame === null || senderFrame === undefined || sender.isDestroyed()) return false;
      if (sender.id !== ownContentsId() || senderFrame.parent !== null || senderFrame !== sender.mainFrame) return false;
      return isOurs(senderFrame);
    } catch {
      // A frame disposed between sending and asking throws at any property.
      return false;
    }
  };
