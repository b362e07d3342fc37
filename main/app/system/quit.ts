import type { App } from 'electron';

/** Ends what runs before the app quits: at once what can be, then what takes a while; once, however often quitting is asked for. */
export const endBeforeQuit = (
  app: Pick<App, 'on' | 'quit'>,
  { now, finish }: { now: () => void; finish: () => Promise<unknown> },
): void => {
  let ended = false;
  app.on('before-quit', (event) => {
    if (ended) return;
    ended = true;
    event.preventDefault();
    now();
    void finish().finally(() => app.quit());
  });
};
