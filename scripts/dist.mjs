import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { command, Stop } from './words.mjs';

const root = resolve(import.meta.dirname, '..');
const packager = resolve(root, 'node_modules/electron-builder/cli.js');

/** Packages for this platform; what follows `npm run dist --` goes to electron-builder as it is. */
await command(import.meta, async (args) => {
  const { ensureSetup } = await import('./setup.mjs');
  await ensureSetup({ for: 'start' });
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt();
  const done = spawnSync(process.execPath, [packager, '--publish', 'never', ...args], { cwd: root, stdio: 'inherit' });
  if (done.status === 0) return 0;
  throw new Stop('Packaging failed; the reason is above.', 'パッケージの作成に失敗しました。理由は上のとおりです。');
});
