import type { Bilingual } from '../../../preload/contract/service.ts';
import type { ProblemCode } from '../grammar/fault.ts';
import type { ProblemTable } from './table.ts';

const say = (ja: string, en: string) => (): Bilingual => ({ ja, en });

const hostAlone = (name: string): Bilingual => ({
  ja: `ホスト名だけ (「${name}」には、パス・ポート・ユーザー名・末尾の「.」など、余分なものがあります)`,
  en: `a host name alone (“${name}” has more: a path, a port, a user, a dot at its end)`,
});

/** Problems of what is sent and to whom, and of what an installed plug-in may not have. */
export const SENDING_PROBLEMS = {
  SP040: {
    wrong: { ja: '更新の方法は1つだけです', en: 'There must be exactly one way to update' },
    expected: say('"request" か "steps" のどちらか1つ', 'either "request" or "steps"'),
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
  SP047: {
    wrong: { ja: 'パスの書き方が正しくありません', en: 'The path is not just a path' },
    expected: ({ query }) =>
      query
        ? { ja: '「?」の前まで。その後ろは "query" に', en: 'what stands before the “?”; what follows it goes into "query"' }
        : {
            ja: '「/」1つで始まる、ホスト名・「#」・「\\」・空白のないパス',
            en: 'one “/” at the beginning, and no host, “#”, “\\” or blank',
          },
    example: '"path": "/update", "query": { "host": "{host}", "ip": "{ip}" }',
  },
  SP048: {
    wrong: { ja: '本文が2つ以上あります', en: 'There is more than one body' },
    expected: say('"json"、"form"、"xml"、"text" のうち1つだけ', 'one of "json", "form", "xml" and "text"'),
    example: '"path": "/update", "form": { "host": "{host}", "ip": "{ip}" }',
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
    expected: ({ name, ascii }) =>
      ascii === null ? hostAlone(name) : { ja: `英数字の形のホスト名「${ascii}」`, en: `the name in its ASCII form, “${ascii}”` },
    example: ({ ascii }) => `"host": "${ascii ?? 'api.example.com'}", "request": { "path": "/update" }`,
  },
  SP054: {
    wrong: { ja: '送り先が1つではありません', en: 'There is more than one host' },
    expected: ({ hosts }) => ({
      ja: `送り先は1つだけ (いまは ${hosts.join('、')})`,
      en: `one host only (there are ${hosts.join(', ')})`,
    }),
    example: '"host": "api.example.com"',
  },
  SP055: {
    wrong: { ja: '送り先が、ご自分で入力するサーバーだけになっていません', en: 'The host is not just a server that the user types in' },
    expected: say(
      '"host" には {server} のような設定を1つだけ。その設定は "kind": "hostname" で、"default" なし',
      'nothing but one setting in "host", such as {server}; that setting has "kind": "hostname" and no "default"',
    ),
    example: '"host": "{server}", "selfHosted": true',
  },
  SP056: {
    wrong: { ja: '組み込みのサービスとまぎらわしい名前です', en: 'A built-in service has a name like this' },
    expected: ({ name }) => ({ ja: `「${name}」と見分けのつく名前`, en: `a name that can be told from “${name}”` }),
    example: ({ name }) => `"name": "${name} (Example)"`,
  },
} satisfies Partial<ProblemTable<ProblemCode>>;
