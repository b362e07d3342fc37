import type { LogLine } from '../../../preload/contract/log.ts';

/** The log files, for who looks for a fault. Never holds a secret, and never throws. */
export interface Log {
  /** Written where its level is wanted. */
  add(line: Omit<LogLine, 'at'>): void;
  /** The last lines, the oldest first. */
  last(most: number): LogLine[];
}
