import { type Fault, fault, type Path } from './plugin-fault.ts';
import type { Replies, Rule } from './spec-reply.ts';

const asList = <T>(one: T | T[] | undefined): T[] => (one === undefined ? [] : Array.isArray(one) ? one : [one]);
const isSuccess = (is: string): boolean => is === 'updated' || is === 'unchanged';

/** A status that says by itself that something was written; 200 does not. */
const TELLING = new Set([201, 204]);

const checkRule = (rule: Rule, path: Path): Fault[] => {
  if (!isSuccess(rule.is)) return [];
  const conditions = asList(rule.json);
  const sign = rule.firstWord ?? rule.equals ?? rule.startsWith ?? rule.contains ?? rule.line ?? rule.echoed ?? rule.header;
  const telling = asList(rule.status).length > 0 && asList(rule.status).every((status) => TELLING.has(status));
  const json: Path = [...path, 'json'];
  return [
    ...(sign === undefined && conditions.length === 0 && !telling && !rule.waitCode ? [fault('SP030', path, {})] : []),
    ...(rule.waitCode ? [fault('SP031', [...path, 'is'], {})] : []),
    ...(conditions.some((condition) => condition.contains !== undefined) ? [fault('SP032', json, {})] : []),
    ...(conditions.length > 0 && conditions.every((one) => one.equals === undefined && one.in === undefined)
      ? [fault('SP033', json, {})]
      : []),
  ];
};

/** A success needs a sign the service documents. */
export const checkReplies = (replies: Replies, path: Path): Fault[] =>
  replies.flatMap((rule, at) => ('words' in rule ? [] : checkRule(rule, [...path, at])));

export const tells = (replies: Replies): boolean =>
  replies.some((rule) => ('words' in rule ? Object.values(rule.words).some(isSuccess) : isSuccess(rule.is)));
