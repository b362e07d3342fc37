import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkPackage } from '../package-check.mjs';
import { command, Stop, say } from '../words.mjs';

const release = resolve(import.meta.dirname, '../../release');

/** The unpacked apps that the packager left, of any system. */
export const unpackedApps = (folder = release) =>
  (existsSync(folder) ? readdirSync(folder) : []).flatMap((name) => {
    if (/^(?:linux|win)(?:-\w+)?-unpacked$/.test(name)) return [join(folder, name)];
    return /^mac(?:-\w+)?$/.test(name) && existsSync(join(folder, name, 'Saikoro.app')) ? [join(folder, name, 'Saikoro.app')] : [];
  });

// node scripts/release/check.mjs
await command(import.meta, async () => {
  const apps = unpackedApps();
  if (apps.length === 0)
    throw new Stop(
      'There is no packaged app; make one with "npm run dist".',
      'パッケージ済みのアプリがありません。「npm run dist」で作成してください。',
    );
  let faults = 0;
  for (const app of apps) {
    const found = await checkPackage(app);
    for (const fault of found) console.error(`${app}: ${fault}`);
    if (found.length === 0) console.log(say(`${app} holds what it should, and nothing else.`, `${app} の内容に問題はありません。`));
    faults += found.length;
  }
  return faults === 0 ? 0 : 1;
});
