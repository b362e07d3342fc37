import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { FIRST } from './points-first.ts';
import { KEYBOARD, MISSING, THROUGHOUT } from './points-missing.ts';
import { SENTENCES } from './points-sentences.ts';
import { START } from './points-start.ts';
import { ERRORS, VIEWS } from './points-views.ts';

const root = resolve(import.meta.dirname, '../../..');
const POINTS = [...FIRST, ...START, ...VIEWS, ...ERRORS, ...MISSING, ...KEYBOARD, ...THROUGHOUT, ...SENTENCES];

/** How many points each part of the review has. */
const PARTS = { first: 15, start: 8, views: 14, errors: 11, missing: 20, keyboard: 7, words: 7, ja: 55, en: 60 };

it('each point of the review of the window is answered once', () => {
  const all = Object.entries(PARTS).flatMap(([part, count]) => Array.from({ length: count }, (_, at) => `${part}-${at + 1}`));
  expect(POINTS.map(({ id }) => id).sort()).toEqual(all.sort());
  for (const { done, refused } of POINTS) expect(done === undefined).toBe(refused !== undefined);
});

it('what is done is shown by a test that is there', () => {
  const texts = new Map<string, string>();
  const text = (file: string): string => {
    if (!texts.has(file)) texts.set(file, existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '');
    return texts.get(file) ?? '';
  };
  const lost = POINTS.flatMap(({ id, done = [] }) =>
    done.filter(({ file, title }) => !text(file).includes(title)).map(({ file, title }) => `${id}: ${file}: ${title}`),
  );
  expect(lost).toEqual([]);
  for (const { id, done } of POINTS) if (done) expect(done, id).not.toHaveLength(0);
});

it('what is refused has its reason in a sentence', () => {
  for (const { id, refused } of POINTS) if (refused !== undefined) expect(refused, id).toMatch(/^[A-Z].{40,}\.$|^[A-Z].{40,}”\.$/);
});
