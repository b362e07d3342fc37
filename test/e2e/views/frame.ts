import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Strings } from '../../../preload/strings/index.ts';
import { seriousFaults } from '../axe.ts';
import { choose, openView, rowOf } from '../hands.ts';
import { fact, startSaikoro } from '../saikoro.ts';
import { keepPicture, keepShot } from '../shots.ts';
import { drawn, overflow, resize, type Size } from '../window-size.ts';
import { type Names, openDays } from './days.ts';

type View = Parameters<typeof openView>[2];

/** The window in front of somebody who looks at one view after the other. */
export interface ViewWalk {
  page: Page;
  strings: Strings;
  names: Names;
  /** Keeps what is drawn now by this name, and what of it not everybody can use. */
  look(scene: string): Promise<void>;
}

/** Those the README shows. */
const PICTURES = new Set(['events-en', 'events-ja-dark', 'history-en', 'log-en', 'address-ja']);
const SIZES: Record<string, Size> = { small: [480, 360], large: [1400, 860] };

/** A walk through scenes that can be used by everybody, in both languages, light and dark; the view it is of, in two more sizes as well. */
export const drawnForAll = (what: string, walk: (stage: ViewWalk) => Promise<void>, view?: View): void =>
  describe.each(['ja', 'en'] as const)(`${what} in %s`, (language) => {
    test(`can be used by everybody, light and dark${view ? ', small and large' : ''}`, { timeout: 120_000 }, async () => {
      const { folder, names } = await openDays(language);
      const { launched, window, strings } = await startSaikoro({ folder, language });
      const page = await window();
      const broken: string[] = [];
      page.on('pageerror', (error) => broken.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
      onTestFinished(() => void page.removeAllListeners());
      await fact(launched, (one) => one.kind === 'update' && one.event === 'blog');
      await fact(launched, (one) => one.kind === 'verification' && one.event === 'home');
      await rowOf(page, names.router).click();
      await page.getByRole('button', { name: strings.action.run }).click();
      await fact(launched, ({ kind }) => kind === 'command');

      const faults: Record<string, string[]> = {};
      const look = async (name: string, judge = true): Promise<void> => {
        await (PICTURES.has(name) ? keepPicture : keepShot)(page, name);
        const found = [...(judge ? await seriousFaults(page) : []), ...(await overflow(page))];
        if (found.length) faults[name] = found;
      };
      await walk({ page, strings, names, look: (scene) => look(`${scene}-${language}`) });
      await openView(page, strings, 'settings');
      await choose(page, page.locator('body'), strings.settings.theme, strings.settings.themes.dark);
      await walk({ page, strings, names, look: (scene) => look(`${scene}-${language}-dark`) });
      for (const [name, size] of view ? Object.entries(SIZES) : []) {
        await resize(launched.app, page, size);
        await openView(page, strings, view as View);
        await drawn(page);
        await look(`${view}-${language}-${name}`, false);
      }
      expect(faults).toEqual({});
      expect(broken).toEqual([]);
    });
  });
