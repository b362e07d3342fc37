import { describe, expect, it } from 'vitest';
import { testsOnWindows } from './tests-on-windows.ts';
import { windows } from './windows.ts';

describe.skipIf(windows === null)('on Windows alone', () => {
  it.each([
    ['files', 7],
    ['programs', 8],
  ] as const)('%s', async (file, tests) => {
    expect(await testsOnWindows(`test/wine/cases/${file}.ts`)).toHaveLength(tests);
  });
});
