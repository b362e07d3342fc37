import type { Bilingual } from '../../../preload/contract/service.ts';
import type { ProblemCode } from '../grammar/fault.ts';
import type { ProblemTable } from './table.ts';

const say = (ja: string, en: string) => (): Bilingual => ({ ja, en });

/** Problems of values that may be missing, and of what goes on from one step to the next. */
export const STEP_PROBLEMS = {
  SP062: {
    wrong: { ja: 'ドメインそのものを更新するとき、空になる名前です', en: 'A placeholder that is empty at the top of the zone' },
    expected: ({ name }) => ({
      ja: `空のまま送るときは {${name}|}、サービスが「@」などを求めるときは {${name}|@}。または "when" で "has": ["${name}"]`,
      en: `{${name}|} to send it empty, {${name}|@} where the service wants another sign, or "when" with "has": ["${name}"]`,
    }),
    example: ({ name }) => `"where": { "/name": "{${name}|}" }`,
  },
  SP063: {
    wrong: { ja: 'レコードを作ってよいかを、使う人が選べません', en: 'The user cannot forbid that a record is made' },
    expected: say(
      '"has" に、種類が "switch" の設定。たとえば「レコードがなければ作る」',
      'in "has" a setting of kind "switch", such as “Create a missing record”',
    ),
    example: '"missing": { "is": "bad-host", "reason": "record-not-found", "unless": { "has": ["create"] } }',
  },
  SP064: {
    wrong: { ja: '最後の手順が、送られないことがあります', en: 'The last step is not always sent' },
    expected: say(
      '最後の手順に "when" なし。いくつかのリクエストから選ぶなら、"request" のリストに "when"',
      'no "when" at the last step; to choose among requests, a "when" in each of a list of them',
    ),
    example: '"request": [{ "when": { "has": ["recordId"] }, "method": "PATCH", … }, { "method": "POST", … }]',
  },
  SP065: {
    wrong: { ja: 'ないかもしれない値で、パスや本文に穴があきます', en: 'A value that may be missing leaves a hole in a path or a text' },
    expected: ({ name }) => ({
      ja: `"when" で "has": ["${name}"]。または {${name}|…} のように代わりの文字列`,
      en: `"when" with "has": ["${name}"], or a text for when it is missing, as in {${name}|…}`,
    }),
    example: ({ name }) => `{ "when": { "has": ["${name}"] }, "path": "/records/{${name}}" }`,
  },
  SP066: {
    wrong: { ja: '一覧を読めたことを表す応答がありません', en: 'No reply tells that the list was read' },
    expected: say(
      'その手順の "replies" に、"is" が "next" の規則。エラーの応答を「レコードがない」と取り違えないため',
      'in the "replies" of this step a rule whose "is" is "next", so that an error is not taken for an empty list',
    ),
    example: '{ "json": { "pointer": "/records", "exists": true }, "is": "next" }',
  },
  SP067: {
    wrong: { ja: 'Cookie を送る次の手順がありません', en: 'There is no later step for cookies to go with' },
    expected: say('2つ以上の手順。または "cookies" なし', 'two steps at least, or no "cookies"'),
    example: '"cookies": true, "steps": [{ "request": { "path": "/login", … } }, { "request": { "path": "/records", … } }]',
  },
  SP068: {
    wrong: { ja: '複数のホストを1つの文字列で送る所がありません', en: 'Nowhere are several hosts sent as one text' },
    expected: say(
      'リクエストのどこかに {hosts} か {subdomains}。または "hostsBetween" なし',
      '{hosts} or {subdomains} in the request, or no "hostsBetween"',
    ),
    example: '"hostsBetween": " ", "request": { "path": "/update", "query": { "hosts": "{hosts}", "ip": "{ip}" } }',
  },
} satisfies Partial<ProblemTable<ProblemCode>>;
