import type { ReplyKind } from '../../../preload/contract/outcome.ts';
import type { PluginAbout } from '../../../preload/contract/plugin.ts';
import type { Bilingual } from '../../../preload/contract/service.ts';
import type { Plugin, StepSpec } from '../grammar/plugin.ts';
import type { JsonCondition, LineCondition, Replies, Rule, WordRule } from '../grammar/reply.ts';
import { isOptional } from '../judge/take.ts';
import { whenWords } from './conditions.ts';

type Said = PluginAbout['replies'][number];
type Conditions = Omit<Rule, 'is' | 'reason' | 'setting' | 'afterSeconds' | 'secondsBehind' | 'excerptAt' | 'echo'>;

const asList = <T>(one: T | T[]): T[] => (Array.isArray(one) ? one : [one]);
const quoteJa = (texts: readonly string[], between = 'か'): string => texts.map((text) => `「${text}」`).join(between);
const quoteEn = (texts: readonly string[], between = ' or '): string => texts.map((text) => `“${text}”`).join(between);

const lineWords = ({ at, equals, startsWith }: LineCondition): Bilingual => {
  const ja = at === 'any' ? 'どれかの行' : at === 'last' ? '最後の行' : `${at} 行目`;
  const en = at === 'any' ? 'some line' : at === 'last' ? 'the last line' : `line ${at}`;
  const is = [equals === undefined ? null : quoteJa([equals]), startsWith === undefined ? null : `${quoteJa([startsWith])}で始まる`];
  const isEn = [
    equals === undefined ? null : `is ${quoteEn([equals])}`,
    startsWith === undefined ? null : `starts with ${quoteEn([startsWith])}`,
  ];
  return { ja: `${ja}が${is.filter((one) => one !== null).join('、')}`, en: `${en} ${isEn.filter((one) => one !== null).join(' and ')}` };
};

const scalarText = (scalar: NonNullable<JsonCondition['in']>[number]): string =>
  typeof scalar === 'object' && scalar !== null ? scalar.source : String(scalar);

const elementOf = (
  some: NonNullable<JsonCondition['some']>,
  is: string,
  quote: (texts: readonly string[]) => string,
  and: string,
): string =>
  Object.entries(some)
    .map(([place, value]) => `${place} ${is}${quote([scalarText(value)])}`.replace('  ', ' '))
    .join(and);

const jsonWords = ({ pointer, equals, in: list, contains, exists, some }: JsonCondition): Bilingual => {
  const place = pointer === '' ? { ja: 'JSON 全体', en: 'the JSON' } : { ja: `JSON の ${pointer} `, en: `${pointer} in the JSON` };
  const values = [...(equals === undefined ? [] : [equals]), ...(list ?? [])].map(scalarText);
  const parts = contains === undefined ? [] : asList(contains);
  const ja = [
    ...(values.length > 0 ? [quoteJa(values)] : []),
    ...(parts.length > 0 ? [`${quoteJa(parts)}を含む`] : []),
    ...(exists === undefined ? [] : [exists ? 'ある' : 'ない']),
    ...(some === undefined ? [] : [`${elementOf(some, 'が', quoteJa, '、')}の要素を含む`]),
  ];
  const en = [
    ...(values.length > 0 ? [`is ${quoteEn(values)}`] : []),
    ...(parts.length > 0 ? [`contains ${quoteEn(parts)}`] : []),
    ...(exists === undefined ? [] : [exists ? 'is there' : 'is not there']),
    ...(some === undefined ? [] : [`has an element whose ${elementOf(some, ' is ', quoteEn, ' and ')}`]),
  ];
  return { ja: `${place.ja}が${ja.join('、')}`, en: `${place.en} ${en.join(' and ')}` };
};

const together = (all: readonly Bilingual[]): Bilingual => ({
  ja: all.map(({ ja }) => ja).join('、かつ '),
  en: all.map(({ en }) => en).join(' and '),
});

