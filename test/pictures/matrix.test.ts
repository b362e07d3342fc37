import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { stringsFor } from '../../preload/strings/index.ts';
import { drawn, resize, type Size } from '../e2e/window-size.ts';
import { repoRoot } from '../helpers/electron.ts';
import { type Picture, writeContactSheet } from './contact-sheet.ts';
import { pseudo } from './pseudo.ts';
import { pseudoApp } from './pseudo-app.ts';
import { ADD, EVENT, FIRST_RUN, SEARCH, VIEWS } from './scenes.ts';
import { openStage } from './stage.ts';

const folder = join(repoRoot, 'test/artifacts/pictures');
const SIZES: readonly Size[] = [
  [480, 360],
  [940, 640],
  [1400, 860],
];
const THEMES = ['light', 'dark'] as const;
const COUNTS = [0, 1, 30, 10_000];
const LANGUAGES = ['ja', 'en', 'pseudo'] as const;

const pictures: Picture[] = [];
afterAll(() => writeContactSheet(folder, pictures));

/** Of one event all tabs; of none what begins; of very many what they change. */
const scenesOf = (count: number) => {
  if (count === 0) return [...VIEWS, FIRST_RUN, ADD];
  if (count === 1) return [...VIEWS, ADD, ...EVENT, SEARCH];
  return VIEWS;
};

test.each(LANGUAGES.flatMap((language) => COUNTS.map((count) => [language, count] as const)))(
  'the window in %s with %i events',
  { timeout: 600_000 },
  async (tongue, count) => {
    mkdirSync(folder, { recursive: true });
    const language = tongue === 'ja' ? 'ja' : 'en';
    const more = tongue === 'pseudo' ? { appDir: await pseudoApp(), strings: pseudo(stringsFor('en')) } : {};
    const { launched, window, strings, quit } = await openStage(count, language, more);
    const page = await window();
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(String(error)));
    onTestFinished(() => void page.removeAllListeners());
    for (const scene of scenesOf(count)) {
      await resize(launched.app, page, [940, 640]);
      await scene.enter(page, strings);
      for (const size of SIZES) {
        await resize(launched.app, page, size);
        for (const theme of THEMES) {
          await page.emulateMedia({ colorScheme: theme });
          await drawn(page);
          const file = `${tongue}-${count}-${scene.name}-${theme}-${size.join('x')}.png`;
          await page.screenshot({ path: join(folder, file), animations: 'disabled', timeout: 60_000 });
          pictures.push({ file, language: tongue, events: `${count} events`, scene: scene.name, theme, size: size.join('×') });
        }
      }
      await resize(launched.app, page, [940, 640]);
      await scene.leave?.(page, strings);
    }
    expect(broken).toEqual([]);
    await quit();
  },
);
