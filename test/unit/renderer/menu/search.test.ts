import { describe, expect, it } from 'vitest';
import { find, indexOf, type SearchEntry, type SearchKind } from '../../../../renderer/menu/search-entries.ts';

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
    expect(titles([entry('拡大', 'command', { also: 'Zoom In 表示' })], 'zoom')).toEqual(['拡大']);
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
