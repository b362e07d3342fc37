import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { command, Stop, say } from '../words.mjs';

const root = resolve(import.meta.dirname, '../..');

/** A pair of Ed25519 keys: the secret half as PEM, the public half as the 32 bytes of it, in Base64. */
export function newReleaseKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    secret: privateKey.export({ format: 'pem', type: 'pkcs8' }),
    key: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64'),
  };
}

/** Puts the secret half into a new file outside the repository, and the public half beside those there are in build/release.json. */
export function makeReleaseKey(file, { repository = root } = {}) {
  const path = resolve(file);
  if (!relative(repository, path).startsWith('..'))
    throw new Stop(
      'The secret half must not lie in the repository: name a file outside it.',
      '秘密鍵をリポジトリの中に置くことはできません。外のファイルを指定してください。',
    );
  if (existsSync(path)) throw new Stop(`${path} is there already; it is not written over.`, `${path} はすでにあります。上書きしません。`);
  const settings = join(repository, 'build/release.json');
  const release = JSON.parse(readFileSync(settings, 'utf8'));
  const { secret, key } = newReleaseKey();
  writeFileSync(path, secret, { mode: 0o600, flag: 'wx' });
  writeFileSync(settings, `${JSON.stringify({ ...release, keys: [...release.keys, key] }, null, 2)}\n`);
  return key;
}

// npm run release:key -- FILE
await command(import.meta, ([file]) => {
  if (!file)
    throw new Stop(
      'Name the file for the secret half, outside the repository.',
      '秘密鍵を保存するファイルを、リポジトリの外に指定してください。',
    );
  const key = makeReleaseKey(file);
  console.log(
    say(
      `The public half ${key} stands in build/release.json now: commit that. Keep ${file} safe and offline.`,
      `公開鍵 ${key} を build/release.json に追加しました。コミットしてください。${file} はオフラインで安全に保管してください。`,
    ),
  );
});
