import type { Bilingual } from '../../../preload/contract/service.ts';
import type { FactsOf, ProblemCode } from '../grammar/fault.ts';
import type { Slip } from '../grammar/template.ts';
import type { ProblemTable } from './table.ts';
import { nearInWords } from './words.ts';

const say = (ja: string, en: string) => (): Bilingual => ({ ja, en });

const SLIP_WORDS: Record<Slip, Bilingual> = {
  brace: { ja: '「}」そのものを書くときは「}}」', en: '“}}” for the brace itself' },
  placeholder: {
    ja: '{name}、{name|text}、{+name}。「{」そのものは「{{」',
    en: '{name}, {name|text} or {+name}; “{{” for the brace itself',
  },
  dollar: { ja: '「$」を付けない {name}', en: '{name} without a “$” in front' },
};

const DEFAULT_WORDS: Record<FactsOf['SP027']['kind'], Bilingual & { example: string }> = {
  text: { ja: '文字列', en: 'a text', example: '"default": "home"' },
  hostname: { ja: 'ホスト名の文字列', en: 'a host name, as a text', example: '"default": "dns.example.com"' },
  url: { ja: 'URL の文字列', en: 'a URL, as a text', example: '"default": "https://dns.example.com/"' },
  number: { ja: '数', en: 'a number', example: '"default": 60' },
  switch: { ja: 'true か false', en: 'true or false', example: '"default": true' },
  choice: { ja: '"choices" のどれかの "value"', en: 'the "value" of one of the "choices"', example: '"default": "eu"' },
  secret: {
    ja: '"default" なし。秘密の値は、使う人が自分で入力します',
    en: 'no "default": a secret is for each user to type',
    example: '{ "key": "token", "kind": "secret", "label": { "ja": "トークン", "en": "Token" }, "required": true }',
  },
};

const PLACE_WORDS: Record<FactsOf['SP060']['where'], Bilingual> = {
  condition: {
    ja: '"when" には、設定やアドレスの名前だけ',
    en: 'names of settings and addresses in "when"; a computed value is made after it was asked',
  },
  host: { ja: '"host" には、ホスト名か設定だけ', en: 'a host name or a setting in "host"' },
  reply: {
    ja: '応答は、送ったアドレスや設定の値とだけ比べられる',
    en: 'replies are compared with addresses and settings; a computed value is made for its request alone',
  },
  itself: {
    ja: '本文やパスから計算した値は、その本文やパスの外 (ヘッダーなど) に書く',
    en: 'a place outside the body or path that it is made of, such as a header',
  },
};

