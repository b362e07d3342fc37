import type { ServiceInfo } from '../../preload/contract/service.ts';
import { decodePlugin, type Plugin } from './grammar/plugin.ts';
import { faultLine } from './plugin-file/messages.ts';

/** The plug-ins that come with the app, each read when it is asked for. */
export interface BuiltIns {
  /** What a list of services shows of all of them. */
  infos(): ServiceInfo[];
  /** One plug-in as its file says; undefined where there is none of this id. */
  raw(id: string): unknown;
  /** What clones build on. */
  presets(): Readonly<Record<string, unknown>>;
}

/** The id of the service of practice mode, which is in no file and nobody else's either. */
export const PRACTICE_SERVICE = 'practice';

/** Where the build puts a plug-in: an id may hold a slash, a file name must not. */
export const fileNameOf = (id: string): string => `${encodeURIComponent(id)}.json`;

/** One that cannot be read is a bug. */
export const decodeBuiltIn = (id: string, raw: unknown, presets: Readonly<Record<string, unknown>>): Plugin => {
  const decoded = decodePlugin(raw, presets);
  if (!decoded.ok) throw new Error(`plug-in ${id}: ${decoded.problems.map(faultLine).join('; ')}`);
  if (decoded.plugin.id !== id) throw new Error(`plug-in ${id} says it is ${decoded.plugin.id}`);
  return decoded.plugin;
};
