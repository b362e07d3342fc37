import { expect, test, vi } from 'vitest';
import { GRACE_MS } from '../../../main/app/window/window.ts';
import { fact, later } from '../saikoro.ts';
import { openHidden } from './frame.ts';

test('a closed window leaves no process behind, and the app goes on without it', { timeout: 120_000 }, async (context) => {
  const { app, launched, strings, window, click, shownBy, renderers, visible, view } = await openHidden(context);
  await shownBy(strings.tray.open);
  await window();
  expect(await renderers()).toBe(1);
  await later(app, 'close');
  // The time it is kept for a second thought is the subject here, so it is waited for.
  await vi.waitFor(async () => expect(await renderers()).toBe(0), { timeout: GRACE_MS + 30_000, interval: 500 });
  expect(await visible()).toEqual([]);

  // What it works for goes on without it, and it comes back as it was.
  await click(strings.tray.changePractice);
  await fact(launched, ({ kind, previous }) => kind === 'address' && previous !== null);
  await click(strings.tray.history);
  await vi.waitFor(async () => expect(await view()).toBe(strings.view.history), { timeout: 15_000, interval: 100 });
});
