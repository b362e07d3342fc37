import * as v from 'valibot';
import { type Fault, fault } from '../grammar/fault.ts';
import { type Plugin, pluginSchema } from '../grammar/plugin.ts';
import { wholeOf } from '../grammar/preset.ts';
import { type Replies, repliesSchema } from '../grammar/reply.ts';
import { jsonTypeOf } from '../grammar/shape.ts';
import { checkSince } from '../grammar/since.ts';
import { climb, RUNGS } from '../grammar/versions.ts';
import { faultLine } from '../messages/messages.ts';
import { checkPlugin } from './check.ts';
import { checkEmpty } from './check-empty.ts';
import { faultOf } from './schema-issue.ts';

export type Decoded = { ok: true; plugin: Plugin } | { ok: false; problems: Fault[] };

export interface DecodeOptions {
  /** Asked of an installed one. */
  more?: (plugin: Plugin) => Fault[];
  /** What later versions ask for is asked of older files too. They load without it, as they always did. */
  strict?: boolean;
}

/** Reads a plug-in, built-in or installed. Every problem has a code and the place where it is. */
export const decodePlugin = (
  raw: unknown,
  presets: Readonly<Record<string, unknown>>,
  { more = () => [], strict: isStrict = false }: DecodeOptions = {},
): Decoded => {
  const refuse = (...problems: Fault[]): Decoded => ({ ok: false, problems });
  if (jsonTypeOf(raw) !== 'object') return refuse(fault('SP014', [], { types: ['object'], key: null }));
  const newer = checkSince(raw as Record<string, unknown>);
  const climbed = climb(raw as Record<string, unknown>);
  if (!climbed.ok) return refuse(climbed.fault);
  const found = wholeOf(climbed.raw, presets);
  if (!found.ok) return refuse(found.fault);
  const result = v.safeParse(pluginSchema, found.whole.raw);
  const isFirst = (raw as Record<string, unknown>).$schema === RUNGS[0]?.grammar;
  const sense = (plugin: Plugin): Fault[] => [...checkPlugin(plugin), ...(isFirst && !isStrict ? [] : checkEmpty(plugin)), ...more(plugin)];
  const faults = result.success ? sense(result.output) : result.issues.map(faultOf);
  if (result.success && faults.length === 0 && newer.length === 0) return { ok: true, plugin: result.output };
  return refuse(...newer, ...faults.map((one) => ({ ...one, path: found.whole.own(one.path) })));
};

/** Rules written in code, read like a plug-in's own; a bad one is a bug. */
export const decodeReplies = (raw: unknown): Replies => {
  const result = v.safeParse(repliesSchema, raw);
  if (!result.success) throw new Error(result.issues.map((issue) => faultLine(faultOf(issue))).join('; '));
  return result.output;
};
