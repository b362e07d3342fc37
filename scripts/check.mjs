import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { command, note } from './words.mjs';

const root = resolve(import.meta.dirname, '..');
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);

/** Runs beside the others; gives its name where it failed. */
const step = (name, ...words) =>
  new Promise((done) => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('close', (code) => {
      if (code !== 0) process.stderr.write(output);
      done(code === 0 ? [] : [name]);
    });
  });

/** Unit tests that follow from the changed files alone take seconds; more than these wait for `npm test`. */
const MOST = 3;
const isUnitTest = (file) => /^test\/(unit|house)\/.+\.test\.tsx?$/.test(file) && existsSync(join(root, file));

/** Before a commit: style, the house's rules, types, and the unit tests that were changed. A few seconds; `npm test` is the whole. */
await command(import.meta, async () => {
  const changed = [...new Set([...git('diff', '--name-only', 'HEAD'), ...git('ls-files', '--others', '--exclude-standard')])];
  const tests = changed.filter(isUnitTest).slice(0, MOST);
  const failed = await Promise.all([
    step(
      'style',
      'node_modules/@biomejs/biome/bin/biome',
      'check',
      '--error-on-warnings',
      '--changed',
      '--since=HEAD',
      '--no-errors-on-unmatched',
    ),
    step('house', 'scripts/house.mjs'),
    step('types', 'node_modules/typescript/bin/tsc', '--noEmit'),
    ...(tests.length ? [step('tests', 'node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', ...tests)] : []),
  ]);
  const names = failed.flat();
  if (names.length) note(`Not yet: ${names.join(', ')} (shown above).`, `まだです: ${names.join('、')}(上記を参照)。`);
  return names.length ? 1 : 0;
});
