import type { App, WebContents } from 'electron';

/**
 * Keeps every page where it is: no navigation, no redirect, no second window, no webview, for every web contents that is created.
 * Following a link is a call of the contract (app.openLink), never a navigation.
 */
export const guardNavigation = (app: Pick<App, 'on'>, report: (refused: string) => void): void => {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    const refuse = (what: string) => (event: { preventDefault(): void }) => {
      event.preventDefault();
      report(what);
    };
    contents.on('will-navigate', refuse('navigation'));
    contents.on('will-frame-navigate', refuse('frame navigation'));
    contents.on('will-redirect', refuse('redirect'));
    contents.on('will-attach-webview', refuse('webview'));
    contents.setWindowOpenHandler(() => {
      report('new window');
      return { action: 'deny' };
    });
  });
};
