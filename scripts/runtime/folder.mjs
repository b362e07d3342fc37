import { join, resolve } from 'node:path';

/** Where fetched runtimes are kept: inside the repository, so that they go with it; several clones may share one folder. */
export const runtimesFolder = (env = process.env) =>
  env.SAIKORO_RUNTIMES ? resolve(env.SAIKORO_RUNTIMES) : resolve(import.meta.dirname, '../..', '.cache/runtimes');

export const inRuntimes = (name, env) => join(runtimesFolder(env), name);
