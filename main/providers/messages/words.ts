import type { Bilingual } from '../../../preload/contract/service.ts';
import type { FactsOf, JsonType, Want } from '../grammar/fault.ts';
import { GRAMMAR } from '../grammar/versions.ts';

interface Words {
  expected: Bilingual;
  example: string;
}

export const ENCODING_WORDS: Record<FactsOf['SP001']['encoding'], Bilingual> = {
  'utf-16': { ja: 'UTF-8 で保存したファイル (いまは UTF-16)', en: 'a file saved as UTF-8 (it is UTF-16)' },
  other: { ja: 'UTF-8 で保存したファイル (Shift_JIS や EUC-JP ではなく)', en: 'a file saved as UTF-8, in no other encoding' },
};

export const WANT_WORDS: Record<Want, Words> = {
  value: {
    expected: {
      ja: '値 (文字列・数・true・false・リスト・オブジェクト)',
      en: 'a value: a text, a number, true, false, a list or an object',
    },
    example: '"name": "Example DNS"',
  },
  key: { expected: { ja: '「"」で囲んだキー', en: 'a key in double quotes' }, example: '"name": "Example DNS"' },
  colon: { expected: { ja: 'キーのあとの「:」', en: 'a “:” behind the key' }, example: '"name": "Example DNS"' },
  'comma-or-brace': { expected: { ja: '「,」か「}」', en: 'a “,” or a “}”' }, example: '{ "ja": "トークン", "en": "Token" }' },
  'comma-or-bracket': { expected: { ja: '「,」か「]」', en: 'a “,” or a “]”' }, example: '[ "example.net", "example.org" ]' },
  end: {
    expected: { ja: 'ファイルの終わり (最後の「}」のあとには何も書けません)', en: 'the end of the file: nothing goes behind the last “}”' },
    example: '{ … }',
  },
  'closing-quote': {
    expected: { ja: '文字列を閉じる「"」(途中で改行はできません)', en: 'the closing “"” of the text, on the same line' },
    example: '"name": "Example DNS"',
  },
  escape: {
    expected: { ja: '「\\」のあとに " \\ / b f n r t か u と4けた', en: 'behind “\\” one of " \\ / b f n r t, or u and four digits' },
    example: '"\\\\"',
  },
  'no-last-comma': {
    expected: { ja: '最後の項目のあとに「,」がないこと', en: 'no “,” behind the last entry' },
    example: '[ "example.net", "example.org" ]',
  },
  'double-quotes': {
    expected: { ja: '「"」(「\'」や全角の引用符ではなく)', en: '“"” instead of another quotation mark' },
    example: '"name": "Example DNS"',
  },
  'half-width': {
    expected: {
      ja: '半角の記号と空白 (全角の「：」「，」「｛」などではなく)',
      en: 'a half-width sign, not the full-width one of a Japanese keyboard',
    },
    example: '{ "name": "Example DNS" }',
  },
  opening: {
    expected: { ja: 'ファイルの先頭に「{」', en: 'a “{”: a plug-in begins with one' },
    example: `{ "$schema": "${GRAMMAR}", "id": "example-dns", … }`,
  },
  'no-comment': { expected: { ja: 'コメントのない JSON', en: 'JSON without comments' }, example: '"name": "Example DNS"' },
  shallower: {
    expected: { ja: '40段までの入れ子', en: 'at most 40 levels inside each other' },
    example: '"json": { "record": { "content": "{ip}" } }',
  },
};

const TYPE_WORDS: Record<JsonType, Words> = {
  text: { expected: { ja: '文字列', en: 'a text' }, example: '"text"' },
  number: { expected: { ja: '数', en: 'a number' }, example: '60' },
  switch: { expected: { ja: 'true か false', en: 'true or false' }, example: 'true' },
  null: { expected: { ja: 'null', en: 'null' }, example: 'null' },
  list: { expected: { ja: 'リスト', en: 'a list' }, example: '[ … ]' },
  object: { expected: { ja: 'オブジェクト', en: 'an object' }, example: '{ … }' },
};

export const typesInWords = (types: readonly JsonType[]): Words => ({
  expected: {
    ja: types.map((type) => TYPE_WORDS[type].expected.ja).join('、または'),
    en: types.map((type) => TYPE_WORDS[type].expected.en).join(' or '),
  },
  example: TYPE_WORDS[types[0] ?? 'text'].example,
});

/** Longer lists are a page of their own. */
const MOST_NAMES = 40;

