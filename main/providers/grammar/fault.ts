import type { Field } from '../../../preload/contract/service.ts';
import type { Want as JsonWant } from '../../json/json-walk.ts';
import type { Form } from './formats.ts';
import type { Slip } from './template.ts';

/** What had to stand where a text stops being JSON, or the usual slip that stands there. */
export type Want = JsonWant | 'double-quotes' | 'no-comment' | 'half-width' | 'opening';

export type JsonType = 'text' | 'number' | 'switch' | 'null' | 'list' | 'object';

/** Every problem a plug-in can have, by its code, with what its words need to know. A code keeps its meaning for ever. */
export interface FactsOf {
  SP001: { encoding: 'utf-16' | 'other' };
  SP002: { bytes: number };
  SP003: { want: Want };
  SP004: { name: string };
  SP005: { name: string };
  SP006: { sign: string };
  SP010: { name: string | null };
  SP011: { name: string };
  SP012: { name: string; near: string | null; known: readonly string[] };
  SP013: { name: string };
  SP014: { types: readonly JsonType[]; key: string | null };
  SP015: { choices: readonly string[]; near: string | null; key: string | null };
  SP016: { of: 'text' | 'list' | 'number' | 'whole'; low: number | null; high: number | null };
  SP017: { form: Form };
  SP018: { presets: readonly string[]; near: string | null };
  SP019: Record<string, never>;
  SP020: { slip: Slip };
  SP021: { name: string; near: string | null; known: readonly string[] };
  SP022: { name: string };
  SP023: { name: string };
  SP024: { name: string };
  SP025: { name: string };
  SP026: { name: string };
  SP027: { kind: Field['kind'] };
  SP028: Record<string, never>;
  SP029: { name: string; near: string | null; known: readonly string[] };
  SP030: Record<string, never>;
  SP031: Record<string, never>;
  SP032: Record<string, never>;
  SP033: Record<string, never>;
  SP034: Record<string, never>;
  SP035: Record<string, never>;
  SP036: Record<string, never>;
  SP037: Record<string, never>;
  SP038: { family: 'ipv4' | 'ipv6' | null };
  SP039: { name: string };
  SP040: { ways: number };
  SP041: Record<string, never>;
  SP042: { fromSetting: boolean };
  SP043: Record<string, never>;
  SP044: Record<string, never>;
  SP045: { name: string };
  SP046: Record<string, never>;
  SP047: { query: boolean };
  SP048: Record<string, never>;
  SP050: Record<string, never>;
  SP051: { name: string };
  SP052: { name: string };
  SP053: { name: string; ascii: string | null };
  SP054: { hosts: readonly string[] };
  SP055: Record<string, never>;
  SP056: { name: string };
  SP057: { name: string; grammar: string };
  SP058: { ways: readonly string[]; near: string | null };
  SP059: { name: string };
  SP060: { name: string; where: 'condition' | 'host' | 'reply' | 'itself' };
  SP061: { name: string };
  SP062: { name: string };
  SP063: Record<string, never>;
  SP064: Record<string, never>;
  SP065: { name: string };
  SP066: Record<string, never>;
  SP067: Record<string, never>;
  SP068: Record<string, never>;
}
export type ProblemCode = keyof FactsOf;

/** Keys and indexes from the top of the plug-in. */
export type Path = readonly (string | number)[];

export type Fault = {
  [C in ProblemCode]: {
    code: C;
    path: Path;
    facts: FactsOf[C];
    /** Points at the key, not at its value; a number: so many signs into the text. */
    aim?: 'key' | number;
  };
}[ProblemCode];

export const fault = <C extends ProblemCode>(code: C, path: Path, facts: FactsOf[C], aim?: 'key' | number): Fault =>
  ({ code, path, facts, ...(aim === undefined ? {} : { aim }) }) as Fault;

/** The edit distance of two words (Damerau-Levenshtein): a character inserted, deleted, replaced, or two swapped. */
const slipsBetween = (a: string, b: string): number => {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const ways = [(row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + other, ...(swapped ? [(before[j - 2] ?? 0) + 1] : [])];
      next.push(Math.min(...ways));
    }
    [before, row] = [row, next];
  }
  return row.at(-1) ?? 0;
};

/** The nearest of some names to a mistyped one; null when none is near: more than a third of its signs differ. */
export const nearest = (name: string, names: readonly string[]): string | null => {
  const typed = name.slice(0, 40).toLowerCase();
  const [best] = names
    .map((one) => ({ one, slips: slipsBetween(typed, one.toLowerCase()) }))
    .filter(({ one, slips }) => slips <= Math.max(1, Math.floor(Math.max(one.length, typed.length) / 3)))
    .sort((a, b) => a.slips - b.slips);
  return best?.one ?? null;
};
