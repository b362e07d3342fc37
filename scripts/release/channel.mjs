import { createHash, createPrivateKey, sign } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const CHANNEL_FILE = 'saikoro-stable.json';

/** Names of a release's files, as electron-builder.yml and scripts/release/deb.mjs make them, and for whom each is. */
const KINDS = [
  { ends: /-(x86_64|arm64)\.AppImage$/, system: 'linux', kind: 'appimage' },
  { ends: /-(amd64|arm64)\.deb$/, system: 'linux', kind: 'deb' },
  { ends: /-(universal)\.zip$/, system: 'darwin', kind: 'zip' },
  { ends: /-(universal)\.dmg$/, system: 'darwin', kind: 'dmg' },
  { ends: /-(x64|arm64)\.exe$/, system: 'win32', kind: 'nsis' },
];
/** As Node names processors; one file may be for several. */
const ARCH = { x86_64: 'x64', amd64: 'x64', x64: 'x64', arm64: 'arm64', universal: 'x64 arm64' };

export const hashOf = async (path, algorithm) => {
  const hash = createHash(algorithm);
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
};

/** What of a folder a release consists of, in a steady order. */
export async function releaseFiles(folder) {
  const files = [];
  for (const name of readdirSync(folder).sort()) {
    const found = KINDS.map(({ ends, ...rest }) => ({ ...rest, arch: ARCH[ends.exec(name)?.[1]] })).find(({ arch }) => arch !== undefined);
    if (found === undefined || !name.startsWith('Saikoro-')) continue;
    const path = join(folder, name);
    files.push({ ...found, name, bytes: statSync(path).size, sha512: await hashOf(path, 'sha512') });
  }
  return files;
}

/** The channel file's text (docs/releasing.md). */
export const channelText = ({ version, notes, files }) =>
  `${JSON.stringify({ format: 1, app: 'app.saikoro', version, notes, files }, null, 2)}\n`;

/** A line for each key, in Base64. */
export const signatureOf = (text, secrets) =>
  secrets.map((pem) => `${sign(null, Buffer.from(text), createPrivateKey(pem)).toString('base64')}\n`).join('');

/** The points under a version's heading of a change log, or under the newest heading where it has none. */
export function notesIn(changelog, version) {
  const parts = changelog.split(/^## /m).slice(1);
  const part = parts.find((each) => each.startsWith(version)) ?? '';
  const points = part.split(/^- /m).slice(1);
  return points
    .map((point) =>
      point
        .split(/\n#|\n\n/)[0]
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 500),
    )
    .slice(0, 30);
}
