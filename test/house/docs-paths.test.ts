import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const repo = resolve(import.meta.dirname, '../..');
const pages = [...readdirSync(repo), ...readdirSync(join(repo, 'docs')).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
);

/** Paths as prose writes them: of sources and tests in full, tests also by their suite, as in `unit/net/address`. */
const NAMED =
  /(?<![\w/.@-])((?:main|preload|renderer|test|scripts)\/[\w./-]+\.(?:tsx?|mjs|css)|(?:unit|scenarios|e2e|contract|lab)\/[\w/-]+)(?![\w/*.{-])/g;
const endings = ['', '.test.ts', '.test.tsx', '.ts'];

it.each(pages)('names no file in %s that is not there', (page) => {
  const named = [...readFileSync(join(repo, page), 'utf8').matchAll(NAMED)].map(([path]) => path);
  const missing = named.filter(
    (path) => !endings.some((end) => existsSync(join(repo, path + end)) || existsSync(join(repo, 'test', path + end))),
  );
  expect([...new Set(missing)]).toEqual([]);
});
