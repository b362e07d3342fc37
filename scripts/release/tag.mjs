import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { command, Stop } from '../words.mjs';
import { changelogs, newsFault } from './news.mjs';

const root = resolve(import.meta.dirname, '../..');

/** Why a tag is no release of this tree; undefined: it is one. */
export function tagFault(tag, { version, changelogs: texts, release }) {
  if (tag !== `v${version}`)
    return new Stop(
      `The tag is ${tag}, but package.json has ${version}: change one of them.`,
      `タグは ${tag} ですが、package.json は ${version} です。どちらかを直してください。`,
    );
  const fault = newsFault(version, texts);
  if (fault) return fault;
  if (release.keys.length === 0)
    return new Stop(
      'build/release.json has no key: this release could never be updated. Make one with "npm run release:key -- FILE".',
      'build/release.json に鍵がないため、このリリースは更新できなくなります。「npm run release:key -- ファイル」で作成してください。',
    );
  return undefined;
}

// node scripts/release/tag.mjs vX.Y.Z
await command(import.meta, ([tag]) => {
  const read = (name) => readFileSync(join(root, name), 'utf8');
  const fault = tagFault(tag ?? '', {
    version: JSON.parse(read('package.json')).version,
    changelogs: changelogs(),
    release: JSON.parse(read('build/release.json')),
  });
  if (fault) throw fault;
});