const CONDITION_WORDS: { [K in keyof Conditions]-?: (value: NonNullable<Conditions[K]>) => Bilingual } = {
  status: (status) => ({ ja: `HTTP ステータスが ${asList(status).join('・')}`, en: `the HTTP status is ${asList(status).join(' or ')}` }),
  firstWord: (words) => ({ ja: `最初の単語が${quoteJa(asList(words))}`, en: `the first word is ${quoteEn(asList(words))}` }),
  equals: (text) =>
    text.trim() === ''
      ? { ja: '応答が空', en: 'the reply is empty' }
      : { ja: `応答が${quoteJa([text])}だけ`, en: `the whole reply is ${quoteEn([text])}` },
  startsWith: (texts) => ({ ja: `応答が${quoteJa(asList(texts))}で始まる`, en: `the reply starts with ${quoteEn(asList(texts))}` }),
  contains: (texts) => ({ ja: `応答に${quoteJa(asList(texts), 'と')}がある`, en: `the reply contains ${quoteEn(asList(texts), ' and ')}` }),
  line: lineWords,
  echoed: () => ({ ja: '送ったアドレスが応答にある', en: 'the reply repeats the address that was sent' }),
  json: (conditions) => together(asList(conditions).map(jsonWords)),
  header: ({ name, equals }) => ({ ja: `ヘッダー ${name} が${quoteJa([equals])}`, en: `the header ${name} is ${quoteEn([equals])}` }),
  waitCode: () => ({ ja: '待ち時間の指示 (w30m など)', en: 'a wait code such as w30m' }),
};

const ruleWords = (rule: Rule): Said => {
  const keys = (Object.keys(CONDITION_WORDS) as (keyof Conditions)[]).filter((key) => rule[key] !== undefined);
  const words = keys.map((key) => (CONDITION_WORDS[key] as (value: unknown) => Bilingual)(rule[key]));
  return { when: words.length === 0 ? { ja: 'どの応答でも', en: 'any reply' } : together(words), is: rule.is };
};

/** The first words of one outcome in one line. */
const wordWords = ({ words }: WordRule): Said[] => {
  const kinds = [...new Set(Object.values(words))];
  return kinds.map((is) => {
    const those = Object.keys(words).filter((word) => words[word] === is);
    return { when: CONDITION_WORDS.firstWord(those), is };
  });
};

/** What every reply means that no rule knows, as judge-status.ts has it. */
const OTHERWISE: readonly { when: Bilingual; is: ReplyKind }[] = [
  { when: { ja: 'ほかの応答で、HTTP ステータスが 401・403', en: 'any other reply with HTTP status 401 or 403' }, is: 'auth-failed' },
  { when: { ja: 'ほかの応答で、HTTP ステータスが 429', en: 'any other reply with HTTP status 429' }, is: 'rate-limited' },
  {
    when: { ja: 'ほかの応答で、HTTP ステータスが 500 以上', en: 'any other reply with an HTTP status of 500 or more' },
    is: 'server-error',
  },
  { when: { ja: 'それ以外のすべて', en: 'everything else' }, is: 'not-confirmed' },
];

const inStep = (said: Said, step: number): Said => ({
  ...said,
  when: { ja: `手順 ${step}: ${said.when.ja}`, en: `Step ${step}: ${said.when.en}` },
});

const saidBy = (replies: Replies): Said[] => replies.flatMap((rule) => ('words' in rule ? wordWords(rule) : [ruleWords(rule)]));

/** What a step cannot do without, and whether the user may let it be made. */
const missingIn = (plugin: Plugin, { take, missing }: Pick<StepSpec, 'take' | 'missing'>): Said[] => {
  const names = Object.keys(take).filter((name) => !isOptional(take[name] ?? ''));
  if (names.length === 0) return [];
  const lost = { ja: `${quoteJa(names)}が見つからない`, en: `${quoteEn(names)} is not found` };
  const { is = 'not-confirmed', unless } = missing ?? {};
  if (unless === undefined) return [{ when: lost, is }];
  const allowed = whenWords(plugin, unless);
  return [
    { when: { ja: `${lost.ja} (${allowed.ja})`, en: `${lost.en}, ${allowed.en}` }, is: 'next' },
    { when: lost, is },
  ];
};

/** Which reply means what, in words and in the order they are tried. */
export const repliesInWords = (plugin: Plugin): Said[] => {
  const steps: Pick<StepSpec, 'replies' | 'take' | 'missing'>[] = plugin.steps ?? [{ replies: plugin.replies, take: {} }];
  const said = steps.flatMap((step, at) =>
    [...saidBy(step.replies), ...(at < steps.length - 1 ? missingIn(plugin, step) : [])].map((one) =>
      steps.length > 1 ? inStep(one, at + 1) : one,
    ),
  );
  return [...said, ...OTHERWISE];
};