/** The name that was meant, where one is near; else what there is. */
export const nearInWords = (near: string | null, known: readonly string[]): Bilingual => {
  if (near !== null) return { ja: `「${near}」でしょうか`, en: `did you mean “${near}”?` };
  const some = known.slice(0, MOST_NAMES);
  return { ja: `次のどれか: ${some.join('、')}`, en: `one of: ${some.join(', ')}` };
};

/** A key with a value that is right, where one word does not say it. */
const KEY_EXAMPLES: Readonly<Record<string, string>> = {
  $schema: `"$schema": "${GRAMMAR}"`,
  id: '"id": "example-dns"',
  name: '"name": "Example DNS"',
  homepage: '"homepage": "https://dns.example.com/"',
  label: '"label": { "ja": "トークン", "en": "Token" }',
  help: '"help": { "ja": "「アカウント」にあります。", "en": "Found under Account." }',
  advice: '"advice": { "ja": "…に移ってください。", "en": "Move on to …." }',
  plainHttp: '"plainHttp": { "ja": "サービスが https に対応していないためです。", "en": "The service does not offer https." }',
  ja: '{ "ja": "トークン", "en": "Token" }',
  en: '{ "ja": "トークン", "en": "Token" }',
  key: '"key": "token"',
  kind: '"kind": "secret"',
  required: '"required": true',
  choices: '"choices": [{ "value": "eu", "label": { "ja": "ヨーロッパ", "en": "Europe" } }]',
  settings: '"settings": [{ "key": "token", "kind": "secret", "label": { "ja": "トークン", "en": "Token" }, "required": true }]',
  suffixes: '"suffixes": ["example.net"]',
  limits: '"limits": { "minIntervalSeconds": 300 }',
  request: '"request": { "path": "/update", "query": { "host": "{host}", "ip": "{ip}" } }',
  steps: '"steps": [{ "request": { "path": "/records" }, "replies": [ … ] }, …]',
  path: '"path": "/update"',
  query: '"query": { "host": "{host}", "ip": "{ip}" }',
  headers: '"headers": { "X-Api-Key": "{token}" }',
  auth: '"auth": { "bearer": "{token}" }',
  basic: '"auth": { "basic": { "user": "{username}", "password": "{password}" } }',
  bearer: '"auth": { "bearer": "{token}" }',
  form: '"form": { "host": "{host}", "ip": "{ip}" }',
  when: '"when": { "has": ["ipv6"] }',
  replies: '"replies": [{ "firstWord": "good", "is": "updated" }]',
  firstReplies: '"firstReplies": [{ "firstWord": "good", "is": "updated" }]',
  words: '"words": { "good": "updated", "nochg": "unchanged" }',
  firstWord: '"firstWord": "good"',
  line: '"line": { "at": 1, "equals": "OK" }',
  header: '"header": { "name": "X-Result", "equals": "good" }',
  status: '"status": 404',
  is: '"is": "updated"',
  pointer: '"pointer": "/result/0/id"',
  take: '"take": { "recordId": "/result/0/id" }',
};
const ownExample = (name: string): string | undefined => (Object.hasOwn(KEY_EXAMPLES, name) ? KEY_EXAMPLES[name] : undefined);
export const keysInWords = (name: string): string => ownExample(name) ?? `"${name}": …`;

/** The value of a key as it would be right. `json` and `name` mean different things in different places. */
export const exampleFor = (key: string | null, types: readonly JsonType[]): string => {
  const own = key === null ? undefined : ownExample(key);
  if (own !== undefined && !types.includes('text')) return own;
  return `${key === null ? '' : `"${key}": `}${typesInWords(types).example}`;
};

export const SIZE_WORDS: Record<FactsOf['SP016']['of'], { ja: string; en: string; example: string }> = {
  text: { ja: '文字', en: 'characters', example: '"name": "Example DNS"' },
  list: { ja: '個', en: 'entries', example: '[ … ]' },
  number: { ja: '', en: '', example: '60' },
  whole: { ja: '', en: '', example: '60' },
};

export const sizeInWords = ({ of, low, high }: FactsOf['SP016']): Bilingual => {
  if (of === 'whole') return { ja: '整数', en: 'a whole number' };
  const { ja, en } = SIZE_WORDS[of];
  const unit = en === '' ? '' : ` ${en}`;
  if (low !== null) return { ja: `${low} ${ja}以上`, en: `at least ${low}${unit}` };
  return { ja: `${high} ${ja}以下`, en: `at most ${high}${unit}` };
};
