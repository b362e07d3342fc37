import type { ElectronApplication } from 'playwright-core';
import type { TestContext } from 'vitest';
import { openDesktop } from '../desktop.ts';
import { fact, type Running, startSaikoro, updated } from '../saikoro.ts';

/** A window that came to the screen: which one, on which renderer process, and how long after the click, in ms by the machine's one clock. */
export interface ShownWindow {
  id: number;
  process: number;
  afterMs: number;
}

/** The app with nothing but its icon on the desktop, its first address published. */
export interface Hidden extends Running {
  app: ElectronApplication;
  /** Chooses an entry of the tray's menu. */
  click(entry: string): Promise<void>;
  /** Chooses it, and waits for the window that it shows. */
  shownBy(entry: string): Promise<ShownWindow>;
  /** Processes that draw a page. */
  renderers(): Promise<number>;
  /** Of each window, whether it can be seen. */
  visible(): Promise<boolean[]>;
  /** The view the page shows, by its name. */
  view(): Promise<string | null>;
}

export async function openHidden(context: TestContext): Promise<Hidden> {
  const { env, tray } = await openDesktop(context);
  const running = await startSaikoro({ env });
  const { app } = running.launched;
  await fact(running.launched, updated);
  return {
    ...running,
    app,
    click: async (entry) => void (await tray.click(entry)),
    async shownBy(entry) {
      const shown = app.evaluate(
        (electron) =>
          new Promise<Omit<ShownWindow, 'afterMs'> & { at: number }>((found) => {
            const tell = (one: Electron.BrowserWindow) => () =>
              found({ id: one.id, process: one.webContents.getOSProcessId(), at: Date.now() });
            for (const one of electron.BrowserWindow.getAllWindows()) one.once('show', tell(one));
            electron.app.once('browser-window-created', (_event, one) => one.once('show', tell(one)));
          }),
      );
      // The listeners above are there once an evaluation that came later has answered.
      await app.evaluate(() => true);
      const clickedAt = await tray.click(entry);
      const { at, ...which } = await shown;
      return { ...which, afterMs: at - clickedAt };
    },
    renderers: () => app.evaluate((electron) => electron.app.getAppMetrics().filter(({ type }) => type === 'Tab').length),
    visible: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible())),
    view: () =>
      app.evaluate(async ({ BrowserWindow }) => {
        const page = BrowserWindow.getAllWindows()[0]?.webContents;
        return (await page?.executeJavaScript('document.querySelector("nav [aria-current=page]")?.textContent')) ?? null;
      }),
  };
}
