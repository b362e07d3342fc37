import type { Take, TakeFirst, TakeText } from '../grammar/reply.ts';
import { fill, type Scalar, type Scope } from '../grammar/template.ts';
import { hasAll, type Json, pointAt } from './json.ts';
import type { ReplyView } from './reply-view.ts';

/** Of a value that is taken for later steps, in characters: a signed token is long, a page is no value. */
const LONGEST_TAKEN = 4096;

const treeOf = (view: ReplyView, of: 'json' | 'xml' = 'json'): Json | undefined => (of === 'xml' ? view.xml() : view.json());

/** Where XML has one element of a name, it does not tell whether there could be more. */
const listAt = (tree: Json | undefined, { from, of }: TakeFirst): Json[] | undefined => {
  const found = pointAt(tree, from);
  if (Array.isArray(found)) return found;
  if (of === 'json' || found === undefined) return undefined;
  return found === '' ? [] : [found];
};

const firstOf = (take: TakeFirst, view: ReplyView, scope: Scope): Json | undefined => {
  const item = listAt(treeOf(view, take.of), take)?.find((one) => hasAll(one, take.where, scope));
  return pointAt(item, take.take);
};

/** What stands between two texts. Whole texts are looked for, one after the other: however long the reply, it is read once. */
const between = (text: string, { after, before }: TakeText): string | undefined => {
  const start = after === undefined ? 0 : text.indexOf(after);
  if (start === -1) return undefined;
  const rest = text.slice(start + (after ?? '').length);
  const end = before === undefined ? rest.search(/[\r\n]|$/) : rest.indexOf(before);
  return end === -1 ? undefined : rest.slice(0, end).trim();
};

const textOf = (take: TakeText, view: ReplyView): string | undefined => {
  const text = take.header === undefined ? view.text : view.headers[take.header.toLowerCase()];
  const found = text === undefined ? undefined : between(text, take);
  return found === '' ? undefined : found;
};

const found = (take: Exclude<Take, string>, view: ReplyView, scope: Scope): Json | undefined => {
  if ('from' in take) return firstOf(take, view, scope);
  if ('at' in take) return pointAt(treeOf(view, take.of), take.at);
  return textOf(take, view);
};

/** A value out of a reply for the steps that follow; undefined where it is not there, or is none. */
export const takeFrom = (take: Take, view: ReplyView, scope: Scope): Scalar | undefined => {
  const value = typeof take === 'string' ? pointAt(view.json(), take) : found(take, view, scope);
  if (typeof value === 'string') return value.length <= LONGEST_TAKEN ? value : undefined;
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
};

/** Whether a reply is of the kind that a value is looked for in: JSON or XML as a whole. A text is only a text. */
export const isRead = (take: Take, view: ReplyView): boolean => {
  if (typeof take === 'string') return view.json() !== undefined;
  return 'of' in take && treeOf(view, take.of) !== undefined;
};

/** Whether a reply has the list that a value was not found in: what cannot be read is not known to lack it. */
export const isListed = (take: Take, view: ReplyView): boolean =>
  typeof take === 'string' || !('from' in take) || listAt(treeOf(view, take.of), take) !== undefined;

export const isSecret = (take: Take): boolean => typeof take !== 'string' && take.secret;
export const isOptional = (take: Take): boolean => typeof take !== 'string' && take.optional;

const seen = (wanted: TakeFirst['where'][string], scope: Scope): string =>
  typeof wanted === 'object' && wanted !== null ? (fill(wanted, scope, (text) => text) ?? '') : String(wanted);

/** The same in words of the reply's own: places and texts that it should have had. */
export const soughtBy = (take: Take, scope: Scope): string => {
  if (typeof take === 'string') return take;
  if ('at' in take) return take.at;
  if ('from' in take) {
    const where = Object.entries(take.where).map(([pointer, wanted]) => `${pointer.replace(/^\//, '')} = ${seen(wanted, scope)}`);
    return where.length === 0 ? take.from || take.take : where.join(', ');
  }
  const { header, after, before }: TakeText = take;
  return [header, after, before].filter((text) => text !== undefined).join(' … ');
};
