import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { command, Stop } from '../words.mjs';
import { newsOf } from './news.mjs';

const root = resolve(import.meta.dirname, '../..');
const release = join(root, 'release');

/** The words of `gh` that make the draft: what a user downloads, and what vouches for it. */
export function draftArguments(tag, { names, notes }) {
  const files = names.filter((name) =>
    /^(?:Saikoro-.*\.(?:dmg|zip|exe|AppImage|deb)|saikoro-stable\.json(?:\.sig)?|SHA256SUMS(?:\.sig)?|sbom\.cdx\.json)$/.test(name),
  );
  const list = (points) => points.map((point) => `- ${point}`).join('\n');
  const text = `${list(notes.en)}\n\n${list(notes.ja)}`;
  return [
    'release',
    'create',
    tag,
    '--draft',
    '--verify-tag',
    '--title',
    tag,
    '--notes',
    text,
    ...files.sort().map((name) => `release/${name}`),
  ];
}

// node scripts/release/draft.mjs vX.Y.Z
await command(import.meta, ([tag]) => {
  const notes = newsOf(String(tag).replace(/^v/, ''));
  const done = spawnSync('gh', draftArguments(tag, { names: readdirSync(release), notes }), { cwd: root, stdio: 'inherit' });
  if (done.status !== 0)
    throw new Stop('The draft was not made; the reason is above.', 'ドラフトを作成できませんでした。理由は上のとおりです。');
});
