import { describe, expect, it } from 'vitest';
import { type PageSign, pageSign } from '../../../../main/providers/judge/page-sign.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const of = (body: string | Uint8Array, { status = 200, ...headers }: Record<string, string | number> = {}): PageSign | null =>
  pageSign({
    status: Number(status),
    headers: headers as Record<string, string>,
    body: typeof body === 'string' ? encode(body) : body,
  });
const page = (inside: string, title = 'x'): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body>${inside}</body></html>`;
const LONG = `<p>${'ダイナミック DNS の使い方を説明します。'.repeat(60)}</p>`;
/** 「サービスは終了しました」 in EUC-JP. */
const EUC = Uint8Array.from([
  ...encode('<html><head><meta charset="euc-jp"><title>'),
  ...[0xa5, 0xb5, 0xa1, 0xbc, 0xa5, 0xd3, 0xa5, 0xb9, 0xa4, 0xcf, 0xbd, 0xaa, 0xce, 0xbb, 0xa4, 0xb7, 0xa4, 0xde, 0xa4, 0xb7, 0xa4, 0xbf],
  ...encode('</title></head><body></body></html>'),
]);

describe('pages that say that a service is gone', () => {
  it.each<[string, PageSign]>([
    [page('<h1>サービスは終了しました</h1>'), 'closing-page'],
    [page('<p>長らくのご利用ありがとうございました。当サービスは2024年3月31日をもって終了いたしました。</p>'), 'closing-page'],
    [page('<p>ご愛顧いただいたダイナミックDNSの提供を終了しました。</p>'), 'closing-page'],
    [page(LONG, 'サービス終了のお知らせ'), 'closing-page'],
    [page('<h1>This service has been discontinued.</h1>'), 'closing-page'],
    [page('<p>The DNS service has been shut down on August 1st.</p>'), 'closing-page'],
    [page('<p>DtDNS has ceased operations.</p>'), 'closing-page'],
    [page('<p>The site is no longer available.</p>'), 'closing-page'],
    [page('<script src="https://img.sedoparking.com/js/jquery.js"></script>'), 'parked-page'],
    [page("<script type='text/javascript' src='//www.parkingcrew.net/jsparkcaf.php?x=1'></script>"), 'parked-page'],
    [page('<iframe width=1 src=https://ww1.bodis.com/x></iframe>'), 'parked-page'],
    [page(LONG, 'example.net - This domain is for sale!'), 'parked-page'],
    [page('<h2>This domain has expired.</h2>'), 'parked-page'],
    [page('<p>このドメインは、お名前.comで取得されています。</p>'), 'parked-page'],
    [page('<h1>The domain name is now available for purchase</h1>'), 'parked-page'],
    [page(LONG, 'This domain may be available for sale'), 'parked-page'],
    [page('<h1>Buy this domain.</h1><p>It is for sale; make an offer.</p>'), 'parked-page'],
    [page('<p>This domain has recently expired. If you own it, renew it now.</p>'), 'parked-page'],
    [page('<p>This domain is pending renewal or deletion.</p>'), 'parked-page'],
    [page('<title>x</title><h1>This web page is parked free, courtesy of a registrar</h1>'), 'parked-page'],
    [page('<h1>Diese Domain steht zum Verkauf!</h1>'), 'parked-page'],
    [page('<h1>Ce nom de domaine est à vendre</h1>'), 'parked-page'],
    [page('<h1>このドメインは購入可能です</h1>'), 'parked-page'],
    [page('<p>このドメイン名の有効期限が切れています。</p>'), 'parked-page'],
    [page('<p>このドメインはムームードメインで取得されています。</p>'), 'parked-page'],
  ])('%#', (body, sign) => {
    expect(of(body)).toBe(sign);
  });
  it('also in the encoding the page has, and where a redirect leads to one', () => {
    expect(of(EUC)).toBe('closing-page');
    expect(of('', { status: 302, location: 'https://www.hugedomains.com/domain_profile.cfm?d=example.com' })).toBe('parked-page');
  });
});

describe('pages that say no such thing', () => {
  it.each([
    // Recognised by nobody, and no web page: a service's own words are never read so.
    'サービスは終了しました',
    '{"message":"This service has been discontinued"}',
    'nohost this domain is for sale',
    // News of something else, on a page that lives.
    page(`<h1>ダイナミック DNS</h1>${LONG}<p>お知らせ: 電話サポートサービスは終了しました</p>`),
    page(`<h1>Welcome</h1>${'<p>How to use our dynamic DNS on your router.</p>'.repeat(30)}<p>Our IRC service has been discontinued.</p>`),
    // What only sounds like it.
    page('<h1>メンテナンスは終了しました</h1>'),
    page('<h1>メンテナンス中です</h1><p>終了までお待ちください。</p>'),
    page('<p>サービスは 2030 年 3 月に終了する予定です。</p>'),
    page('<h1>Your session has ended</h1>'),
    page('<h1>503 Service Unavailable</h1><p>The server is temporarily unable to service your request.</p>'),
    page('<h1>404 Not Found</h1><p>The page is no longer available at this address.</p>'),
    page('<h1>Log in</h1>', 'Wi-Fi'),
    // Of domains, too, a service that lives speaks.
    page('<h1>Domain expired?</h1><p>Renew a domain that has expired within 30 days.</p>'),
    page('<h1>Your domain is registered</h1>'),
    page('<h1>Is this domain available?</h1><p>Search for a domain name to buy.</p>'),
    page('<p>The domain could not be found in your account.</p>'),
    page('<p>We never park this domain.</p>'),
    page('<h1>ドメインの有効期限が切れる前に更新してください</h1>'),
    page('<p>ドメインを購入できます。空きを検索してください。</p>'),
    page('<p>このホスト名は登録されています。</p>'),
    page('<p>このドメインは当サービスに登録されていません。</p>'),
    page('<p>このドメインは当サービスで登録されています。</p>'),
    page('<h1>nic.example is parked no more: we are back</h1>'),
    // A registrar offers domains itself, and links to those who do.
    page(`<h1>Find your domain</h1><a href="https://sedo.com/search/details/?domain=a.com">Buy this domain</a>${LONG}`),
    page('<a href="https://www.above.com/marketplace">Marketplace</a>'),
    page('<script src="https://notsedoparking.com/x.js"></script>'),
    '',
  ])('%#', (body) => {
    expect(of(body)).toBeNull();
  });
  it('nor does a redirect to a host that only sounds so', () => {
    expect(of('', { status: 302, location: 'https://dan.com.example.net/' })).toBeNull();
    expect(of('', { status: 301, location: 'https://www.example.net/dan.com/' })).toBeNull();
  });
  it('takes no time worth speaking of, whatever comes', () => {
    const began = performance.now();
    for (const part of ['<script', '<title>', '<h1 ', '<', '<script src="//', 'サービスの', 'domain '])
      for (const head of ['<html>', '<html><title>']) of(head + part.repeat(200_000));
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
