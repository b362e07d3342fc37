import type { Bilingual } from '../../../preload/contract/service.ts';

interface FormWords {
  pattern: RegExp;
  expected: Bilingual;
  example: string;
}

/** Texts of a plug-in that have a form of their own. */
export const FORMS = {
  id: {
    pattern: /^[a-z0-9][a-z0-9.-]{0,63}$/,
    expected: {
      ja: '英小文字・数字・「.」「-」だけの64文字までの名前 (先頭は英小文字か数字)',
      en: 'up to 64 lower-case letters, digits, “.” and “-”, starting with a letter or digit',
    },
    example: '"id": "example-dns"',
  },
  key: {
    pattern: /^[a-z][A-Za-z0-9]{0,39}$/,
    expected: {
      ja: '英小文字で始まる、英数字だけの40文字までの名前',
      en: 'up to 40 letters and digits, starting with a lower-case letter',
    },
    example: '"key": "apiToken"',
  },
  name: {
    pattern: /^[A-Za-z][A-Za-z0-9]{0,39}$/,
    expected: { ja: '英字で始まる、英数字だけの40文字までの名前', en: 'up to 40 letters and digits, starting with a letter' },
    example: '"take": { "recordId": "/id" }',
  },
  code: {
    pattern: /^[a-z0-9-]{1,40}$/,
    expected: { ja: '組み込みのコードの名前', en: 'the name of built-in code' },
    example: '"code": "cloudflare"',
  },
  country: {
    pattern: /^[A-Z]{2}$/,
    expected: { ja: '大文字2文字の国コード', en: 'a country code of two capital letters' },
    example: '"country": "JP"',
  },
  suffix: {
    pattern: /^[a-z0-9-]+(\.[a-z0-9-]+)*$/,
    expected: { ja: '「.」で始まらない、英小文字のドメイン名', en: 'a domain in lower case, without a dot in front' },
    example: '"suffixes": ["example.net"]',
  },
  https: {
    pattern: /^https:\/\/[^\s/?#@]+([/?#]\S*)?$/,
    expected: { ja: 'https:// で始まる URL', en: 'a URL that starts with https://' },
    example: '"homepage": "https://dns.example.com/"',
  },
  page: {
    // A name and nothing that could be read in two ways: no user, no port, no address, plain ASCII.
    pattern:
      /^https:\/\/(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9](?:[/?#][\w\-.~!$&'()*+,;=:@/?#%]*)?$/,
    expected: {
      ja: 'https:// とホスト名で始まる、英数字と記号だけの URL (ユーザー名・ポート・IP アドレスなし)',
      en: 'a URL of https:// and a host name, in plain ASCII, without a user, a port or an address in place of the name',
    },
    example: '"statusPage": "https://status.example.com/"',
  },
  date: {
    pattern: /^(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
    expected: { ja: '年、年と月、または年月日 (2024-01-22 の形)', en: 'a year, a month or a day, as in 2024-01-22' },
    example: '"on": "2024-01-22"',
  },
  'header-name': {
    pattern: /^[A-Za-z0-9-]{1,80}$/,
    expected: { ja: '英数字と「-」だけのヘッダー名', en: 'a header name of letters, digits and “-”' },
    example: '"headers": { "X-Api-Key": "{token}" }',
  },
  marker: {
    pattern: /\S/,
    expected: { ja: '空白だけではない文字列', en: 'a text that is more than blanks' },
    example: '"firstWord": "good"',
  },
  pointer: {
    pattern: /^(\/[^/]*)*$/,
    expected: { ja: '「/」で始まる JSON ポインター (RFC 6901)', en: 'a JSON pointer that starts with “/” (RFC 6901)' },
    example: '"pointer": "/result/0/id"',
  },
} as const satisfies Record<string, FormWords>;
export type Form = keyof typeof FORMS;

export const isForm = (text: string): text is Form => Object.hasOwn(FORMS, text);
