import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { jittered } from '../../../main/engine/monitor/interval.ts';
import { findAddresses, isPublic, parseIpv4, parseIpv6, soleAddress } from '../../../main/net/address.ts';
import { hostProblem, toAscii } from '../../../main/net/host-name.ts';
import { chooseIpv6, sortIpv6 } from '../../../main/net/ipv6-select.ts';
import { deviceAddress, mergeIpv6 } from '../../../main/net/ipv6-suffix.ts';
import type { LocalAddress } from '../../../main/net/local-address.ts';
import { addressSourceSchema } from '../../../preload/contract/event.ts';

/** Further vectors of the kinds that test/fixtures/behaviour.json has, found by looking where it doesn't. */
const V4 = '203.0.113.7';
const V6 = '2001:db8::7';

describe('an address in a text', () => {
  it.each([...'/, @$#&%!^*()_-+;="<>[]{}|\'', '\n', '\r\n', '\t', '\u00a0'])('stands alone beside %j', (sign) => {
    expect(findAddresses(`foo${sign}${V4}${sign}bar`, 'ipv4')).toEqual([V4]);
    expect(findAddresses(`foo${sign}${V6}${sign}bar`, 'ipv6')).toEqual([V6]);
  });
  it.each([
    [`Your IP address is ${V4}.`, V4],
    [`${V4}...`, V4],
    [`${V4}.\n`, V4],
    [`IP:${V4}`, V4],
    [`http://${V4}/`, V4],
    [`{"ip":"${V4}","port":443}`, V4],
    ['001.002.003.004', '1.2.3.4'],
    [`a.${V4}`, null],
    [`${V4}.5`, null],
    [`${V4}.example.com`, null],
    [`${V4}z`, null],
    [`0${V4}`, null],
    ['1.2.3', null],
    ['1.2.3.', null],
    ['1..2.3.4', null],
    ['version 10.0.19045 build 1.2.3', null],
  ])('of IPv4: %j', (text, want) => expect(findAddresses(text, 'ipv4')[0] ?? null).toBe(want));
  it.each([
    [`Your IP address is ${V6}.`, V6],
    [`[${V6}]:443`, V6],
    [`http://[${V6}]/`, V6],
    [`{"ip":"${V6}"}`, V6],
    ['::ffff:203.0.113.7.', '::ffff:cb00:7107'],
    ['::0001', '::1'],
    [`at 12:30:45 ${V6}`, V6],
    ['12:30:45', null],
    ['00:1b:21:aa:bb:cc', null],
    ['::12345', null],
    [`${V6}:1:2:3:4:5:6`, null],
    [`g${V6}`, null],
  ])('of IPv6: %j', (text, want) => expect(findAddresses(text, 'ipv6')[0] ?? null).toBe(want));
  it('is the only one, or none is', () => {
    expect(soleAddress(`${V4} and again ${V4}.`, 'ipv4')).toEqual({ address: V4 });
    expect(soleAddress('2001:DB8::7 2001:db8:0::7', 'ipv6')).toEqual({ address: V6 });
    expect(soleAddress(`${V4} 203.0.113.8`, 'ipv4')).toEqual({ error: 'too-many' });
    expect(soleAddress('<html><body>Please log in</body></html>', 'ipv4')).toEqual({ error: 'none' });
  });
});

