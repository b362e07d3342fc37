/** A value a template can hold. */
export type Scalar = string | number | boolean;

/** A place in a template: `{name}`, `{name|fallback}`, or `{+name}`, which keeps slashes in a path (RFC 6570 §3.2.3). */
export interface Slot {
  name: string;
  fallback?: string;
  keepSlashes: boolean;
  /** Where its brace stands in the source. */
  at: number;
}

/** Text with places, parsed once. Values put into it are never read again as a template. */
export interface Template {
  source: string;
  parts: readonly (string | Slot)[];
}

/** What a name stands for in one sending; undefined: nothing. */
export type Scope = (name: string) => Scalar | undefined;

const SLOT = /^(\+?)([A-Za-z][A-Za-z0-9]{0,39})(?:\|([^{}]*))?$/;

/** A brace that closes nothing, a place that is none, or a `$` in front of one, as other languages write it. */
export type Slip = 'brace' | 'placeholder' | 'dollar';

/** `{{` and `}}` stand for the braces themselves. */
export const parseTemplate = (source: string): { ok: true; template: Template } | { ok: false; slip: Slip; at: number } => {
  const parts: (string | Slot)[] = [];
  let literal = '';
  for (let at = 0; at < source.length; at += 1) {
    const pair = source.slice(at, at + 2);
    if (pair === '{{' || pair === '}}') {
      literal += pair[0];
      at += 1;
    } else if (source[at] === '}') {
      return { ok: false, slip: 'brace', at };
    } else if (source[at] === '{') {
      const end = source.indexOf('}', at);
      const found = end === -1 ? null : SLOT.exec(source.slice(at + 1, end));
      if (found === null) return { ok: false, slip: 'placeholder', at };
      if (source[at - 1] === '$') return { ok: false, slip: 'dollar', at: at - 1 };
      if (literal !== '') parts.push(literal);
      literal = '';
      parts.push({ name: found[2] ?? '', fallback: found[3], keepSlashes: found[1] === '+', at });
      at = end;
    } else {
      literal += source[at];
    }
  }
  if (literal !== '') parts.push(literal);
  return { ok: true, template: { source, parts } };
};

export const slotsOf = (template: Template): Slot[] => template.parts.filter((part) => typeof part !== 'string');

/** Whether a name has a value worth sending; a switch that is off counts as none. */
export const isPresent = (value: Scalar | undefined): value is Scalar => value !== undefined && value !== '' && value !== false;

/** Of a request, in characters. No service takes as much; a plug-in could repeat a value until the memory is full. */
export const LONGEST_REQUEST = 262_144;

/**
 * The filled text, each value through `encode`; undefined when a place without a fallback has no value. What is longer than a request may be
 * is cut: it is sent nowhere.
 */
export const fill = (template: Template, scope: Scope, encode: (text: string, slot: Slot) => string): string | undefined => {
  let text = '';
  for (const part of template.parts) {
    if (text.length > LONGEST_REQUEST) break;
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const value = scope(part.name);
    const chosen = value === undefined || value === '' ? part.fallback : String(value);
    if (chosen === undefined) return undefined;
    text += encode(chosen, part);
  }
  return text;
};
