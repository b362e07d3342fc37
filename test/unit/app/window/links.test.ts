import { describe, expect, it } from 'vitest';
import { createLinks, isAllowedLink } from '../../../../main/app/window/links.ts';
import { PORTAL_PAGE } from '../../../../preload/contract/window/portal-page.ts';

const ALLOWED = [
  'https://ddns.example/',
  'https://www.dns.example/account',
  'https://port.example:8443/home',
  'https://query.example/login?next=tokens',
  'https://xn--wgv71a119e.example/',
  'http://plain.example/',
];

describe('a link is opened', () => {
  it.each([
    'https://ddns.example/',
    'https://ddns.example',
    'https://DDNS.example/help/faq.html',
    'https://ddns.example/#news',
    'https://ddns.example:443/',
    'https://www.dns.example/account',
    'https://www.dns.example/account/token',
    'https://port.example:8443/home',
    'https://query.example/login?next=tokens',
    'https://query.example/login',
    'https://xn--wgv71a119e.example/',
  ])('%s', (link) => expect(isAllowedLink(link, ALLOWED)).toBe(true));
});

describe('a link is not opened', () => {
  it.each([
    'http://ddns.example/',
    'http://plain.example/',
    'https://plain.example/',
    'file:///etc/passwd',
    'file://server/share',
    'smb://server/share',
    '\\\\server\\share',
    '//ddns.example/',
    'javascript:alert(1)//https://ddns.example/',
    'data:text/html,https://ddns.example/',
    'vscode://ddns.example/',
    'ms-msdt:/id',
    'mailto:a@ddns.example',
    'https://evil.example/',
    'https://ddns.example.evil.example/',
    'https://evil.example/https://ddns.example/',
    'https://ddns.example@evil.example/',
    'https://user@ddns.example/',
    'https://user:pass@ddns.example/',
    'https://@ddns.example/',
    'https://evil.example\\@ddns.example/',
    'https://ddns.example\\evil',
    'https://ddns.example:444/',
    'https://port.example/home',
    'https://www.dns.example/',
    'https://www.dns.example/accounts',
    'https://www.dns.example/account/../admin',
    'https://www.dns.example/account/%2e%2e/admin',
    'https://www.dns.example/account/..%2fadmin',
    'https://www.dns.example/account/..%5cadmin',
    'https://ddns.example/?q=secret',
    'https://query.example/login?next=elsewhere',
    'https://query.example/login/more?next=tokens',
    'https://ddnѕ.example/',
    'https://日本語.example/',
    'https://ddns.example。evil.example/',
    'https://ddns。example/',
    'https://ddns.example/\u202Efdp.exe',
    'https://ddns.example/%0d%0aX: y',
    ' https://ddns.example/',
    'https://ddns.example/ ',
    'https://ddns.exam\tple/',
    'https://ddns.example/\n',
    'https://ddns.example/%00',
    'https:ddns.example/',
    'https:/ddns.example/',
    'https:///ddns.example/',
    'HTTPS//ddns.example',
    '',
  ])('%j', (link) => expect(isAllowedLink(link, ALLOWED)).toBe(false));

  it('when nothing is allowed', () => expect(isAllowedLink('https://ddns.example/', [])).toBe(false));
});

it('opens the parsed form, and only what is allowed at that moment', async () => {
  const opened: string[] = [];
  let allowed: string[] = [];
  const open = createLinks({ openExternal: async (url) => void opened.push(url) }, () => allowed);
  expect(await open('https://ddns.example')).toBe(false);
  allowed = ALLOWED;
  expect(await open('https://DDNS.example')).toBe(true);
  expect(await open('file:///etc/passwd')).toBe(false);
  expect(opened).toEqual(['https://ddns.example/']);
});

it('opens a page of the system’s settings by its exact name, and no other', async () => {
  const opened: string[] = [];
  const open = createLinks({ openExternal: async (url) => void opened.push(url) }, () => []);
  const pane = 'x-apple.systempreferences:com.apple.preference.security?Privacy_LocalNetwork';
  expect(await open(pane)).toBe(true);
  for (const other of [
    `${pane}&x`,
    `${pane}/`,
    ` ${pane}`,
    pane.toUpperCase(),
    'x-apple.systempreferences:',
    pane.replace('LocalNetwork', 'AllFiles'),
  ])
    expect(await open(other), other).toBe(false);
  expect(opened).toEqual([pane]);
});

it('of a page an installed plug-in names nothing below is opened, and nothing is added to it', async () => {
  const opened: string[] = [];
  const page = 'https://my-dns.example/token';
  const open = createLinks(
    { openExternal: async (url: string) => void opened.push(url) },
    () => ['https://ddns.example/'],
    () => [page, 'http://plain.example/'],
  );
  for (const link of [
    `${page}/stolen`,
    `${page}?stolen`,
    `${page}#stolen`,
    'https://my-dns.example/',
    'http://plain.example/',
    'https://my-dns.example/token/',
  ])
    expect(await open(link), link).toBe(false);
  expect(await open(page)).toBe(true);
  expect(opened).toEqual([page]);
});

it('opens the page for a network’s login word for word, and no other over http', async () => {
  const opened: string[] = [];
  const open = createLinks({ openExternal: async (url) => void opened.push(url) }, () => []);
  expect(await open(PORTAL_PAGE)).toBe(true);
  for (const other of [
    `${PORTAL_PAGE}?x=1`,
    `${PORTAL_PAGE}#x`,
    `${PORTAL_PAGE}/x`,
    new URL(PORTAL_PAGE).origin,
    PORTAL_PAGE.toUpperCase(),
  ])
    expect(await open(other), other).toBe(false);
  expect(opened).toEqual([PORTAL_PAGE]);
});
