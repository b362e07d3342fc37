import { describe, expect, it } from 'vitest';
import { notesIn } from '../../../../scripts/release/channel.mjs';
import { draftArguments } from '../../../../scripts/release/draft.mjs';
import { changelogs, newsOf } from '../../../../scripts/release/news.mjs';
import { tagFault } from '../../../../scripts/release/tag.mjs';
import { NAMES } from './release-folder.ts';

const texts = { en: '# Changes\n\n## 1.2.3\n- New.\n', ja: '# 変更履歴\n\n## 1.2.3\n- 新。\n' };
const tree = { version: '1.2.3', changelogs: texts, release: { keys: ['k'] } };

describe('a tag', () => {
  it('is a release where version, both change logs and a key are there', () => expect(tagFault('v1.2.3', tree)).toBeUndefined());

  it.each([
    ['the version is another', 'v1.2.4', {}, /package\.json/],
    ['the English change log has no heading', 'v1.2.3', { changelogs: { ...texts, en: '## 1.2.30\n- New.\n' } }, /CHANGELOG\.md/],
    ['the Japanese change log has no heading', 'v1.2.3', { changelogs: { ...texts, ja: '## 1.2.3.4\n- 新。\n' } }, /CHANGELOG\.ja\.md/],
    ['one change log has a point more', 'v1.2.3', { changelogs: { ...texts, en: `${texts.en}- More.\n` } }, /2 points.*has 1/],
    ['nothing is new', 'v1.2.3', { changelogs: { en: '## 1.2.3\n', ja: '## 1.2.3\n' } }, /at least one/],
    ['there is no key', 'v1.2.3', { release: { keys: [] } }, /release:key/],
  ])('is none where %s', (_what, tag, more, says) => expect(tagFault(tag, { ...tree, ...more })?.en).toMatch(says));
});

describe('what is new', () => {
  it('is the points of the version’s own heading, in both languages', () => {
    expect(notesIn('# C\n\n## 1.2.3\n### Added\n- One\n  more.\n- Two.\n\n## 1.2.2\n- Old.\n', '1.2.3')).toEqual(['One more.', 'Two.']);
    expect(notesIn('## 1.2.2\n- Old.\n', '1.2.3')).toEqual([]);
    expect(newsOf('1.2.3', texts)).toEqual({ en: ['New.'], ja: ['新。'] });
  });

  it('stands in both change logs of the tree, point for point, under the same headings', () => {
    const { en, ja } = changelogs();
    const shape = (text: string): string[] => text.split('\n').flatMap((line) => /^(?:##+|-)(?= )/.exec(line)?.[0] ?? []);
    expect(shape(ja)).toEqual(shape(en));
    const released = (text: string): string[] => [...text.matchAll(/^## (\d.*)$/gm)].map(([, version = '']) => version);
    expect(released(ja)).toEqual(released(en));
    // What both languages write alike says whether point stands beside point.
    const signs = (text: string): string[] =>
      text
        .split(/^- /m)
        .slice(1)
        .map((point) => (/ntfy|STUN|Healthchecks|No-IP|ddclient|`saikoro`|CSV|⌘K|RFC 2136|macOS/.exec(point) ?? [''])[0]);
    expect(signs(ja)).toEqual(signs(en));
    for (const line of ja.split('\n').filter((each) => each.startsWith('- '))) expect(line).toMatch(/[ぁ-んァ-ヶ一-龠]/);
  });
});

it('a draft has what a user downloads and what vouches for it, and nothing else, and says what is new in both languages', () => {
  const words = draftArguments('v1.2.3', {
    names: [...NAMES, 'saikoro-stable.json', 'saikoro-stable.json.sig', 'SHA256SUMS', 'builder-debug.yml', 'manifests'],
    notes: { en: ['One.'], ja: ['一。'] },
  });
  expect(words.slice(0, 5)).toEqual(['release', 'create', 'v1.2.3', '--draft', '--verify-tag']);
  expect(words.filter((word) => word.startsWith('release/'))).toHaveLength(NAMES.length + 3);
  expect(words[words.indexOf('--notes') + 1]).toBe('- One.\n\n- 一。');
});
