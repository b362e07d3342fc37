import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { currentVersion, fetchCurrent } from '../../../../scripts/runtime/electron-current.mjs';
import type { Unavailable } from '../../../../scripts/runtime/unavailable.mjs';
import { electronFrom, type Manner, newFolder, nobody, npmEnv } from './far-side.ts';

const NODE = process.execPath;
const refusal = async (means: Parameters<typeof fetchCurrent>[0]) => {
  const { code, en, ja } = (await fetchCurrent(means).catch((error: unknown) => error)) as Unavailable;
  return { code, en, ja };
};

describe('the current Electron', { timeout: 60_000 }, () => {
  it('is fetched by its own installer', async () => {
    const { folder, env, version } = await electronFrom('whole');
    const found = await fetchCurrent({ env, folder, node: NODE });
    expect(found).toEqual({ path: join(folder, 'dist/electron'), version, how: 'npm package' });
    expect(readFileSync(found.path, 'utf8')).toBe('#!/bin/sh\n');
    expect(readdirSync(env.SAIKORO_RUNTIMES as string)).toEqual([]);
  });

  it.for<[Manner, string, RegExp, RegExp]>([
    ['altered', 'wrong-contents', /download server gave is not the Electron [\d.]+ that is pinned$/, /記録された内容と一致しません$/],
    ['cut', 'cut-off', /^the download of Electron [\d.]+ broke off$/, /ダウンロードが途中で切れました$/],
    ['missing', 'not-there', /download server does not have Electron [\d.]+$/, /配布サーバーに Electron [\d.]+ がありません$/],
    ['broken', 'refused', /download server answered 503$/, /配布サーバーの応答が 503 でした$/],
    ['silent', 'silent', /^the download of Electron [\d.]+ came to a standstill$/, /ダウンロードが止まったままになりました$/],
  ])('that comes %s is told as %s, and nothing of it is taken for an Electron', async ([manner, code, en, ja]) => {
    const { folder, env } = await electronFrom(manner);
    expect(await refusal({ env, folder, node: NODE, silence: manner === 'silent' ? 4000 : 30_000 })).toEqual({
      code,
      en: expect.stringMatching(en),
      ja: expect.stringMatching(ja),
    });
    expect(existsSync(join(folder, 'path.txt'))).toBe(false);
    expect(readdirSync(env.SAIKORO_RUNTIMES as string)).toEqual([]);
  });

  it('that cannot be reached is told so', async () => {
    const { folder, env } = await electronFrom('whole');
    expect(await refusal({ env: { ...env, ELECTRON_MIRROR: await nobody() }, folder, node: NODE })).toEqual({
      code: 'unreachable',
      en: "Electron's download server could not be reached (ECONNREFUSED)",
      ja: 'Electron の配布サーバーに接続できません(ECONNREFUSED)',
    });
  });

  it('whose installer is missing is told so', async () => {
    const folder = newFolder();
    expect(await refusal({ env: npmEnv(await nobody()), folder, node: NODE })).toEqual({
      code: 'no-installer',
      en: `${folder} has no installer (install.js)`,
      ja: `${folder} にインストーラー(install.js)がありません`,
    });
  });

  it('is the one of package.json', () => expect(currentVersion).toMatch(/^\d+\.\d+\.\d+$/));
});
