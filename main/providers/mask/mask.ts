import type { Mask } from '../judge/excerpt.ts';
import { formsOf, pairsOf, tellingPart } from './forms.ts';
import { type Reading, readingsOf } from './readings.ts';

export const DOTS = '•••';

/** A mask to which secrets can be added: what a job computes from its own while it runs. */
export interface JobMask extends Mask {
  also(secrets: readonly string[]): void;
}

/** Forms by their telling part, the parts by their length. */
type Index = Map<number, Map<string, string[]>>;

const addTo = (index: Index, forms: Iterable<string>): void => {
  for (const form of new Set(forms)) {
    if (form === '') continue;
    const part = tellingPart(form);
    const parts = index.get(part.length) ?? new Map<string, string[]>();
    const alike = parts.get(part);
    if (alike === undefined) parts.set(part, [form]);
    else if (!alike.includes(form)) alike.push(form);
    index.set(part.length, parts);
  }
};

const sharedLength = (form: string, text: string, at: number): number => {
  let length = 0;
  while (length < form.length && form.charCodeAt(length) === text.charCodeAt(at + length)) length += 1;
  return length;
};

/** What is shorter, in characters, stands inside words by chance: dots there would tell what it is. */
const SHORTEST_INSIDE = 4;
const EDGE = /[\s=&?/"'`:,;<>()[\]{}#|@]/;
const isWhole = (text: string, at: number, length: number): boolean =>
  [text[at - 1], text[at + length]].every((sign) => sign === undefined || EDGE.test(sign));

/** Where, in the original, something secret stands. Each place is left behind once it is hidden, so that no text takes long. */
const spansIn = ({ text, from, to }: Reading, index: Index): [number, number][] => {
  const spans: [number, number][] = [];
  for (let at = 0; at < text.length; ) {
    let longest = 0;
    for (const [length, parts] of index)
      for (const form of parts.get(text.slice(at, at + length)) ?? [])
        if (form.length >= SHORTEST_INSIDE || isWhole(text, at, form.length)) longest = Math.max(longest, sharedLength(form, text, at));
    if (longest > 0) spans.push([from[at] ?? 0, to[at + longest - 1] ?? 0]);
    at += Math.max(longest, 1);
  }
  return spans;
};

/** One row of dots for each stretch; what touches is one stretch. */
const hide = (text: string, spans: [number, number][]): string => {
  const sorted = spans.sort((a, b) => a[0] - b[0]);
  let shown = '';
  let at = 0;
  let hidden = -1;
  for (const [start, end] of sorted) {
    if (start > hidden) shown += text.slice(at, start) + DOTS;
    hidden = Math.max(hidden, end);
    at = hidden;
  }
  return shown + text.slice(at);
};

/**
 * Masks secrets in a text, in each form they are sent or echoed in, also where only the first part of one is left. `companions` are what a
 * secret is joined with in a Basic header: user names. What is added is masked from then on.
 */
export const jobMaskOf = (secrets: readonly string[], companions: readonly string[] = []): JobMask => {
  const index: Index = new Map();
  const also = (more: readonly string[]): void => {
    for (const secret of new Set(more)) if (secret.trim() !== '') addTo(index, [...formsOf(secret), ...pairsOf(secret, companions)]);
  };
  const mask: Mask = (text) =>
    index.size === 0
      ? text
      : hide(
          text,
          readingsOf(text).flatMap((reading) => spansIn(reading, index)),
        );
  also(secrets);
  return Object.assign(mask, { also });
};

export const maskOf = (secrets: readonly string[], companions: readonly string[] = []): Mask => jobMaskOf(secrets, companions);
