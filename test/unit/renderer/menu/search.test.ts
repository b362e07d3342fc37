import { describe, expect, it, vi } from 'vitest';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { find, indexOf, type SearchEntry, type SearchKind } from '../../../../renderer/menu/search-entries.ts';
import { settingsTitles } from '../../../../renderer/wording/settings-titles.ts';

const entry = (title: string, kind: SearchKind = 'event', more: Partial<SearchEntry> = {}): SearchEntry => ({
  id: `${kind} ${title}`,
  kind,
  title,
  act: () => {},
  ...more,
});
const titles = (entries: SearchEntry[], query: string): string[] => find(indexOf(entries), query).map(({ title }) => title);

describe('the quick search', () => {
  it('puts first what begins so, then words that do, then what holds it, then what is beside it', () => {
    const entries = [
      entry('Other', 'event', { note: 'home.example.com' }),
      entry('Athome'),
      entry('My home'),
      entry('Home'),
      entry('Nothing'),
    ];
    expect(titles(entries, 'home')).toEqual(['Home', 'My home', 'Athome', 'Other']);
  });

  it('wants every word, in whatever order', () => {
    const entries = [entry('Blog', 'event', { note: 'blog.example.com DDNS Now' }), entry('Blog', 'event', { note: 'Duck DNS' })];
    expect(find(indexOf(entries), 'now blog')).toHaveLength(1);
    expect(find(indexOf(entries), 'blog  ')).toHaveLength(2);
  });

  it('does not mind capitals, full width or which kana', () => {
    const entries = [entry('ブログ'), entry('自宅サーバー'), entry('ＮＡＳ')];
    expect(titles(entries, 'ぶろぐ')).toEqual(['ブログ']);
    expect(titles(entries, 'さーばー')).toEqual(['自宅サーバー']);
    expect(titles(entries, 'nas')).toEqual(['ＮＡＳ']);
    expect(titles(entries, 'ｎａｓ')).toEqual(['ＮＡＳ']);
  });

  it('finds a command by its words in the other language too', () => {
    expect(titles([entry('拡大', 'command', { names: ['Zoom In'], also: '表示' })], 'zoom')).toEqual(['拡大']);
  });

  it('puts what is called just so first, by its name in either language or of what stands in it', () => {
    const entries = [
      entry('Change Password of the Account…', 'command', { names: ['アカウントのパスワードを変更…'] }),
      entry('Password tools'),
      entry('Passwords', 'setting', { names: ['パスワード'] }),
      entry('Channels', 'setting', { names: ['Weekly report', '送信先', '週間レポート'] }),
    ];
    expect(titles(entries, 'パスワード')[0]).toBe('Passwords');
    expect(titles(entries, 'passwords')[0]).toBe('Passwords');
    expect(titles(entries, 'weekly  REPORT')).toEqual(['Channels']);
    expect(titles(entries, '週間レポート')).toEqual(['Channels']);
  });

  it.each(['ja', 'en'] as const)('has the weekly report among what the settings hold, in %s', (language) => {
    const strings = stringsFor(language);
    expect(settingsTitles(strings).channels.holds).toContain(strings.channels.weekly);
  });

  it('folds nothing when it opens, each entry once for the first key, and the query alone for each after it', () => {
    const folding = vi.spyOn(String.prototype, 'normalize');
    const entries = Array.from({ length: 10_000 }, (_, at) => entry(`Server ${at}`, 'event', { note: `s${at}.example.com`, names: ['x'] }));
    const index = indexOf(entries);
    const cost = (query: string): number => {
      folding.mockClear();
      find(index, query);
      return folding.mock.calls.length;
    };
    expect(cost('')).toBeLessThanOrEqual(1);
    expect(cost('s')).toBe(10_001);
    expect([cost('se'), cost('server 99'), cost('nothing of it')]).toEqual([1, 1, 1]);
    folding.mockRestore();
  });

  it('shows what can be done before anything is typed, and never more than fifty', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => entry(`Server ${at}`, 'event', { note: `s${at}.example.com` }));
    const all = [...many, entry('Zoom In', 'command')];
    const index = indexOf(all);
    expect(find(index, '')[0]?.title).toBe('Zoom In');
    expect(find(index, '')).toHaveLength(50);
    expect(find(index, 's9999')[0]?.title).toBe('Server 9999');
    const begun = process.hrtime.bigint();
    for (const query of ['s', 'se', 'ser', 's9', 's99', 'zo', 'example 77', 'nothing of it']) find(index, query);
    console.log(`a key of the quick search over 10,000 events: ${(Number(process.hrtime.bigint() - begun) / 8e6).toFixed(1)} ms`);
  });
});
