import type { Runtime } from '../../preload/contract/state.ts';

/** The Electron project supports the latest three major versions (electronjs.org, "Electron Releases"). */
const MENDED = 3;

/** The version that package.json names, written in by the build. */
const BUILT_FOR = process.env.SAIKORO_ELECTRON ?? '';

/** The running Electron version beside the one that Saikoro is built for. */
export const runtimeOf = (electron: string, builtFor: string = BUILT_FOR): Runtime => {
  const behind = Number.parseInt(builtFor, 10) - Number.parseInt(electron, 10);
  return { electron, builtFor, age: behind >= MENDED ? 'unsupported' : behind > 0 ? 'older' : 'current' };
};
