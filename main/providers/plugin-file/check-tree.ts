import { type Fault, fault, type Path } from '../grammar/fault.ts';
import type { JsonTree } from './json-tree.ts';

/** Property names of every JavaScript object: as keys of data they are an attack or a mistake. */
const LANGUAGE_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/** Controls, signs that make a text look other than it is, and letters that show nothing. A name in kanji may choose among their forms. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]|\u034f/u;
/** Bodies in XML and in plain text have lines, as have the texts that services sign. */
const mayHaveLines = (path: Path): boolean =>
  path.at(-1) === 'xml' || path[0] === 'computed' || path[0] === 'hostsBetween' || (path.at(-1) === 'text' && !path.includes('json'));
const LINES = /[\t\n\r]/g;

/** A fault and its offset in the file: of two keys alike the path cannot tell which is meant. */
export interface Placed {
  fault: Fault;
  at: number;
}

const unseenIn = (text: string, path: Path, at: number, isKey: boolean): Placed[] => {
  const found = UNSEEN.exec(!isKey && mayHaveLines(path) ? text.replace(LINES, '') : text);
  const sign = found === null ? '' : `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return found === null ? [] : [{ fault: fault('SP006', path, { sign }, isKey ? 'key' : undefined), at }];
};

/** What is wrong with a file as a file, whatever it says: keys that are there twice, that are names of the language, unseen signs. */
export const checkTree = (tree: JsonTree, path: Path = []): Placed[] => {
  if (tree.kind === 'scalar') return typeof tree.value === 'string' ? unseenIn(tree.value, path, tree.at, false) : [];
  if (tree.kind === 'array') return tree.items.flatMap((item, index) => checkTree(item, [...path, index]));
  return tree.fields.flatMap(({ key, at, value }, index) => {
    const here = [...path, key];
    const isSecond = tree.fields.findIndex((field) => field.key === key) < index;
    return [
      ...(isSecond ? [{ fault: fault('SP004', here, { name: key }, 'key'), at }] : []),
      ...(LANGUAGE_NAMES.has(key) ? [{ fault: fault('SP005', here, { name: key }, 'key'), at }] : []),
      ...unseenIn(key, here, at, true),
      ...checkTree(value, here),
    ];
  });
};
