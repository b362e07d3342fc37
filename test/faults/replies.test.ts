import { answers, bomb } from './frame/given.ts';
import { HOUR, MINUTE } from './frame/home.ts';
import { faults, type Words } from './frame/row.ts';

/** Not taken for a success, kept for a report, tried again ever more seldom. */
const OPEN = {
  next: [4 * MINUTE, 6 * MINUTE],
  toldAfter: HOUR,
  requests: 4,
  told: { en: /did not confirm the update/, ja: /更新を確認できませんでした/ },
} as const;
const HTML = { 'content-type': 'text/html' };
const page: Words = {
  en: /did not confirm the update. The reply was a web page/,
  ja: /更新を確認できませんでした。応答が Web ページでした。/,
};
const parked: Words = { en: /a domain (?:that )?was given up/, ja: /手放されたドメイン/ };
/** Of a page that is cut to fit. */
const longPage: Words = { en: /did not confirm the update/, ja: /更新を確認できませんでした/ };
const unknown: Words = {
  en: /did not confirm the update. Its reply is not one Saikoro knows/,
  ja: /更新を確認できませんでした。想定外の応答が返りました。/,
};
const long: Words = { en: /The reply was too long/, ja: /応答が長すぎます/ };
const empty: Words = { en: /The reply was empty/, ja: /応答が空でした/ };

faults('replies', [
  {
    name: 'a reply of 10 MB',
    given: answers(Buffer.alloc(10_000_000, 'good ')),
    expect: { ...OPEN, outcome: 'not-confirmed truncated', reads: long },
  },
  { name: 'a gzip bomb', given: bomb, expect: { ...OPEN, outcome: 'not-confirmed no-rule', reads: unknown } },
  {
    name: 'a redirect to another host',
    given: answers('moved', 302, { location: 'https://elsewhere.example.net/nic/update' }),
    expect: {
      ...OPEN,
      outcome: 'not-confirmed redirect',
      reads: {
        en: /another web address, and your password isn’t sent there/,
        ja: /別の Web アドレスへ案内されましたが、そこへパスワードは送りません/,
      },
    },
  },
  {
    name: 'a page of maintenance with status 200',
    given: answers('<!doctype html><title>Maintenance</title>', 200, HTML),
    expect: { ...OPEN, outcome: 'not-confirmed html-reply', reads: page },
  },
  {
    name: 'a parked domain that says good',
    given: answers('<html><body>This domain is for sale. good prices, good 44.128.0.2</body></html>', 200, HTML),
    expect: { ...OPEN, outcome: 'not-confirmed parked-page', reads: parked, told: parked },
  },
  {
    name: 'a parked domain, in Japanese',
    given: answers('<html><body><p>このドメイン名の有効期限が切れています。</p></body></html>', 200, HTML),
    expect: { ...OPEN, outcome: 'not-confirmed parked-page', reads: parked, told: parked },
  },
  {
    name: 'a page of a living service that speaks of domains for sale',
    given: answers(
      `<html><h1>DNS</h1><p>A domain that is for sale, or has expired, is found by our search.</p><p>${'How to use it. '.repeat(60)}</p></html>`,
      200,
      HTML,
    ),
    expect: { ...OPEN, outcome: 'not-confirmed html-reply', reads: longPage },
  },
  {
    name: 'a page that calls itself plain text',
    given: answers('\n\n<!DOCTYPE html>\n<html>good</html>'),
    expect: { ...OPEN, outcome: 'not-confirmed html-reply', reads: page },
  },
  { name: 'an empty reply with status 200', given: answers(''), expect: { ...OPEN, outcome: 'not-confirmed empty-reply', reads: empty } },
  {
    name: 'words that nobody knows',
    given: answers('ERR 77 try later'),
    expect: {
      ...OPEN,
      outcome: 'not-confirmed no-rule',
      reads: { en: /It said: “ERR 77 try later”/, ja: /応答は「ERR 77 try later」でした/ },
    },
  },
  {
    name: 'a success word within a sentence',
    given: answers('All good: nothing was changed'),
    expect: { ...OPEN, outcome: 'not-confirmed no-rule', reads: unknown },
  },
  {
    name: 'another address confirmed than was sent',
    given: answers('good 127.0.0.1'),
    expect: {
      ...OPEN,
      outcome: 'not-confirmed other-address',
      reads: { en: /confirmed a different address/, ja: /送信したものとは違うアドレスを登録した/ },
    },
  },
  {
    name: 'control characters and mark-up in a reply',
    given: answers('\u0000\u0007\u001b[31m<script>alert(1)</script>\u202e'),
    expect: { ...OPEN, outcome: 'not-confirmed no-rule', reads: unknown },
  },
]);
