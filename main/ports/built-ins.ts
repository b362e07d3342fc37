import type { ServiceInfo } from '../../preload/contract/service.ts';

/** The plug-ins that come with the app, each read when it is asked for. */
export interface BuiltIns {
  /** What a list of services shows of all of them. */
  infos(): ServiceInfo[];
  /** One plug-in as its file says; undefined where there is none of this id. */
  raw(id: string): unknown;
  /** Base specs that other plug-ins extend. */
  presets(): Readonly<Record<string, unknown>>;
}

/** The id of the practice service, which has no plug-in file and may not be used by one. */
export const PRACTICE_SERVICE = 'practice';

/** Where the build puts a plug-in: an id may hold a slash, a file name must not. */
export const fileNameOf = (id: string): string => `${encodeURIComponent(id)}.json`;