/** Problems of what a well-formed plug-in says: names, settings and replies. */
export const SENSE_PROBLEMS = {
  SP020: {
    wrong: { ja: 'テンプレートの波かっこが正しくありません', en: 'The braces of this template are not right' },
    expected: ({ slip }) => SLIP_WORDS[slip],
    example: '"path": "/update/{host}"',
  },
  SP021: {
    wrong: { ja: '{ } の中の名前が不明です', en: 'An unknown placeholder' },
    expected: ({ near, known }) => nearInWords(near, known),
    example: ({ near, known }) => `{${near ?? known[0] ?? 'host'}}`,
  },
  SP022: {
    wrong: { ja: '設定「zone」が必要な名前です', en: 'This placeholder needs the setting “zone”' },
    expected: say('"settings" に "key": "zone", "kind": "hostname"', 'in "settings" one with "key": "zone", "kind": "hostname"'),
    example: '{ "key": "zone", "kind": "hostname", "label": { "ja": "ドメイン", "en": "Domain" }, "required": true }',
  },
  SP023: {
    wrong: { ja: 'その名前はすでに使われています', en: 'That name is taken already' },
    expected: ({ name }) => ({ ja: `「${name}」ではない名前`, en: `another name than “${name}”` }),
    example: '"take": { "recordId": "/result/0/id" }',
  },
  SP024: {
    wrong: { ja: 'プラグイン形式で予約されている名前です', en: 'A name of the format itself' },
    expected: ({ name }) => ({ ja: `「${name}」ではないキー`, en: `another key than “${name}”` }),
    example: '"key": "token"',
  },
  SP025: {
    wrong: { ja: '同じ設定が2つあります', en: 'The same setting is there twice' },
    expected: ({ name }) => ({ ja: `キーが「${name}」の設定は1つだけ`, en: `one setting with the key “${name}”` }),
    example: '"key": "token"',
  },
  SP026: {
    wrong: { ja: '使われていない設定です', en: 'A setting that nothing uses' },
    expected: ({ name }) => ({
      ja: `リクエストのどこかに {${name}}。または、この設定を消す`,
      en: `{${name}} somewhere in the request, or no such setting`,
    }),
    example: ({ name }) => `"query": { "${name}": "{${name}}" }`,
  },
  SP027: {
    wrong: { ja: '初期値が設定の種類に合っていません', en: 'The default does not fit its setting' },
    expected: ({ kind }) => ({ ja: DEFAULT_WORDS[kind].ja, en: DEFAULT_WORDS[kind].en }),
    example: ({ kind }) => DEFAULT_WORDS[kind].example,
  },
  SP028: {
    wrong: { ja: '"choices" は選択肢の設定だけのものです', en: '"choices" is for a setting of kind choice' },
    expected: say('"kind": "choice"。または "choices" を消す', '"kind": "choice", or no "choices"'),
    example: '"kind": "choice", "choices": [{ "value": "eu", "label": { "ja": "ヨーロッパ", "en": "Europe" } }]',
  },
  SP029: {
    wrong: { ja: 'その設定はありません', en: 'There is no such setting' },
    expected: ({ near, known }) =>
      known.length === 0
        ? { ja: '"setting" を消す。設定が1つもありません', en: 'no "setting": there are no settings' }
        : nearInWords(near, known),
    example: ({ near, known }) => `"setting": "${near ?? known[0] ?? 'token'}"`,
  },
  SP030: {
    wrong: { ja: 'HTTP ステータスだけでは成功と言えません', en: 'An HTTP status alone is no success' },
    expected: say(
      'サービスの説明書にある成功の言葉 (firstWord、equals、json など)',
      'the words of a success that the service documents (firstWord, equals, json, …)',
    ),
    example: '{ "status": 200, "firstWord": "good", "is": "updated" }',
  },
  SP031: {
    wrong: { ja: '待ち時間の指示は成功ではありません', en: 'A wait code is no success' },
    expected: say('"is": "rate-limited"', '"is": "rate-limited"'),
    example: '{ "waitCode": true, "is": "rate-limited" }',
  },
  SP032: {
    wrong: { ja: 'JSON の文字列の一部だけでは成功と言えません', en: 'A part of a JSON text is no success' },
    expected: say('"contains" の代わりに "equals"', '"equals" instead of "contains"'),
    example: '{ "json": { "pointer": "/status", "equals": "ok" }, "is": "updated" }',
  },
  SP033: {
    wrong: { ja: '値があるというだけでは成功と言えません', en: 'That a place exists is no success' },
    expected: say('"equals" か "in"', '"equals" or "in"'),
    example: '{ "json": { "pointer": "/ip", "equals": "{ip}" }, "is": "updated" }',
  },
  SP034: {
    wrong: { ja: '成功を表す応答がありません', en: 'No reply tells a success' },
    expected: say('"is" が "updated" か "unchanged" の規則を1つ以上', 'at least one rule whose "is" is "updated" or "unchanged"'),
    example: '{ "words": { "good": "updated", "nochg": "unchanged" } }',
  },
  SP035: {
    wrong: { ja: '行の条件に文字列がありません', en: 'The line condition names no text' },
    expected: say('"equals" か "startsWith"', '"equals" or "startsWith"'),
    example: '"line": { "at": 1, "equals": "OK" }',
  },
  SP036: {
    wrong: { ja: 'どの応答にもありそうな言葉だけでは成功と言えません', en: 'A sign that nearly every reply has is no success' },
    expected: say(
      'サービスの説明書にある成功の言葉。1文字や、Web ページの始まり、どの応答にもあるヘッダーは使えません',
      'the words of a success that the service documents; not one letter, the beginning of a web page, or a header of every reply',
    ),
    example: '{ "firstWord": "good", "is": "updated" }',
  },
  SP037: {
    wrong: { ja: '最後の手順から先には進めません', en: 'There is no next step' },
    expected: say(
      '"updated"、"bad-host" などの結果。"next" は最後より前の手順だけ',
      'an outcome such as "updated"; "next" is for steps before the last',
    ),
    example: '{ "firstWord": "good", "is": "updated" }',
  },
  SP038: {
    wrong: { ja: 'アドレスを送っていません', en: 'The address is sent nowhere' },
    expected: ({ family }) => {
      const name = family === null ? '{ip}' : `{ip} ・ {${family}}`;
      const nameEn = family === null ? '{ip}' : `{ip} or {${family}}`;
      return {
        ja: `リクエストのどこかに ${name}。接続元のアドレスしか受け付けないサービスなら "limits" に "sourceAddressOnly": true`,
        en: `${nameEn} in the request; or "sourceAddressOnly": true in "limits", where the service takes no other address than the caller’s`,
      };
    },
    example: '"query": { "host": "{host}", "ip": "{ip}" }',
  },
  SP039: {
    wrong: { ja: '最初の単語に空白は入りません', en: 'A first word has no blanks' },
    expected: say('空白の前までの1語。または "startsWith"', 'the one word before the blank, or "startsWith"'),
    example: ({ name }) => `{ "startsWith": "${name}", "is": "bad-host" }`,
  },
  SP059: {
    wrong: { ja: 'まだ作られていない値を使っています', en: 'A value is used before it is made' },
    expected: ({ name }) => ({ ja: `"computed" の中で、「${name}」より後に書く`, en: `a place behind “${name}” in "computed"` }),
    example: '"computed": { "now": { "time": "seconds" }, "sign": { "hash": "md5", "of": "{token}{now}" } }',
  },
  SP060: {
    wrong: { ja: '計算した値は、ここでは使えません', en: 'A computed value cannot be used here' },
    expected: ({ where }) => PLACE_WORDS[where],
    example: '"headers": { "X-Signature": "{signature}" }',
  },
  SP061: {
    wrong: { ja: '使われていない値です', en: 'A computed value that nothing uses' },
    expected: ({ name }) => ({ ja: `リクエストのどこかに {${name}}。使わないなら消す`, en: `{${name}} in the request, or no such value` }),
    example: ({ name }) => `"headers": { "X-Signature": "{${name}}" }`,
  },
} satisfies Partial<ProblemTable<ProblemCode>>;
