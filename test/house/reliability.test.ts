import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/reliability.md'), 'utf8');

/** A test as the page names it: its file, and words of its title in italics behind it; *same*: the file of the line above. */
const named = [...page.matchAll(/`(test\/[\w./-]+)`((?:[^`\n]*?\*[^*\n]+\*)*)|\bsame((?:[^`\n]*?\*[^*\n]+\*)+)/g)];

/** What the page names and the tests have not. */
const missing = (): string[] => {
  const faults: string[] = [];
  let file = '';
  for (const [, path, titles, more] of named) {
    if (path !== undefined) file = path;
    const whole = join(root, file);
    if (!existsSync(whole)) {
      faults.push(file);
      continue;
    }
    const text = readFileSync(whole, 'utf8');
    for (const [, title = ''] of (titles ?? more ?? '').matchAll(/\*([^*]+)\*/g))
      if (!text.includes(title)) faults.push(`${file}: ${title}`);
  }
  return faults;
};

describe('docs/reliability.md', () => {
  it('names tests that are there', () => {
    expect(named.length).toBeGreaterThan(10);
    expect(missing()).toEqual([]);
  });
  it('has a test for each promise', () => {
    const table = page.slice(page.indexOf('| Promise |')).split('\n\n')[0] ?? '';
    const promises = table.split('\n').slice(2).filter(Boolean);
    expect(promises.length).toBeGreaterThan(9);
    for (const line of promises) expect(line).toMatch(/`test\/|\bsame, \*/);
  });
  it('has the table of what is told as the contract has it', async () => {
    const { WARNINGS, WARNING_CODES } = await import('../../preload/contract/warning.ts');
    const rows = [...page.matchAll(/^\| `([\w-]+)` \| (\w+) \| ([^|]+) \| (\w+) \|$/gm)];
    const span = (ms: number): string => (ms === 0 ? 'at once' : ms < 3_600_000 ? `${ms / 60_000} min` : `${ms / 3_600_000} h`);
    for (const [, code, severity, after, tells] of rows) {
      const rule = WARNINGS[code as keyof typeof WARNINGS];
      expect([code, rule?.severity, span(rule?.visibleAfter ?? -1), rule?.tells]).toEqual([code, severity, after, tells]);
    }
    // Those of damaged files stand in the banner alone.
    const told = WARNING_CODES.filter((code) => WARNINGS[code].tells !== 'never');
    expect(told.filter((code) => !rows.some(([, row]) => row === code))).toEqual([]);
  });
});
