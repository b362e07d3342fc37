import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { stringsFor } from '../../preload/strings/index.ts';
import type { Launched } from '../helpers/electron.ts';
import { choose, openView } from './hands.ts';
import { startSaikoro } from './saikoro.ts';

/** To be called before the first window: from then on main writes down what its pages load. */
const noteRequests = ({ app }: Launched): Promise<void> =>
  app.evaluate(({ session }) => {
    const own = session.fromPartition('saikoro', { cache: false });
    const loaded: string[] = [];
    const handle = own.protocol.handle.bind(own.protocol);
    own.protocol.handle = (scheme, answer) =>
      handle(scheme, (request) => {
        loaded.push(request.url);
        return answer(request);
      });
    Object.assign(globalThis, { loaded, own });
  });

/** Which languages' words were loaded since this was last asked, by the names of the built files. */
const loadedWords = async ({ app }: Launched): Promise<string[]> => {
  const urls = await app.evaluate(() => (globalThis as unknown as { loaded: string[] }).loaded.splice(0));
  return urls.flatMap((url) => /\/(en|ja)-[^/]+\.js$/.exec(url)?.[1] ?? []).sort();
};

/** From now on: each pair of heading and field that the page ever showed, one in each language while it is well. */
const watchWords = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seenWords: seen });
    const look = (): void => {
      const now = `${document.querySelector('nav')?.getAttribute('aria-label')} | ${document.querySelector('main h2')?.textContent}`;
      if (seen.at(-1) !== now) seen.push(now);
    };
    look();
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });

test('the window loads its own language alone, and another one at once and whole when it is chosen', { timeout: 120_000 }, async () => {
  const { launched, window, strings } = await startSaikoro({ language: 'en' });
  await noteRequests(launched);
  const page = await window();
  await openView(page, strings, 'settings');
  await page.getByRole('heading', { name: strings.settings.general }).waitFor();
  expect(await loadedWords(launched)).toEqual(['en']);

  await watchWords(page);
  await choose(page, page.getByRole('main'), strings.settings.language, strings.language.ja);
  const ja = stringsFor('ja');
  await page.getByRole('heading', { name: ja.settings.general }).waitFor();
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('ja');
  expect(await loadedWords(launched)).toEqual(['ja']);
  const seen = await page.evaluate(() => (globalThis as unknown as { seenWords: string[] }).seenWords);
  expect(seen).toEqual([strings, ja].map((words) => `${words.view.label} | ${words.settings.general}`));

  // And back, with both at hand; a window made anew has only the one it is shown in.
  await choose(page, page.getByRole('main'), ja.settings.language, ja.language.en);
  await page.getByRole('heading', { name: strings.settings.general }).waitFor();
  await choose(page, page.getByRole('main'), strings.settings.language, strings.language.ja);
  await page.getByRole('heading', { name: ja.settings.general }).waitFor();
  const opened = launched.app.waitForEvent('window');
  await launched.app.evaluate(({ app, BrowserWindow }) => {
    for (const old of BrowserWindow.getAllWindows()) old.destroy();
    setImmediate(() => app.emit('activate'));
  });
  const next = await opened;
  await next.getByRole('heading', { name: ja.settings.general }).waitFor();
  expect(await loadedWords(launched)).toEqual(['ja']);
});
