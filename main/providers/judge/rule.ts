import type { ReplyKind } from '../../../preload/contract/outcome.ts';
import type { LineCondition, Rule, WordRule } from '../grammar/reply.ts';
import type { Scope } from '../grammar/template.ts';
import { tellsAll } from './echo-check.ts';
import { isWebPage } from './http-status.ts';
import { type Json, meets, parseJson } from './json.ts';
import type { RawReply } from './judge.ts';
import { parseXml } from './xml.ts';

/** A reply made readable once. */
export interface ReplyView {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** The whole body, trimmed. */
  text: string;
  truncated: boolean;
  json(): Json | undefined;
  /** XML as a tree, where it is some. */
  xml(): Json | undefined;
  /** Seconds of a wait code, where the rule reads one. */
  waitSeconds(rule: Rule | WordRule): number | undefined;
}

const decode = (body: Uint8Array, charset: string): string => {
  const text = new TextDecoder(charset).decode(body);
  return text.replaceAll('\0', '').trim();
};

/** Lower case of A to Z and no other letter grows or shrinks the text by surprise. */
const plain = (text: string): string => text.trim().toLowerCase();
const asList = <T>(one: T | T[] | undefined): T[] => (one === undefined ? [] : Array.isArray(one) ? one : [one]);

export const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim());

/** Some servers put their status in front, as in `[200 OK] nohost`. */
const withoutPrefix = (line: string): string => (/^\[\d{3} [^\]]{0,40}\]/.test(line) ? line.slice(line.indexOf(']') + 1).trim() : line);

export const firstLine = (text: string): string => withoutPrefix(linesOf(text).find((line) => line !== '') ?? '');
const firstWord = (text: string): string => plain(firstLine(text).split(/\s/, 1)[0] ?? '');

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };
const MOST_SECONDS = 604_800;

const waitSeconds = (text: string): number | undefined => {
  const found = /^w(\d{1,6})([smh])$/.exec(firstWord(text));
  return found === null ? undefined : Math.min(MOST_SECONDS, Number(found[1]) * (UNITS[found[2] ?? ''] ?? 1));
};

/** The same reply, of which only one line counts. */
export const lineView = (view: ReplyView, line: string): ReplyView => {
  return {
    ...view,
    text: line,
    json: () => undefined,
    xml: () => undefined,
    waitSeconds: (rule) => ('waitCode' in rule ? waitSeconds(line) : undefined),
  };
};

export const viewOf = (reply: RawReply, charset = 'utf-8', dropTags = false): ReplyView => {
  const body = decode(reply.body, charset);
  const text = dropTags ? body.replace(/<[^<>]*>/g, ' ').trim() : body;
  let json: { value: Json | undefined } | undefined;
  return {
    status: reply.status,
    headers: reply.headers,
    text,
    truncated: reply.truncated,
    json: () => {
      json ??= { value: parseJson(text) };
      return json.value;
    },
    // As it came: without its tags nothing is left of it.
    xml: () => parseXml(body),
    waitSeconds: (rule) => ('waitCode' in rule ? waitSeconds(text) : undefined),
  };
};

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