describe('an address by itself', () => {
  it.each([
    '.10.0.0.0',
    '10.0.0.0.',
    '0x7f.0.0.1',
    '127.1',
    '1.2.3.4/32',
    '1.2.3.-4',
    '1.2.3.4e0',
    '٣.٣.٣.٣',
    '1．2．3．4',
    '1.2.3.1000',
    '1.2.3.4 ',
  ])('of IPv4 is not %j', (text) => expect(parseIpv4(text)).toBeNull());
  it.each([
    ['08:09:0a:0b:0c:0d:0e:0f', '8:9:a:b:c:d:e:f'],
    ['1111:2222:3333:4444:5555:6666:7777::', '1111:2222:3333:4444:5555:6666:7777:0'],
    ['1111:2222:3333:4444:5555:6666:00.00.00.00', '1111:2222:3333:4444:5555:6666::'],
    ['::2222:3333:4444:5555:6666:123.123.123.123', '0:2222:3333:4444:5555:6666:7b7b:7b7b'],
    ['::', '::'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
  ])('of IPv6: %s', (text, want) => expect(parseIpv6(text)).toBe(want));
  it.each([
    '1111:2222:3333:4444:5555:6666:7777:8888:',
    ':1111:2222:3333:4444:5555:6666:7777:8888',
    ':1111:2222:3333:4444:5555:6666:7777::',
    '1111:2222:3333:4444:5555:6666:7777:::',
    '1111::3333:4444:5555:6666:7777::',
    '::2222:3333:4444:5555:6666:7777:1.2.3.4',
    '1111:2222:3333:4444:5555:6666::1.2.3.4',
    '1111:2222:3333:4444:5555:6666:1.2.3.4.5',
    '1111:2222:3333:4444:5555:66661.2.3.4',
    ':1.2.3.4',
    '::1.2.3.',
    '::.2.3.4',
    '1.2.3.4::',
    '::1%1',
    '2001:db8::1/64',
    '[2001:db8::1]',
    '2001:db8::1\n',
    '+2001:db8::1',
    '2001:db8::0x1',
  ])('of IPv6 is not %j', (text) => expect(parseIpv6(text)).toBeNull());
  it.each([
    ...[
      '0.255.255.255',
      '9.255.255.255+',
      '100.64.0.0',
      '100.127.255.255',
      '169.254.0.1',
      '172.31.0.1',
      '192.0.0.8',
      '192.0.0.170',
      '192.88.99.1',
    ],
    ...['192.168.255.255', '198.18.0.1', '198.19.255.255', '239.255.255.250', '255.255.255.254', '127.255.255.255', '203.0.113.0'],
    ...[
      'fd00::1',
      'fe80::1',
      '2001:1ff::1',
      '2001:20::1',
      '2002::1',
      '3fff:fff::1',
      '4000::1',
      '5f00::1',
      '64:ff9b:1::1',
      '::ffff:8.8.8.8',
    ],
  ])('is not public: %s', (text) => expect(isPublic(text)).toBe(false));
  it.each([
    '1.0.0.1',
    '11.0.0.0',
    '100.128.0.0',
    '169.253.255.255',
    '192.0.1.1',
    '192.167.255.255',
    '198.20.0.0',
    '2001:200::1',
    '240b:10::1',
    '3ffe::1',
  ])('is public: %s', (text) => expect(isPublic(text)).toBe(true));
});

describe('a host name', () => {
  it.each([
    '例え.jp/foo',
    'user@例え.jp',
    '例え.jp:8080',
    '例え.jp?x',
    '例え.jp#x',
    'ex%61mple.例え',
    '例\\え.jp',
    '例\u200bえ/.jp',
    'http://例え.jp',
  ])('is no more than a name: %j', (typed) => expect(hostProblem(typed)).toBe('character'));
  it.each([
    ['例え。jp', 'xn--r8jz45g.jp'],
    ['*.例え.jp.', '*.xn--r8jz45g.jp'],
    ['ＥＸＡＭＰＬＥ．ＪＰ', 'example.jp'],
    ['日本語.日本', 'xn--wgv71a119e.xn--wgv71a'],
    ['faß.de', 'xn--fa-hia.de'],
  ])('of any language: %s', (typed, ascii) => {
    expect(toAscii(typed)).toBe(ascii);
    expect(hostProblem(typed)).toBeNull();
  });
  it.each([
    '*',
    '*.com',
    '*.*.example.com',
    'foo.*.example.com',
    'f*o.example.com',
    'example.com..',
    '.example.com',
    'a..b',
    '１９２．１６８．１．１',
    '例 え.jp',
    '例\nえ.jp',
  ])('is not %j', (typed) => expect(hostProblem(typed)).not.toBeNull());
});

describe('a page that is asked', () => {
  const takes = (url: string): boolean => v.safeParse(addressSourceSchema, { kind: 'url', url }).success;
  it.each(['https://www.example.com', 'HTTPS://MixedCase.example/', 'http://192.168.1.1/ip', 'https://example.com:8443/a?b=c#d'])(
    'may be %s',
    (url) => expect(takes(url)).toBe(true),
  );
  it.each([
    'ftp://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/plain,203.0.113.7',
    'example.com',
    'bad-url',
    '',
    'https://',
  ])('is not %j', (url) => expect(takes(url)).toBe(false));
});

describe('this machine’s address among many', () => {
  const local = (address: string, more: Partial<LocalAddress> = {}): LocalAddress => ({
    ...{ address, family: 6, prefixLength: 64, interface: 'en0', temporary: false, deprecated: false, usable: true, validSeconds: 86_400 },
    ...more,
  });
  const chosen = (...found: LocalAddress[]): string | null =>
    chooseIpv6(sortIpv6(found, { documentation: true }).stable, null)?.address ?? null;
  it.each<[string, LocalAddress[], string | null]>([
    [
      'the longer life of two alike',
      [local('2001:db8::1', { validSeconds: 10 }), local('2001:db8::2', { validSeconds: 11 })],
      '2001:db8::2',
    ],
    [
      '/128 before a longer life',
      [local('2001:db8::1', { validSeconds: 99_999 }), local('2001:db8::2', { prefixLength: 128, validSeconds: 5 })],
      '2001:db8::2',
    ],
    ['static before /128', [local('2001:db8::1', { validSeconds: null }), local('2001:db8::2', { prefixLength: 128 })], '2001:db8::1'],
    [
      'two static: /128',
      [local('2001:db8::1', { validSeconds: null }), local('2001:db8::2', { prefixLength: 128, validSeconds: null })],
      '2001:db8::2',
    ],
    [
      'a static one that is deprecated is none',
      [local('2001:db8::1', { validSeconds: null, deprecated: true }), local('2001:db8::2')],
      '2001:db8::2',
    ],
    ['a temporary static one is none', [local('2001:db8::1', { validSeconds: null, temporary: true })], null],
    ['unique local ones alone', [local('fdb6:1::21'), local('fe80::1')], null],
    ['Teredo, 6to4 and NAT64 alone', [local('2001:0:4136:e378::1'), local('2002:c000:204::1'), local('64:ff9b::1')], null],
    ['nothing', [], null],
  ])('%s', (_name, found, want) => {
    expect(chosen(...found)).toBe(want);
    expect(chosen(...found.toReversed())).toBe(want);
  });
});

describe('another device’s address', () => {
  const OWN = '2001:db8:4f3a:91c7:1b7f:2f54:6e9e:5e5f';
  it.each([
    [0, 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    [1, '7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    [59, '2001:db8:4f3a:91df:ffff:ffff:ffff:ffff'],
    [61, '2001:db8:4f3a:91c7:ffff:ffff:ffff:ffff'],
    [127, '2001:db8:4f3a:91c7:1b7f:2f54:6e9e:5e5f'],
    [128, OWN],
  ])('has %i bits of ours in front', (bits, want) => expect(mergeIpv6(OWN, 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', bits)).toBe(want));
  it.each([
    ['52-54-00-AB-CD-EF', '2001:db8:4f3a:91c7:5054:ff:feab:cdef'],
    ['00:00:5E:00:53:01', '2001:db8:4f3a:91c7:200:5eff:fe00:5301'],
    ['fe:ff:ff:ff:ff:ff', '2001:db8:4f3a:91c7:fcff:ffff:feff:ffff'],
  ])('is made of %s', (mac, address) => expect(deviceAddress(OWN, mac)).toEqual({ ok: true, address }));
  it.each([
    '52:54:00:12:34',
    '52:54:00:12:34:56:78',
    '52:54-00:12:34:56',
    '5254.0012.3456',
    '525400123456',
    'gg:54:00:12:34:56',
    '01:00:5e:00:00:01',
    '00:00:00:00:00:00',
    '52:54:00:12:34:56/56',
  ])('is not made of %s', (mac) => expect(deviceAddress(OWN, mac)).toMatchObject({ ok: false }));
});

describe('the wait between two looks', () => {
  it.each([
    [60, 10, 0.25, 61.5],
    [300, 100, 0.5, 450],
    [0, 20, 0.9, 0],
    [300, 20, 0, 300],
  ])('%i s, %i %%, drawn %f', (interval, percent, draw, wait) => expect(jittered(interval, percent, draw)).toBeCloseTo(wait, 9));
});
