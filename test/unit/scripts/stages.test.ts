import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCurrent } from '../../../scripts/runtime/electron-current.mjs';
import { nobody, npmEnv } from './runtime/far-side.ts';

const root = resolve(import.meta.dirname, '../../..');

/** `npm test` of these stages, and its last lines. */
async function lastLines(language: 'ja' | 'en', stages: string[], more: NodeJS.ProcessEnv = {}) {
  const env = { ...npmEnv(await nobody()), LC_ALL: language === 'ja' ? 'ja_JP.UTF-8' : 'C.UTF-8', ...more };
  const { status, stdout } = spawnSync(process.execPath, ['scripts/test.mjs', ...stages], { cwd: root, env, encoding: 'utf8' });
  const [, told = stdout] = stdout.split(/^(?:Skipped|スキップ):$/m);
  const lines = told.split('\n').map((line) => line.trim());
  return { status, told: lines.filter(Boolean) };
}

describe('a stage that cannot run here', { timeout: 120_000 }, () => {
  it('is skipped by its name with the reason, in the last lines', async () => {
    const { status, told } = await lastLines('en', ['node24', 'chromium', 'wine', 'lab24'], {
      CHROMIUM_PATH: '/nowhere/chromium',
      WINE_PATH: '/nowhere/wine64',
    });
    expect(told).toEqual([
      '– node24: the package registry could not be reached (ECONNREFUSED)',
      '– chromium: there is no /nowhere/chromium (CHROMIUM_PATH)',
      '– wine: there is no /nowhere/wine64 (WINE_PATH)',
      '– lab24: the package registry could not be reached (ECONNREFUSED)',
      '0 passed, 0 failed, 4 skipped',
    ]);
    expect(status).toBe(0);
  });

  it('is told in Japanese to who works in Japanese', async () => {
    const { told } = await lastLines('ja', ['node24', 'chromium'], { CHROMIUM_PATH: '/nowhere/chromium' });
    expect(told).toEqual([
      '– node24: パッケージレジストリに接続できません(ECONNREFUSED)',
      '– chromium: CHROMIUM_PATH の /nowhere/chromium がありません',
      '0 passed, 0 failed, 2 skipped',
    ]);
  });

  it.runIf(process.platform === 'linux' && findCurrent() === undefined)('names the Electron that can be had nowhere', async () => {
    const { status, told } = await lastLines('en', ['e2e', 'packaged'], {
      ELECTRON_MIRROR: await nobody(),
      ELECTRON_OVERRIDE_DIST_PATH: '',
    });
    expect(told[0]).toMatch(/^– e2e: Electron [\d.]+ could not be had: .*ECONNREFUSED.*; nor could 25\.1\.1: .*ECONNREFUSED/);
    expect(told[1]).toMatch(/^– packaged: Electron [\d.]+ could not be had/);
    expect([told.at(-1), status]).toEqual(['0 passed, 0 failed, 2 skipped', 0]);
  });
});

describe('one test file', { timeout: 120_000 }, () => {
  it('runs alone, in its own stage', async () => {
    const { status, told } = await lastLines('en', ['test/unit/net/address.test.ts']);
    expect(told.find((line) => line.includes('unit:'))).toMatch(/^✓ unit: \d+ passed, 0 failed/);
    expect(told.at(-1)).toMatch(/^\d{1,3} passed, 0 failed, 0 skipped$/);
    expect(status).toBe(0);
  });

  it('that is not there is told with the stages there are', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/test.mjs', 'test/unit/nowhere.test.ts'], {
      cwd: root,
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      encoding: 'utf8',
    });
    expect([status, stderr.trim()]).toEqual([
      1,
      expect.stringMatching(
        /^There is no stage or test file test\/unit\/nowhere\.test\.ts; name a file under test\/, or choose from: types lint/,
      ),
    ]);
  });
});
