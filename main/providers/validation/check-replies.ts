import { type Fault, fault, type Path } from '../grammar/fault.ts';
import type { Replies, Rule, WordRule } from '../grammar/reply.ts';

const asList = <T>(one: T | T[] | undefined): T[] => (one === undefined ? [] : Array.isArray(one) ? one : [one]);
const isSuccess = (is: string): boolean => is === 'updated' || is === 'unchanged';

/** A status that says by itself that something was written; 200 does not. */
const TELLING = new Set([201, 204]);

/** Values that every reply has. */
const EVERYBODYS_HEADERS = new Set([
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'server',
  'transfer-encoding',
  'vary',
]);

const LETTERS = /[\p{L}\p{N}]/gu;
const lettersIn = (text: string): number => text.match(LETTERS)?.length ?? 0;
const isPage = (text: string): boolean => /^\s*<(?:!doctype|!--|\?xml|html|head|body)/i.test(text);

/** Whether a sign of a success is one that other replies do not have: a letter is in every reply, a bracket begins every page. */
const isTelling = ({ firstWord, equals, startsWith, contains, line, echoed, header, json }: Rule): boolean =>
  (firstWord ?? equals ?? line ?? echoed ?? json) !== undefined ||
  asList(contains).some((text) => lettersIn(text) > 1 || /[^\p{ASCII}]/u.test(text)) ||
  (startsWith !== undefined && asList(startsWith).every((text) => lettersIn(text) > 0 && !isPage(text))) ||
  (header !== undefined && !EVERYBODYS_HEADERS.has(header.name.trim().toLowerCase()));

const checkSuccess = (rule: Rule, path: Path): Fault[] => {
  if (!isSuccess(rule.is)) return [];
  const conditions = asList(rule.json);
  const sign = rule.firstWord ?? rule.equals ?? rule.startsWith ?? rule.contains ?? rule.line ?? rule.echoed ?? rule.header;
  const telling = asList(rule.status).length > 0 && asList(rule.status).every((status) => TELLING.has(status));
  const json: Path = [...path, 'json'];
  return [
    ...(sign === undefined && conditions.length === 0 && !telling && !rule.waitCode ? [fault('SP030', path, {})] : []),
    ...(sign !== undefined && !telling && !isTelling(rule) ? [fault('SP036', path, {})] : []),
    ...(rule.waitCode ? [fault('SP031', [...path, 'is'], {})] : []),
    ...(conditions.some((condition) => condition.contains !== undefined) ? [fault('SP032', json, {})] : []),
    ...(conditions.length > 0 &&
    conditions.every(({ equals, in: list, some = {} }) => (equals ?? list ?? Object.keys(some)[0]) === undefined)
      ? [fault('SP033', json, {})]
      : []),
  ];
};

/** A word ends at the first blank: one with a blank in it is never there. */
const checkWords = (rule: Rule | WordRule, path: Path): Fault[] => {
  const never = (word: string): boolean => /\s/.test(word.trim());
  if ('words' in rule)
    return Object.keys(rule.words).flatMap((word) =>
      never(word) ? [fault('SP039', [...path, 'words', word], { name: word }, 'key')] : [],
    );
  const { firstWord } = rule;
  return asList(firstWord).flatMap((word, at) =>
    never(word) ? [fault('SP039', [...path, 'firstWord', ...(Array.isArray(firstWord) ? [at] : [])], { name: word })] : [],
  );
};

/** A success needs a sign the service documents; only a step before the last can go on. */
export const checkReplies = (replies: Replies, path: Path, { isLast = true } = {}): Fault[] =>
  replies.flatMap((rule, at) => [
    ...checkWords(rule, [...path, at]),
    ...('words' in rule ? [] : checkSuccess(rule, [...path, at])),
    ...(!('words' in rule) && rule.is === 'next' && isLast ? [fault('SP037', [...path, at, 'is'], {})] : []),
  ]);

export const tells = (replies: Replies): boolean =>
  replies.some((rule) => ('words' in rule ? Object.values(rule.words).some(isSuccess) : isSuccess(rule.is)));
