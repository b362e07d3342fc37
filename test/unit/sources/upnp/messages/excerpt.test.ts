import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf } from '../../../../../main/sources/upnp/messages/excerpt.ts';
import { LONGEST_SAID } from '../../../../../preload/contract/journal.ts';

const excerpt = (text: string): string => excerptOf(new Uint8Array(Buffer.from(text, 'latin1')));

describe('how an answer begins that nobody can read', () => {
  it.each([
    ['HTTP 200\r\n\r\n<html>  <title>Log in</title>', 'HTTP 200 <html> <title>Log in</title>'],
    ['a\0\0b', 'a b'],
    ['a\x01\x02é\u0085b', 'a·b'],
    ['serial 4711-0815-42 and 123', 'serial ••• and 123'],
    ['mac 00:1a:2B:3c:4d:5e, uuid:2fac1234-31f8-11b4-a222-08002b34c003!', 'mac •••, uuid:•••!'],
    ['<password>geheim</password> token="abc" user=me&x=1', '<password>•••</password> token="•••" user=•••&x=1'],
    ['Set-Cookie: SESSIONID=abc; path=/', 'Set-Cookie: ••• path=/'],
    ['<NewExternalIPAddress>44.128.0.1', '<NewExternalIPAddress>44.128.0.1'],
    ['', ''],
  ])('%j is kept as %j', (said, kept) => {
    expect(excerpt(said)).toBe(kept);
  });
  it('is one printable line of a bounded length, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (said) => {
        const kept = excerptOf(said);
        expect(kept).toMatch(/^[\x20-\x7e·•…]*$/);
        expect(kept.length).toBeLessThanOrEqual(LONGEST_SAID);
      }),
    );
    expect(excerpt('word '.repeat(500))).toHaveLength(LONGEST_SAID);
  });
});
