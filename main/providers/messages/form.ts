import type { Bilingual } from '../../../preload/contract/service.ts';
import type { ProblemCode } from '../grammar/fault.ts';
import { FORMS } from '../grammar/formats.ts';
import { GRAMMAR } from '../grammar/versions.ts';
import type { ProblemTable } from './table.ts';
import { ENCODING_WORDS, exampleFor, keysInWords, nearInWords, SIZE_WORDS, sizeInWords, typesInWords, WANT_WORDS } from './words.ts';

const say = (ja: string, en: string) => (): Bilingual => ({ ja, en });

/** Problems of the file and of the form of what stands in it. */
export const FORM_PROBLEMS = {
  SP001: {
    wrong: { ja: '文字コードが UTF-8 ではありません', en: 'The file is not in UTF-8' },
    expected: ({ encoding }) => ENCODING_WORDS[encoding],
    example: 'UTF-8',
  },
  SP002: {
    wrong: { ja: 'ファイルが大きすぎます', en: 'The file is too large' },
    expected: ({ bytes }) => ({
      ja: `64 KB (65,536 バイト) まで。このファイルは ${bytes} バイト`,
      en: `up to 64 KB (65,536 bytes); this file has ${bytes}`,
    }),
    example: '…-1.saikoro-plugin.json, …-2.saikoro-plugin.json',
  },
  SP003: {
    wrong: { ja: 'JSON として読めません', en: 'This is not JSON' },
    expected: ({ want }) => WANT_WORDS[want].expected,
    example: ({ want }) => WANT_WORDS[want].example,
  },
  SP004: {
    wrong: { ja: '同じキーが2つあります', en: 'The same key is there twice' },
    expected: ({ name }) => ({ ja: `「${name}」は1つだけ`, en: `“${name}” once only` }),
    example: '{ "id": "example-dns", "name": "Example DNS" }',
  },
  SP005: {
    wrong: { ja: '使えない名前のキーです', en: 'A key with a forbidden name' },
    expected: ({ name }) => ({ ja: `「${name}」以外の名前`, en: `any other name than “${name}”` }),
    example: '{ "token": "{token}" }',
  },
  SP006: {
    wrong: { ja: '目に見えない文字が入っています', en: 'There is an invisible character' },
    expected: ({ sign }) => ({ ja: `${sign} を取り除いた文字列`, en: `the text without ${sign}` }),
    example: '"name": "Example DNS"',
  },
  SP010: {
    wrong: { ja: 'プラグイン形式のバージョンが書かれていません', en: 'It does not say which version of the plug-in format it has' },
    expected: say(`"$schema" に "${GRAMMAR}"`, `"$schema" with "${GRAMMAR}"`),
    example: `"$schema": "${GRAMMAR}"`,
  },
  SP011: {
    wrong: { ja: '新しい形式のプラグインです', en: 'The plug-in has a newer format' },
    expected: ({ name }) => ({
      ja: `${GRAMMAR} まで。「${name}」を読むには、賽ころを更新してください`,
      en: `${GRAMMAR} or older; to read “${name}”, update Saikoro`,
    }),
    example: `"$schema": "${GRAMMAR}"`,
  },
  SP012: {
    wrong: { ja: '不明なキーです', en: 'An unknown key' },
    expected: ({ near, known }) => nearInWords(near, known),
    example: ({ near, known }) => keysInWords(near ?? known[0] ?? 'id'),
  },
  SP013: {
    wrong: { ja: '必要なキーがありません', en: 'A key is missing' },
    expected: ({ name }) => ({ ja: `キー「${name}」`, en: `the key “${name}”` }),
    example: ({ name }) => keysInWords(name),
  },
  SP014: {
    wrong: { ja: '値の種類が違います', en: 'The value is of another kind' },
    expected: ({ types }) => typesInWords(types).expected,
    example: ({ types, key }) => exampleFor(key, types),
  },
  SP015: {
    wrong: { ja: '使えない値です', en: 'Not a value that can stand here' },
    expected: ({ near, choices }) => nearInWords(near, choices),
    example: ({ near, choices, key }) => `${key === null ? '' : `"${key}": `}"${near ?? choices[0] ?? ''}"`,
  },
  SP016: {
    wrong: { ja: '長さや大きさが範囲外です', en: 'The size is out of range' },
    expected: sizeInWords,
    example: ({ of }) => SIZE_WORDS[of].example,
  },
  SP017: {
    wrong: { ja: '書き方が正しくありません', en: 'It does not have the right form' },
    expected: ({ form }) => FORMS[form].expected,
    example: ({ form }) => FORMS[form].example,
  },
  SP018: {
    wrong: { ja: 'その名前のプリセットはありません', en: 'There is no preset of that name' },
    expected: ({ near, presets }) => nearInWords(near, presets),
    example: '"preset": "dyndns2"',
  },
  SP019: {
    wrong: { ja: 'firstReplies はプリセットと一緒に使うものです', en: 'firstReplies goes with a preset' },
    expected: say('"preset" と一緒に書くか、"replies" に書く', 'a "preset" beside it, or "replies" instead'),
    example: '"preset": "dyndns2", "firstReplies": [ … ]',
  },
  SP057: {
    wrong: { ja: '新しいバージョンの形式にしかないキーです', en: 'A key that only a newer version of the format has' },
    expected: ({ grammar }) => ({ ja: `"$schema" に "${grammar}"`, en: `"$schema" with "${grammar}"` }),
    example: ({ grammar }) => `"$schema": "${grammar}"`,
  },
  SP058: {
    wrong: { ja: 'この値の作り方がわかりません', en: 'It does not say how this value is made' },
    expected: ({ near, ways }) => nearInWords(near, ways),
    example: '"computed": { "digest": { "hash": "sha256", "of": "{token}" } }',
  },
} satisfies Partial<ProblemTable<ProblemCode>>;
