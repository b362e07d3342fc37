import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { ensureBuilt } from '../../scripts/build.mjs';
import { ensureWindowsNode } from '../../scripts/runtime/node.mjs';
import { winePath } from '../../scripts/runtime/wine.mjs';
import type { Windows } from './windows.ts';

const cache = resolve(import.meta.dirname, '../../.cache');

/** A Windows of this run's own, without a screen, a sound, a menu of the desktop or the user's folders. */
const environmentOf = (prefix: string): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: join(prefix, 'home'),
  // Names of files are in UTF-8 on both sides.
  LANG: 'C.UTF-8',
  WINEPREFIX: join(prefix, 'wine'),
  WINEARCH: 'win64',
  WINEDEBUG: '-all',
  WINEDLLOVERRIDES: 'mscoree,mshtml=;winemenubuilder.exe=d',
});

/** Made for all files of the stage, and taken away at their end. */
export default async function setUp({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  const wine = winePath();
  if (wine === undefined) {
    provide('windows', null);
    return undefined;
  }
  await ensureBuilt();
  const { path: node } = await ensureWindowsNode();
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'wine-'));
  const env = environmentOf(folder);
  mkdirSync(env.HOME as string);
  const run = (...args: string[]) => promisify(execFile)(wine, args, { env });
  await run('wineboot', '--init');
  // Node starts on nothing older.
  await run('reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f');
  provide('windows', { wine, node, env, folder } satisfies Windows);
  return async () => {
    await run('wineboot', '--kill').catch(() => {});
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  };
}
