import type { ReplyKind } from '../../../preload/contract/outcome.ts';
import { isWebPage } from '../../../preload/contract/own/success.ts';
import type { LineCondition, Rule, WordRule } from '../grammar/reply.ts';
import type { Scope } from '../grammar/template.ts';
import { tellsAll } from './echo-check.ts';
import { meets } from './json.ts';
import { firstWord, linesOf, plain, type ReplyView, waitSeconds } from './reply-view.ts';

const asList = <T>(one: T | T[] | undefined): T[] => (one === undefined ? [] : Array.isArray(one) ? one : [one]);

const linesAt = ({ at }: LineCondition, text: string): string[] => {
  const lines = linesOf(text);
  if (at === 'any') return lines;
  return at === 'last' ? lines.filter((line) => line !== '').slice(-1) : [lines[at - 1] ?? ''];
};

const fitsLine = ({ equals, startsWith }: LineCondition, line: string): boolean =>
  (equals === undefined || plain(line) === plain(equals)) && (startsWith === undefined || plain(line).startsWith(plain(startsWith)));

const matches = (rule: Rule, view: ReplyView, scope: Scope): boolean => {
  const text = plain(view.text);
  const { status, firstWord: words, equals, startsWith, contains, line, echoed, json, header, waitCode } = rule;
  // Pages of errors and logins tell the visitor's address too: in one of them it takes a word beside it.
  const named = words ?? equals ?? startsWith ?? contains ?? line ?? json ?? header;
  return (
    (status === undefined || asList(status).includes(view.status)) &&
    (words === undefined || asList(words).some((word) => plain(word) === firstWord(view.text))) &&
    (equals === undefined || plain(equals) === text) &&
    (startsWith === undefined || asList(startsWith).some((start) => text.startsWith(plain(start)))) &&
    (contains === undefined || asList(contains).every((marker) => text.includes(plain(marker)))) &&
    (line === undefined || linesAt(line, view.text).some((one) => fitsLine(line, one))) &&
    (echoed === undefined || (tellsAll(view.text, scope) && (named !== undefined || !isWebPage(view.text)))) &&
    (json === undefined || asList(json).every((condition) => meets(condition, view.json(), scope))) &&
    (header === undefined || plain(view.headers[header.name.toLowerCase()] ?? '') === plain(header.equals)) &&
    (waitCode === undefined || waitSeconds(view.text) !== undefined)
  );
};

/** What a rule says about a reply; null when it says nothing. */
export const matchRule = (rule: Rule | WordRule, view: ReplyView, scope: Scope): ReplyKind | 'next' | null => {
  if (!('words' in rule)) return matches(rule, view, scope) ? rule.is : null;
  const word = firstWord(view.text);
  const key = Object.keys(rule.words).find((one) => plain(one) === word);
  return key === undefined ? null : (rule.words[key] ?? null);
};
