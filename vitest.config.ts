import { defineConfig } from 'vitest/config';
import { currentVersion } from './scripts/runtime/electron-current.mjs';

/** A project is a folder of test/, and a stage of `npm test`. */
const project = (name: string, more: Record<string, unknown> = {}, folders = [name]) => ({
  extends: true as const,
  test: { name, include: folders.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`), ...more },
});

const SEED = 'test/helpers/seed.ts';

/**
 * Quick suites wait for nobody, so each core gets a worker: on two cores the default leaves one idle. They judge what is done, not how soon:
 * a limit only ends what hangs, also on a machine that is busy with ten other things.
 */
const quick = { setupFiles: SEED, testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: '100%' };

/** Real apps, packages and networks: one at a time, given the time they need and a second try, which is counted and named. */
const oneByOne = (testTimeout: number) => ({
  fileParallelism: false,
  maxWorkers: 1,
  testTimeout,
  hookTimeout: testTimeout,
  retry: 1,
  teardownTimeout: 10_000,
});

export default defineConfig({
  test: {
    environment: 'node',
    include: [],
    // As the build writes it in.
    env: { SAIKORO_ELECTRON: currentVersion },
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      project('unit', quick, ['unit', 'house', 'scenarios']),
      project('providers', quick),
      project('contract', quick),
      // Each row has a home of its own, and waits part of its time for real sockets; a thousand kills take an hour and more on a busy machine.
      project('faults', { ...quick, testTimeout: 4 * 3_600_000, maxConcurrency: 8, isolate: false }),
      // The built command on this Node, a process for each word of a user.
      project('command', { ...quick, testTimeout: 180_000 }),
      // Windows' Node under Wine, a process for each file of tests.
      project('wine', { ...quick, setupFiles: [], globalSetup: 'test/wine/windows-setup.ts', testTimeout: 300_000, hookTimeout: 300_000 }),
      project('e2e', oneByOne(60_000)),
      // By `npm run pictures` alone: they are looked at, not compared.
      project('pictures', { ...oneByOne(600_000), retry: 0 }),
      project('chromium', oneByOne(120_000)),
      project('packaged', oneByOne(300_000)),
      // Each file has a network of its own, and waits most of its time for clocks to run.
      project('lab24', oneByOne(180_000)),
      project('lab', { ...oneByOne(180_000), fileParallelism: true, maxWorkers: 4 }),
    ],
  },
});
