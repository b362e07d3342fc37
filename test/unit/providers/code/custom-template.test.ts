import { describe, expect, it } from 'vitest';
import { type CustomValues, fillBody, fillUrl, namesEachFamily } from '../../../../main/providers/code/custom-template.ts';
import { readHeaders } from '../../../../preload/contract/own/headers.ts';
import { hasFragment, namesFamily, readBeginnings } from '../../../../preload/contract/own/url.ts';

const values: CustomValues = {
  host: 'home.example.com',
  ipv4: '192.0.2.10',
  ipv6: null,
  ttl: '60',
  user: 'me',
  password: `a&b%i{ip}"'`,
  timestamp: 1_700_000_000,
};

describe('an own URL', () => {
  it.each([
    ['https://d.example/set?n={host}&ip={ip}', 'https://d.example/set?n=home.example.com&ip=192.0.2.10'],
    ['https://d.example/set?n=%h&ip=%i&u=%u', 'https://d.example/set?n=home.example.com&ip=192.0.2.10&u=me'],
    [
      'https://d.example/#{domain}/#{recordType}?ip=#{ip}&at=#{timestamp}',
      'https://d.example/home.example.com/A?ip=192.0.2.10&at=1700000000',
    ],
    ['https://d.example/a%20b?x=100%%', 'https://d.example/a%20b?x=100%'],
    ['https://d.example?ip={ip}', 'https://d.example/?ip=192.0.2.10'],
    ['https://d.example:8443/x?v6={ipv6}&ip={ipv4}', 'https://d.example:8443/x?ip=192.0.2.10'],
    ['https://d.example/x?v6={ipv6}', 'https://d.example/x'],
    ['https://d.example/{ipv6}/x?a=1?b', 'https://d.example//x?a=1?b'],
  ])('%s', (url, filled) => {
    expect(fillUrl(url, values)?.href).toBe(filled);
  });
  it('reads no value again, and encodes each for where it stands', () => {
    expect(fillUrl('https://d.example/?p=%p', values)?.searchParams.get('p')).toBe(values.password);
    expect(JSON.parse(fillBody('{"p":"%p","ttl":#{ttl}}', values).text)).toEqual({ p: values.password, ttl: 60 });
    expect(new URLSearchParams(fillBody('p=%p&ip={ip}', values).text).get('p')).toBe(values.password);
  });
  it.each([
    'http://d.example/?ip={ip}',
    'http://192.168.1.2.d.example/?ip={ip}',
    'http://10.d.example/?ip={ip}',
    'http://127.0.0.1@d.example/?ip={ip}',
    'http://8.8.8.8/?ip={ip}',
    'http://134744072/?ip={ip}',
    'http://172.32.0.1/?ip={ip}',
    'http://[2001:db8::1]/?ip={ip}',
    'http://nas.local.d.example/?ip={ip}',
    'https://{host}/x',
    'https://%h/x',
    'https://me:secret@evil@d.example/',
    'ftp://d.example/',
    'd.example',
    '',
    'https://',
  ])('is refused: %s', (url) => {
    expect(fillUrl(url, values)).toBeNull();
  });
  it.each([
    'http://192.168.1.2:8080/set?ip={ip}',
    'http://10.0.0.1/?ip={ip}',
    'http://172.16.9.9/?ip={ip}',
    'http://127.0.0.1/?ip={ip}',
    'http://[fd00::2]/?ip={ip}',
    'http://nas/?ip={ip}',
    'http://nas.local/?ip={ip}',
    'http://dns.home.arpa/?ip={ip}',
  ])('may speak without encryption at home: %s', (url) => {
    expect(fillUrl(url, values)?.searchParams.get('ip')).toBe('192.0.2.10');
  });
  it('ends at a bare #, which is told, and not at a place', () => {
    expect(hasFragment('https://d.example/?p=ab#cd&ip={ip}')).toBe(true);
    expect(hasFragment('https://d.example/#{domain}?ip=#{ip}&p=ab%23cd')).toBe(false);
  });
  it('must name the address somewhere', () => {
    expect(['{ip}', '%i', '#{ipv4Addr}', '{ipv4}'].every((text) => namesFamily(text, 'ipv4'))).toBe(true);
    expect(['{ip}', '%i', '#{ipv6Addr}', '{ipv6}'].every((text) => namesFamily(text, 'ipv6'))).toBe(true);
    expect(['', 'https://d.example/?host=%h', '{host}', '%%', '{ipv6}'].some((text) => namesFamily(text, 'ipv4'))).toBe(false);
  });
  it('takes both families at once where each has its own place', () => {
    expect(['?a={ipv4}&b={ipv6}', '#{ipv6Addr} #{ipv4Addr}'].every(namesEachFamily)).toBe(true);
    expect(['?a={ipv4}', '?a={ipv4}&b={ipv6}&t={type}', '?a={ip}&b={ipv6}&c={ipv4}', ''].some(namesEachFamily)).toBe(false);
  });
});

describe('header fields of one’s own', () => {
  it.each<[string, [string, string][]]>([
    ['', []],
    ['X-Api-Key: k1', [['X-Api-Key', 'k1']]],
    [
      'Authorization:Bearer a:b \r\n\n  X-Host: {host}  ',
      [
        ['Authorization', 'Bearer a:b'],
        ['X-Host', '{host}'],
      ],
    ],
  ])('%j', (text, headers) => {
    expect(readHeaders(text)).toEqual(headers);
  });
  it.each([
    'no colon',
    ': empty',
    'X-Empty:',
    'X Y: blank in the name',
    'X-A : blank before the colon',
    'Host: other.example',
    'CONTENT-LENGTH: 0',
    'Transfer-Encoding: chunked',
    'Connection: close',
    'Cookie: a=b',
    'Proxy-Authorization: Basic eDp5',
    'X-A: 1\nx-a: 2',
    'X-A: a\rHost: b',
    'X-A: nul\0',
    `X-${'a'.repeat(70)}: long`,
    Array.from({ length: 21 }, (_, at) => `X-${at}: 1`).join('\n'),
  ])('refused: %j', (text) => {
    expect(readHeaders(text)).toBeNull();
  });
});

describe('the beginnings of a good reply', () => {
  it.each([
    ['^(ok|same)', ['ok', 'same']],
    ['(ok|same)', ['ok', 'same']],
    ['ok|no change', ['ok', 'no change']],
    ['^good', ['good']],
  ])('%s', (pattern, words) => {
    expect(readBeginnings(pattern)).toEqual(words);
  });
  it.each(['^(ok|.*)', 'o+k', '(a|(b))', '^(ok|)', '^ok$', '[ok]', '(a+)+$', ''])('refuses %s', (pattern) => {
    expect(readBeginnings(pattern)).toBeNull();
  });
});
