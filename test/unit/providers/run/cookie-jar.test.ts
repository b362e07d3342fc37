import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCookieJar } from '../../../../main/providers/run/cookie-jar.ts';

const NOW = Date.UTC(2026, 0, 2);
const LOGIN = 'https://dns.example.com/auth/login?x=1';
const jarOf = (...set: string[]) => {
  const jar = createCookieJar();
  jar.take(LOGIN, set, NOW);
  return jar;
};
const sentTo = (url: string, ...set: string[]): string | undefined => jarOf(...set).header(url);

describe('cookies of one run', () => {
  it.each([
    ['one', ['sid=abc; Path=/'], 'sid=abc'],
    ['several, each in a field of its own', ['a=1; Path=/; Expires=Wed, 09 Jun 2027 10:18:14 GMT', 'b=2; Path=/'], 'a=1; b=2'],
    ['with signs of base64 and quotes', ['sid="a+/b=="; Path=/'], 'sid="a+/b=="'],
    ['the longer path first', ['a=1; Path=/', 'a=2; Path=/api'], 'a=2; a=1'],
    ['the last of a name', ['a=1; Path=/', 'a=2; Path=/'], 'a=2'],
    ['one for the host itself or its domain', ['a=1; Path=/; Domain=.example.com', 'b=2; Path=/; domain=dns.example.com'], 'a=1; b=2'],
    ['an empty one', ['a=; Path=/'], 'a='],
  ])('go back: %s', (_, set, header) => expect(sentTo('https://dns.example.com/api/v1', ...set)).toBe(header));
  it.each([
    ['one that is taken back', ['a=1; Path=/', 'a=; Path=/; Max-Age=0']],
    ['one that is over', ['a=1; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT']],
    ['one of another path', ['a=1; Path=/admin']],
    ['one of the folder it was given in', ['a=1']],
    ['one of a path that only begins alike', ['a=1; Path=/ap']],
    ['one for another domain', ['a=1; Path=/; Domain=example.net', 'b=1; Path=/; Domain=x.dns.example.com', 'c=1; Path=/; Domain=ple.com']],
    ['what is none', ['a', '=1', '; Path=/', 'a b=1; Path=/', 'é=1; Path=/']],
    ['what would end the header', ['a=1\r\nX-Evil: 1; Path=/', 'b=\u0001; Path=/', 'c=ä; Path=/']],
    ['one that is too long', [`a=${'x'.repeat(4096)}; Path=/`]],
  ])('stay away: %s', (_, set) => expect(sentTo('https://dns.example.com/api/v1', ...set)).toBeUndefined());
  it('go to the folder they were given in', () => expect(sentTo('https://dns.example.com/auth/x', 'a=1')).toBe('a=1'));
  it.each(['https://dns.example.net/', 'https://x.dns.example.com/', 'http://dns.example.com/', 'https://dns.example.com:8443/'])(
    'do not go to %s',
    (url) => expect(sentTo(url, 'a=1; Path=/')).toBeUndefined(),
  );
  it('are 20 at most, and 8 KB together', () => {
    const many = Array.from({ length: 500 }, (_, at) => `c${at}=v; Path=/`);
    expect(sentTo('https://dns.example.com/', ...many)?.split('; ')).toHaveLength(20);
    const large = Array.from({ length: 20 }, (_, at) => `c${at}=${'v'.repeat(4000)}; Path=/`);
    expect(sentTo('https://dns.example.com/', ...large)?.length).toBeLessThanOrEqual(8192);
  });
  it('tell what is as secret as a password, and not that a language is chosen', () => {
    const jar = createCookieJar();
    expect(jar.take(LOGIN, ['sid=3f9a77ab12; Path=/', 'lang=ja; Path=/', 'broken'], NOW)).toEqual(['3f9a77ab12']);
    expect(jar.take(LOGIN, ['sid="3f9a77ab12"; Path=/'], NOW)).toEqual(['3f9a77ab12']);
  });
  it('make a header that can be sent, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.string().map((text) => `a=${text}; Path=/`),
          ),
          { maxLength: 40 },
        ),
        (set) => {
          const header = sentTo('https://dns.example.com/', ...set) ?? '';
          expect(header).toMatch(/^[\x20-\x7e]*$/);
          expect(header.length).toBeLessThanOrEqual(8192);
        },
      ),
    );
  });
});
