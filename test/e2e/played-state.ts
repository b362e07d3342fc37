import type { Page } from 'playwright-core';
import { callChannel, noticeChannel } from '../../preload/contract/api.ts';
import type { AppState, StateDelta } from '../../preload/contract/state.ts';
import { stringsFor } from '../../preload/strings/index.ts';
import { headlineOf } from '../../renderer/wording/headline.ts';
import type { Launched } from '../helpers/electron.ts';
import { drawn } from './window-size.ts';

/** Above all that main counts to: what it says meanwhile of its own state is older than what is played, and the page passes it over. */
const FIRST = 1_000_000;
/** More than one, so that the page knows that it missed something and asks for the whole. */
const STEP = 10;

/** Lets the page draw states that are seldom met: from now on they are what its question for the state is answered with. */
export function playStates({ app }: Launched, page: Page): (state: AppState) => Promise<void> {
  let seq = FIRST;
  return async (state) => {
    seq += STEP;
    const snapshot = JSON.stringify({ ...state, seq });
    const missed: StateDelta = { seq, fields: {}, events: [], removed: [] };
    await app.evaluate(
      ({ BrowserWindow, ipcMain }, played) => {
        ipcMain.removeHandler(played.call);
        ipcMain.handle(played.call, () => ({ ok: true, value: played.snapshot }));
        BrowserWindow.getAllWindows()[0]?.webContents.send(played.notice, played.missed);
      },
      { snapshot, missed, call: callChannel('state.get'), notice: noticeChannel('state.delta') },
    );
    const strings = stringsFor(state.language);
    const { text, detail } = headlineOf(state, Date.now(), strings);
    const { obstacle } = state.publication;
    await page.getByText(detail).first().waitFor();
    await page
      .getByText(obstacle === null || obstacle.events === 0 ? text.replace(/ — .*/, '') : strings.obstacle[obstacle.verdict].title)
      .first()
      // One of several banners is folded away.
      .waitFor({ state: 'attached' });
    await drawn(page);
  };
}
