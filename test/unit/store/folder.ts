import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ProblemCode } from '../../../preload/contract/journal.ts';

/** Tests that run side by side each give their own `onTestFinished`. */
export const newFolder = (finished: (cleanUp: () => void) => void = onTestFinished): string => {
  const dir = mkdtempSync(join(tmpdir(), 'saikoro-store-'));
  finished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};

/** A report that keeps what it was told. */
export const newReport = () => {
  const told: { code: ProblemCode; detail?: string }[] = [];
  return {
    told,
    codes: () => told.map(({ code }) => code),
    report: (code: ProblemCode, detail?: string) => void told.push({ code, detail }),
  };
};
