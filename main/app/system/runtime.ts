import type { Runtime } from '../../../preload/contract/state.ts';

/** Electron's makers mend the latest three major versions (electronjs.org, "Electron Releases"). */
const MENDED = 3;

/** The version that package.json names, written in by the build. */
const BUILT_FOR = process.env.SAIKORO_ELECTRON ?? '';

/** What really runs, whoever started it, beside what the product is built for. */
export const runtimeOf = (electron: string, builtFor: string = BUILT_FOR): Runtime => {
  const behind = Number.parseInt(builtFor, 10) - Number.parseInt(electron, 10);
  return { electron, builtFor, age: behind >= MENDED ? 'unsupported' : behind > 0 ? 'older' : 'current' };
};
