import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkPackage } from '../package-check.mjs';
import { command, note, Stop, say } from '../words.mjs';
import { compareSizes, electronCache } from './sizes.mjs';

const release = resolve(import.meta.dirname, '../../release');

/** The unpacked apps that the packager left, of any system. */
export const unpackedApps = (folder = release) =>
  (existsSync(folder) ? readdirSync(folder) : []).flatMap((name) => {
    if (/^(?:linux|win)(?:-\w+)?-unpacked$/.test(name)) return [join(folder, name)];
    return /^mac(?:-\w+)?$/.test(name) && existsSync(join(folder, name, 'Saikoro.app')) ? [join(folder, name, 'Saikoro.app')] : [];
  });

// node scripts/release/check.mjs [--sizes]: with it, an installer that can't be compared with the bare Electron is a fault
await command(import.meta, async (args) => {
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
  const sizes = await compareSizes(release);
  for (const fault of sizes.faults) console.error(fault);
  for (const name of sizes.notCompared)
    note(
      `${name} was not compared with the bare Electron, whose archive is not in ${electronCache()}.`,
      `${electronCache()} に Electron のアーカイブがないため、${name} の大きさを比較していません。`,
    );
  faults += sizes.faults.length + (args.includes('--sizes') ? sizes.notCompared.length : 0);
  return faults === 0 ? 0 : 1;
});
