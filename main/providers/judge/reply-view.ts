import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { Replies, Rule, WordRule } from '../grammar/reply.ts';
import type { Scope } from '../grammar/template.ts';
import type { Mask } from './excerpt.ts';
import { type Json, parseJson } from './json.ts';
import { type PageSign, pageSign } from './page-sign.ts';
import { parseXml } from './xml.ts';

/** A reply made readable once. */
export interface ReplyView {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** The whole body, trimmed. */
  text: string;
  truncated: boolean;
  /** Its length in bytes where the reply is not readable text; null: it is text. */
  unreadable: number | null;
  /** What the page says of the service itself; null of what is no web page, or none of those that are known. */
  page(): PageSign | null;
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

/** Signs that stand in no text: control signs, and those that a decoder puts where bytes were none of its charset. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to count
const NO_TEXT = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f\ufffd]/g;
const MOST_LOOKED_AT = 4096;
const SOME = 4;

const isUnreadable = (body: Uint8Array, charset: string): boolean => {
  const text = new TextDecoder(charset).decode(body.subarray(0, MOST_LOOKED_AT));
  const strange = text.match(NO_TEXT)?.length ?? 0;
  return strange >= SOME && strange * 10 > text.length;
};

/** Lower case of A to Z and no other letter grows or shrinks the text by surprise. */
export const plain = (text: string): string => text.trim().toLowerCase();

export const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim());

/** Some servers put their status in front, as in `[200 OK] nohost`. */
const withoutPrefix = (line: string): string => (/^\[\d{3} [^\]]{0,40}\]/.test(line) ? line.slice(line.indexOf(']') + 1).trim() : line);

export const firstLine = (text: string): string => withoutPrefix(linesOf(text).find((line) => line !== '') ?? '');

export const firstWord = (text: string): string => plain(firstLine(text).split(/\s/, 1)[0] ?? '');

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

const MOST_SECONDS = 604_800;

export const waitSeconds = (text: string): number | undefined => {
  const found = /^w(\d{1,6})([smh])$/.exec(firstWord(text));
  return found === null ? undefined : Math.min(MOST_SECONDS, Number(found[1]) * (UNITS[found[2] ?? ''] ?? 1));
};

/** The same reply, of which only one line counts. */
export const lineView = (view: ReplyView, line: string): ReplyView => {
  return {
    ...view,
    text: line,
    page: () => null,
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
    unreadable: isUnreadable(reply.body, charset) ? reply.body.length : null,
    page: () => pageSign(reply),
    json: () => {
      json ??= { value: parseJson(text) };
      return json.value;
    },
    // As it came: without its tags nothing is left of it.
    xml: () => parseXml(body),
    waitSeconds: (rule) => ('waitCode' in rule ? waitSeconds(text) : undefined),
  };
};

/** A reply as it came. Header names are in lower case. */
export interface RawReply {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  truncated: boolean;
}

/** What the judging needs to know of the request. */
export interface Sent {
  hosts: readonly string[];
  addresses: readonly string[];
  scope: Scope;
  /** ms since 1970, for a Retry-After that names a time. */
  now: number;
  mask: Mask;
  /** The place of the error message in a JSON reply of this service. */
  excerptAt?: string;
}

export interface Judged {
  outcome: Outcome;
  perHost?: Record<string, Outcome>;
}

export interface Reading {
  replies: Replies;
  charset?: string;
  dropTags?: boolean;
  perHostLines?: boolean;
}
