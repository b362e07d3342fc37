import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Stop } from '../words.mjs';
import { notesIn } from './channel.mjs';

const root = resolve(import.meta.dirname, '../..');
/** Both change logs have the same versions and the same points, in the same order. */
export const CHANGELOGS = { en: 'CHANGELOG.md', ja: 'CHANGELOG.ja.md' };

export const changelogs = (folder = root) =>
  Object.fromEntries(Object.entries(CHANGELOGS).map(([language, file]) => [language, readFileSync(join(folder, file), 'utf8')]));

/** What is new in a version, in both languages: the window, the channel file and the draft have it from here. */
export const newsOf = (version, texts = changelogs()) => ({ ja: notesIn(texts.ja, version), en: notesIn(texts.en, version) });

/** Why the change logs are not yet those of a version; undefined: they are. */
export function newsFault(version, texts = changelogs()) {
  for (const [language, file] of Object.entries(CHANGELOGS))
    if (!new RegExp(`^## ${version.replaceAll('.', '\\.')}\\b(?!\\.)`, 'm').test(texts[language]))
      return new Stop(`${file} has no heading "## ${version}".`, `${file} に「## ${version}」の見出しがありません。`);
  const { ja, en } = newsOf(version, texts);
  if (ja.length === en.length && en.length > 0) return undefined;
  return new Stop(
    `Of ${version}, ${CHANGELOGS.en} has ${en.length} points and ${CHANGELOGS.ja} has ${ja.length}: give both the same, at least one.`,
    `${version} の項目は、${CHANGELOGS.en} に${en.length}個、${CHANGELOGS.ja} に${ja.length}個あります。同じ数（1個以上）にしてください。`,
  );
}
