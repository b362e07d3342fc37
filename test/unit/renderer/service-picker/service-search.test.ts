import { describe, expect, it } from 'vitest';
import { sourceBuiltIns } from '../../../../main/providers/source-built-ins.ts';
import { closeness, offered } from '../../../../renderer/service-picker/service-search.ts';
import { service } from '../builders.ts';

const all = sourceBuiltIns().infos();
const list = (query: string, language: 'ja' | 'en' = 'ja', chosen = '') => offered(all, { query, chosen, language });
const found = (query: string, language: 'ja' | 'en' = 'ja') =>
  list(query, language)
    .filter((info) => closeness(info, query) !== null)
    .map(({ id }) => id);

describe('the list of services', () => {
  it('is of all that live, the Japanese ones first for a Japanese user, own servers last', () => {
    const ja = list('');
    expect(ja.length).toBeGreaterThan(100);
    expect(ja.every(({ status }) => status === 'live')).toBe(true);
    const japanese = ja.filter(({ country }) => country === 'JP').length;
    expect(japanese).toBeGreaterThan(5);
    expect(ja.slice(0, japanese).every(({ country }) => country === 'JP')).toBe(true);
    expect(ja.slice(-2).map(({ id }) => id)).toEqual(['rfc2136', 'custom']);
    expect(list('', 'en')[0]?.country).not.toBe('JP');
    expect(list('', 'en').at(-1)?.id).toBe('custom');
  });

  it.each([
    ['name', 'MyDNS', 'mydns.jp'],
    ['name in other width and case', 'ｄｕｃｋ　ｄｎｓ', 'duckdns'],
    ['name without what stands between', 'noip', 'noip'],
    ['name with it', 'no ip', 'noip'],
    ['Japanese name', 'お名前', 'onamae'],
    ['Japanese name in the other kana', 'サクラ', 'sakura-cloud'],
    ['Japanese name, half width', 'ﾊﾞﾘｭｰ', 'value-domain'],
    ['id', 'ddns-now', 'ddns-now'],
    ['suffix', 'f5.si', 'ddns-now'],
    ['a whole host name', 'home.F5.si', 'ddns-now'],
  ])('is found by its %s: %s', (_by, query, id) => expect(found(query)[0]).toBe(id));

  it('offers an ended one only to who types its name, and says it last', () => {
    const ended = all.find(({ status }) => status === 'ended');
    expect(ended).toBeDefined();
    expect(found(ended?.name ?? '')).toContain(ended?.id);
    expect(found('google').at(-1)).toBe('googledomains');
    expect(list('', 'ja', 'googledomains').some(({ id }) => id === 'googledomains')).toBe(true);
  });

  it('finds nothing by what nothing is called, and everything by nothing', () => {
    expect(found('zzzz')).toEqual([]);
    expect(found('  ').length).toBe(list('').length);
    expect(closeness(service({ suffixes: [] }), 'home.f5.si')).toBeNull();
  });
});
