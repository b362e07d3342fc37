import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newTempDir } from '../../../helpers/electron.ts';

export const VERSION = '1.2.3';
/** What the packager and the debs' script leave. */
export const NAMES = [
  'Saikoro-1.2.3-amd64.deb',
  'Saikoro-1.2.3-arm64.AppImage',
  'Saikoro-1.2.3-arm64.deb',
  'Saikoro-1.2.3-arm64.exe',
  'Saikoro-1.2.3-universal.dmg',
  'Saikoro-1.2.3-universal.zip',
  'Saikoro-1.2.3-x64.exe',
  'Saikoro-1.2.3-x86_64.AppImage',
];

export const newReleaseFolder = (): string => {
  const folder = newTempDir('release');
  for (const name of [...NAMES, 'builder-debug.yml', 'Saikoro-command-1.2.3-all.deb'])
    writeFileSync(join(folder, name), `the bytes of ${name}`);
  return folder;
};

export const sumIn = (folder: string, name: string, algorithm = 'sha256'): string =>
  createHash(algorithm)
    .update(readFileSync(join(folder, name)))
    .digest('hex');
