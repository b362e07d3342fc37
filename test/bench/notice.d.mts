import type { NoticePlan } from './notice-run.ts';

/** Throws a Stop with the usage where it is not understood. */
export function readArguments(args: string[]): Omit<NoticePlan, 'load' | 'say'>;
export function notice(args: string[]): Promise<void>;
