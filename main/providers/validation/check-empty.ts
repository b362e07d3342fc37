import { type Fault, fault } from '../grammar/fault.ts';
import { usesInPlugin } from '../grammar/placeholders.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { usesInComputed } from './check-computed.ts';

/** Names that are empty where the host is its zone or domain itself. A field with such a hole is left out, and nothing is equal to it. */
const EMPTY_AT_TOP: ReadonlySet<string> = new Set(['name', 'firstLabel']);

/** Tries the top of the zone: a name that is empty there says what stands in its place, or is asked for before it is used. */
export const checkEmpty = (plugin: Plugin): Fault[] =>
  [...usesInComputed(plugin), ...usesInPlugin(plugin)].flatMap(({ name, path, at, fallback, sure = [] }) =>
    at !== undefined && EMPTY_AT_TOP.has(name) && fallback === undefined && !sure.includes(name)
      ? [fault('SP062', path, { name }, at)]
      : [],
  );
