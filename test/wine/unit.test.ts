import { describe, expect, it } from 'vitest';
import { testsOnWindows } from './tests-on-windows.ts';
import { windows } from './windows.ts';

/** Tests of everybody's that say the same of Windows: how many of them run there, at least. */
const FILES: [file: string, tests: number][] = [
  ['platform/files/files', 14],
  ['platform/process/programs', 9],
  ['platform/local-network/interfaces', 2],
  ['platform/router/http', 16],
  ['store/approvals-file', 7],
  ['store/health-file', 8],
  ['store/journal-file', 8],
  ['store/ledger-file', 13],
  ['store/log-file', 9],
  ['store/secrets/secrets', 12],
  ['store/secrets/secrets-aside', 5],
  ['store/settings/newer-settings', 4],
  ['store/settings/settings-store', 12],
  ['store/timeline/timeline-file', 13],
  ['store/versions', 1],
];

describe.skipIf(windows === null)('on Windows as elsewhere', () => {
  it.each(FILES)('%s', async (file, tests) => {
    expect((await testsOnWindows(`test/unit/${file}.test.ts`)).length).toBeGreaterThanOrEqual(tests);
  });
});
