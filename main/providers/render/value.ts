import type { Outcome, Reason } from '../../../preload/contract/outcome.ts';
import { choicesOf } from '../grammar/placeholders.ts';
import type { Fields, Value, When } from '../grammar/request.ts';
import { fill, isPresent, type Scope, type Template } from '../grammar/template.ts';
import { notSent } from './unsent.ts';

/** Why nothing can be sent. */
export interface Refusal {
  ok: false;
  outcome: Outcome;
}
export const refused = (reason: Reason, setting?: string): Refusal => ({ ok: false, outcome: notSent(reason, setting) });

export const holds = (when: When | undefined, scope: Scope): boolean =>
  (when?.has ?? []).every((name) => isPresent(scope(name))) && !(when?.lacks ?? []).some((name) => isPresent(scope(name)));

export const chosenValue = (value: Value, scope: Scope): Template | undefined =>
  choicesOf(value).find((choice) => holds(choice.when, scope))?.value;

/** Names with their filled-in values; a name without a value is left out. */
export const renderFields = (fields: Fields, scope: Scope): [string, string][] =>
  Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    const template = chosenValue(value, scope);
    const text = template === undefined ? undefined : fill(template, scope, (part) => part);
    return text === undefined ? [] : [[name, text]];
  });

/** The UTF-8 bytes of a text, one character each: what a header can carry. */
export const bytesAsText = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');

const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** For a query or one path segment. Half characters, which no encoding knows, become the replacement sign. */
export const encodeUrl = (text: string): string => encodeURIComponent(text.replace(LONE_SURROGATES, '\ufffd'));

/** A query as it is sent and signed: RFC 3986's own signs alone stay unencoded. */
export const encodeStrictly = (text: string): string =>
  encodeUrl(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

export const queryOf = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${encodeStrictly(name)}=${encodeStrictly(value)}`)
    .join('&');

/** The fields of a query, sorted by their names: what a signature covers. */
export const sortedQuery = (fields: Readonly<Record<string, string>>): string =>
  queryOf(Object.fromEntries(Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1))));
