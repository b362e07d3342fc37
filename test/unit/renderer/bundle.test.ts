import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltPage, build } from '../../../scripts/build.mjs';

const out = mkdtempSync(join(tmpdir(), 'saikoro-bundle-'));
const folder = join(out, 'dist/renderer');
let page: BuiltPage;
beforeAll(async () => {
  page = (await build({ root: resolve(import.meta.dirname, '../../..'), out: join(out, 'dist') })).page;
}, 120_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const scripts = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.js'));

it('the window carries react-aria’s texts in its own two languages and no other', () => {
  const text = scripts().map(read).join('\n');
  // Of the menu: how it is opened by touch, in English, Japanese, Russian, Korean and German.
  const readable = text.replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/g, (_, four: string | undefined, two: string | undefined) =>
    String.fromCharCode(Number.parseInt(four ?? two ?? '', 16)),
  );
  expect(readable).toContain('Long press or press Alt + ArrowDown to open menu');
  expect(readable).toContain('長押しまたは Alt+下矢印キーでメニューを開く');
  expect(readable).not.toMatch(/[\u0400-\u04ff\uac00-\ud7af]/);
  expect(readable).not.toContain('Drücken Sie lange');
});

describe('the first view', () => {
  /** The page, what it names, and what each script among these imports before it runs. */
  const neededFiles = (): Set<string> => {
    const found = new Set(['index.html']);
    const follow = (name: string): void => {
      if (found.has(name)) return;
      found.add(name);
      if (!name.endsWith('.js')) return;
      for (const [, next] of read(name).matchAll(/\b(?:from|import)\s*"\.\/([^"]+)"/g)) follow(next as string);
    };
    for (const [, name] of read('index.html').matchAll(/(?:href|src)="\.\/([^"]+)"/g)) follow(name as string);
    for (const name of page.files) follow(name);
    return found;
  };
  const kilobytes = (name: string): number => gzipSync(read(name)).length / 1000;

  it('is 250 kB with the words of the larger language', () => {
    const needed = [...neededFiles()];
    // Else the regular expressions above find nothing any more.
    expect(needed).toEqual(expect.arrayContaining(['index.html', 'main.css', 'main.js', ...page.files]));
    const words = scripts().filter((name) => /^(?:en|ja)-/.test(name));
    expect(words).toHaveLength(2);
    const bare = needed.reduce((sum, name) => sum + kilobytes(name), 0);
    const whole = bare + Math.max(...words.map(kilobytes));
    console.log(`first view: ${whole.toFixed(1)} kB gzip, ${bare.toFixed(1)} without words`);
    expect(whole).toBeLessThanOrEqual(250);
  });

  it('holds nothing of what is not shown: no other view, no dialog, no catalogue', () => {
    const rooms = ['accounts', 'address', 'channels', 'event-dialog', 'event-form', 'first-run', 'help', 'history', 'service-picker'];
    const unshown = [...rooms, 'settings', 'timeline', 'trial'].map((room) => `renderer/${room}/`);
    const catalogues = ['preload/strings/en/', 'preload/strings/ja/', 'preload/strings/help/'];
    expect(page.sources).toContain('renderer/events/events.tsx');
    expect(page.sources.filter((source) => [...unshown, ...catalogues].some((room) => source.startsWith(room)))).toEqual([]);
    // Whatever is loaded when it is shown: an import of it in the usual way would bring it into the first view.
    expect(page.later).toEqual(
      expect.arrayContaining([
        ...['preload/strings/en/en.ts', 'preload/strings/ja/ja.ts', 'renderer/first-run/first-run.tsx', 'renderer/history/history.tsx'],
        ...['renderer/importing/import-clients.tsx', 'renderer/menu/quick-search.tsx', 'renderer/event-dialog/index.tsx'],
      ]),
    );
    expect(page.sources.filter((source) => page.later.includes(source))).toEqual([]);
  });
});
