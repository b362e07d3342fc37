import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { build } from '../../../scripts/build.mjs';

const out = mkdtempSync(join(tmpdir(), 'saikoro-bundle-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

it('the window carries react-aria’s texts in its own two languages and no other', { timeout: 60_000 }, async () => {
  await build({ root: resolve(import.meta.dirname, '../../..'), out: join(out, 'dist') });
  const folder = join(out, 'dist/renderer');
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const text = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  // Of the menu: how it is opened by touch, in English, Japanese, Russian, Korean and German.
  const readable = text.replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/g, (_, four: string | undefined, two: string | undefined) =>
    String.fromCharCode(Number.parseInt(four ?? two ?? '', 16)),
  );
  expect(readable).toContain('Long press or press Alt + ArrowDown to open menu');
  expect(readable).toContain('長押しまたは Alt+下矢印キーでメニューを開く');
  expect(readable).not.toMatch(/[\u0400-\u04ff\uac00-\ud7af]/);
  expect(readable).not.toContain('Drücken Sie lange');
});
