import type { Plugin } from './grammar/plugin.ts';
import { faultLine } from './messages/messages.ts';
import { decodePlugin } from './validation/decode.ts';

/** One that cannot be read is a bug. */
export const decodeBuiltIn = (id: string, raw: unknown, presets: Readonly<Record<string, unknown>>): Plugin => {
  const decoded = decodePlugin(raw, presets);
  if (!decoded.ok) throw new Error(`plug-in ${id}: ${decoded.problems.map(faultLine).join('; ')}`);
  if (decoded.plugin.id !== id) throw new Error(`plug-in ${id} says it is ${decoded.plugin.id}`);
  return decoded.plugin;
};
