import type { ServiceInfo } from '../../preload/contract/service.ts';

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
