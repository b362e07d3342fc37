import { cpSync, createReadStream, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHANNEL_FILE, SIGNATURE_FILE } from '../../main/app/releases/feed';
import { build } from '../../scripts/build.mjs';
import { writeFeed } from '../../scripts/release/feed.mjs';
import { repoRoot } from '../helpers/electron';
import type { ReleaseServer } from '../helpers/release-server';
import { makeStandIn } from './app-image-stand-in';
import { packageInto } from './package';

export const [OLD, NEW] = ['0.1.0', '0.1.1'];
export const NEW_FILE = `Saikoro-${NEW}-x86_64.AppImage`;
export const NEWS = { ja: ['新しいこと。'], en: ['Something new.'] };

export interface TwoVersions {
  old: string;
  next: string;
}

/** A later version's sources: this one's, but for settings that it writes in a form of its own. */
const laterSources = (into: string): string => {
  for (const name of ['main', 'preload', 'renderer', 'build', 'package.json', 'tsconfig.json'])
    cpSync(join(repoRoot, name), join(into, name), { recursive: true });
  symlinkSync(join(repoRoot, 'node_modules'), join(into, 'node_modules'));
  const change = (file: string, from: string, to: string): void => {
    const text = readFileSync(join(into, file), 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(join(into, file), text.replace(from, to));
  };
  change('main/store/versions/v1.ts', 'export const VERSION = 1;', 'export const VERSION = 2;');
  const step = '  1: (file) => ({ ...(file as object), version: 2 }),';
  change('main/store/versions/ladder.ts', 'v0.up(v.parse(v0.fileSchema, file)),', `v0.up(v.parse(v0.fileSchema, file)),\n${step}`);
  return into;
};

/** Two versions as whole packaged apps, the newer one offered by the server as a maintainer offers it: signed by the release's own script. */
export const makeTwoVersions = async (folder: string, server: ReleaseServer): Promise<TwoVersions> => {
  const offered = join(folder, 'offered');
  mkdirSync(offered);
  const versions = { old: join(folder, 'old.AppImage'), next: join(offered, NEW_FILE) };
  for (const [version, into, root] of [
    [OLD, versions.old, repoRoot],
    [NEW, versions.next, laterSources(join(folder, 'later'))],
  ] as const) {
    const dist = join(folder, `dist-${version}`);
    await build({ root, out: dist, release: server.feed });
    const packaged = await packageInto(join(folder, `package-${version}`), { dist, version });
    makeStandIn(packaged.binary, version, into);
    rmSync(join(folder, `package-${version}`), { recursive: true, force: true });
  }
  const secrets = [server.keys.secret.export({ format: 'pem', type: 'pkcs8' }) as string];
  await writeFeed(offered, { version: NEW, notes: NEWS, secrets });
  for (const name of [CHANNEL_FILE, SIGNATURE_FILE]) server.answers.set(name, readFileSync(join(offered, name)));
  server.answers.set(NEW_FILE, (_, response) => {
    response.writeHead(200, { 'content-length': statSync(versions.next).size });
    createReadStream(versions.next).pipe(response);
  });
  return versions;
};
