import type { Bilingual } from '../../preload/contract/service.ts';
import type { ProblemCode } from './plugin-fault.ts';
import type { ProblemTable } from './plugin-problem-table.ts';
import { nearInWords } from './plugin-words.ts';

const say = (ja: string, en: string) => (): Bilingual => ({ ja, en });

/** Problems of what a well-formed plug-in says: names, replies, hosts, and what an installed one may not have. */
export const SENSE_PROBLEMS = {
  SP020: {
    wrong: { ja: 'テンプレートの波かっこが正しくありません', en: 'The braces of this template are not right' },
    expected: ({ slip }) =>
      slip === 'brace'
        ? { ja: '「}」そのものを書くときは「}}」', en: '“}}” for the brace itself' }
        : { ja: '{name}、{name|text}、{+name}。「{」そのものは「{{」', en: '{name}, {name|text} or {+name}; “{{” for the brace itself' },
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
    wrong: { ja: '同じ設定が 2 つあります', en: 'The same setting is there twice' },
    expected: ({ name }) => ({ ja: `キーが「${name}」の設定は 1 つだけ`, en: `one setting with the key “${name}”` }),
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
    expected: say('"is" が "updated" か "unchanged" の規則を 1 つ以上', 'at least one rule whose "is" is "updated" or "unchanged"'),
    example: '{ "words": { "good": "updated", "nochg": "unchanged" } }',
  },
  SP035: {
    wrong: { ja: '行の条件に文字列がありません', en: 'The line condition names no text' },
    expected: say('"equals" か "startsWith"', '"equals" or "startsWith"'),
    example: '"line": { "at": 1, "equals": "OK" }',
  },
  SP040: {
    wrong: { ja: '更新の方法は 1 つだけです', en: 'There must be exactly one way to update' },
    expected: say('"request" か "steps" のどちらか 1 つ', 'either "request" or "steps"'),
    example: '"request": { "path": "/update", "query": { "host": "{host}", "ip": "{ip}" } }',
  },
  SP041: {
    wrong: { ja: 'データの送り先がありません', en: 'It does not say which host receives the data' },
    expected: say('"host" にホスト名', 'a host name in "host"'),
    example: '"host": "api.example.com"',
  },
  SP042: {
    wrong: { ja: '"host" と "selfHosted" が合っていません', en: '"host" and "selfHosted" do not fit each other' },
    expected: ({ fromSetting }) =>
      fromSetting
        ? { ja: '送り先を設定から取るときは "selfHosted": true', en: '"selfHosted": true where the host comes from a setting' }
        : { ja: '"selfHosted" のときは、送り先を設定から取る', en: 'a host that comes from a setting, where "selfHosted" is true' },
    example: '"host": "{server}", "selfHosted": true',
  },
  SP043: {
    wrong: { ja: 'IPv4 と IPv6 のどちらも使えないプラグインです', en: 'It can do neither IPv4 nor IPv6' },
    expected: say('"ipv4": true か "ipv6": true', '"ipv4": true or "ipv6": true'),
    example: '"ipv4": true',
  },
  SP044: {
    wrong: { ja: '終了したサービスの案内がありません', en: 'An ended service says what to do instead' },
    expected: say('"advice" に ja と en', '"advice" with ja and en'),
    example: '"advice": { "ja": "…に移ってください。", "en": "Move on to …." }',
  },
  SP045: {
    wrong: { ja: 'プラグインからは送れないヘッダーです', en: 'A header that a plug-in cannot set' },
    expected: ({ name }) => ({
      ja: `「${name}」以外。送り先と本文の長さは賽ころが決めます`,
      en: `any but “${name}”: Saikoro itself sets host, length and connection`,
    }),
    example: '"headers": { "X-Api-Key": "{token}" }',
  },
  SP046: {
    wrong: { ja: '暗号化しない理由が書かれていません', en: 'It does not say why there is no encryption' },
    expected: say('https の送り先。または "plainHttp" に理由', 'an https host, or the reason in "plainHttp"'),
    example: '"plainHttp": { "ja": "サービスが https に対応していないためです。", "en": "The service does not offer https." }',
  },
  SP050: {
    wrong: { ja: 'インストールするプラグインにコードは使えません', en: 'An installed plug-in cannot use code' },
    expected: say('"code" の代わりに "request" か "steps"', '"request" or "steps" instead of "code"'),
    example: '"request": { "path": "/update", "query": { "host": "{host}", "ip": "{ip}" } }',
  },
  SP051: {
    wrong: { ja: '組み込みのプラグインと同じ id です', en: 'A built-in plug-in has this id' },
    expected: ({ name }) => ({ ja: `「${name}」ではない id`, en: `another id than “${name}”` }),
    example: ({ name }) => `"id": "my-${name}"`,
  },
  SP052: {
    wrong: { ja: '送り先がご自分のネットワークの中です', en: 'The host is inside the own network' },
    expected: ({ name }) => ({
      ja: `インターネットのホスト名。「${name}」のようなサーバーは設定から取り、"selfHosted": true`,
      en: `a host on the Internet; one like “${name}” comes from a setting, with "selfHosted": true`,
    }),
    example: '"host": "{server}", "selfHosted": true',
  },
  SP053: {
    wrong: { ja: '送り先がホスト名だけになっていません', en: 'The host is more than a host name' },
    expected: ({ name }) => ({
      ja: `ホスト名だけ (「${name}」には、パス・ポート・ユーザー名・末尾の「.」など、余分なものがあります)`,
      en: `a host name alone (“${name}” has more: a path, a port, a user, a dot at its end)`,
    }),
    example: '"host": "api.example.com", "request": { "path": "/update" }',
  },
  SP054: {
    wrong: { ja: '送り先が 1 つではありません', en: 'There is more than one host' },
    expected: ({ hosts }) => ({
      ja: `送り先は 1 つだけ (いまは ${hosts.join('、')})`,
      en: `one host only (there are ${hosts.join(', ')})`,
    }),
    example: '"host": "api.example.com"',
  },
  SP055: {
    wrong: { ja: '送り先が、ご自分で入力するサーバーだけになっていません', en: 'The host is not just a server that the user types in' },
    expected: say(
      '"host" には {server} のような設定を 1 つだけ。その設定は "kind": "hostname" で、"default" なし',
      'nothing but one setting in "host", such as {server}; that setting has "kind": "hostname" and no "default"',
    ),
    example: '"host": "{server}", "selfHosted": true',
  },
} satisfies Partial<ProblemTable<ProblemCode>>;
