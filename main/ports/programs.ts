import type { Cancel } from './clock.ts';

export interface ProgramResult {
  /** not-found, failed: it could not be run; timeout: it was ended; practice: it was not started, because practice runs no program. */
  ended: 'exit' | 'timeout' | 'not-found' | 'failed' | 'practice';
  exitCode: number | null;
  /** stdout and stderr as they came, at most maxBytes, cut with an ellipsis. */
  output: string;
  stdout: string;
}

export interface Programs {
  run(call: { program: string; args: string[]; env: Record<string, string>; timeoutMs: number; maxBytes: number }): Promise<ProgramResult>;
}

/** A program that runs on and on, whose lines are read as they come. */
export interface ProgramFeed {
  program: string;
  args: string[];
  /** What it is given to read at its start; its input stays open. */
  input?: string;
  line(text: string): void;
  /** It ended, could not be started, or was ended because of too much output. No further call follows. */
  ended(why: 'exit' | 'not-found' | 'failed' | 'flood'): void;
}

export interface Feeds {
  follow(feed: ProgramFeed): Cancel;
}

/** Names of the programs that run on this computer; none where the system does not tell. */
export type ProcessNames = () => Promise<string[]>;
