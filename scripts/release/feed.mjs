import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { command, Stop, say } from '../words.mjs';
import { CHANNEL_FILE, channelText, hashOf, releaseFiles, signatureOf } from './channel.mjs';
import { newsFault, newsOf } from './news.mjs';

const root = resolve(import.meta.dirname, '../..');
const SUMS = 'SHA256SUMS';

/** Keys come from the environment: a file of the maintainer's, or the secret of the workflow. Never from the repository. */
function secretKeys(env) {
  const pem = env.SAIKORO_RELEASE_KEY ?? (env.SAIKORO_RELEASE_KEY_FILE ? readFileSync(env.SAIKORO_RELEASE_KEY_FILE, 'utf8') : '');
  const keys = pem.match(/-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----/g) ?? [];
  if (keys.length > 0) return keys;
  throw new Stop(
    'There is no release key: set SAIKORO_RELEASE_KEY_FILE to the file that "npm run release:key" made, or SAIKORO_RELEASE_KEY to its text.',
    'リリース鍵がありません。SAIKORO_RELEASE_KEY_FILE に「npm run release:key」で作ったファイルを、または SAIKORO_RELEASE_KEY にその中身を指定してください。',
  );
}

/** Writes the signed channel file and the signed sums beside a release's files. */
export async function writeFeed(folder, { version, notes, secrets }) {
  const files = await releaseFiles(folder);
  if (files.length === 0) throw new Stop(`${folder} holds no file of a release.`, `${folder} にリリースのファイルがありません。`);
  const text = channelText({ version, notes, files });
  writeFileSync(join(folder, CHANNEL_FILE), text);
  writeFileSync(join(folder, `${CHANNEL_FILE}.sig`), signatureOf(text, secrets));
  const sums = [];
  const others = readdirSync(folder).filter((name) => /^Saikoro-command-.*\.deb$/.test(name));
  for (const name of [...files.map((file) => file.name), ...others, 'sbom.cdx.json']) {
    const sum = await hashOf(join(folder, name), 'sha256').catch(() => null);
    if (sum !== null) sums.push(`${sum}  ${name}\n`);
  }
  writeFileSync(join(folder, SUMS), sums.join(''));
  writeFileSync(join(folder, `${SUMS}.sig`), signatureOf(sums.join(''), secrets));
  return files;
}

// npm run release:feed -- FOLDER
await command(import.meta, async ([folder = 'release']) => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const fault = newsFault(version);
  if (fault) throw fault;
  const files = await writeFeed(resolve(folder), { version, notes: newsOf(version), secrets: secretKeys(process.env) });
  console.log(say(`Signed ${files.length} files of ${version}.`, `${version} の${files.length}個のファイルに署名しました。`));
});
