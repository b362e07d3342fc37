import type { FileResult } from './files.ts';

/** What only the user may let Saikoro do: start a program with just these arguments, or ask just this host for the address. */
export type Wish = { kind: 'program'; program: string; args: readonly string[] } | { kind: 'host'; origin: string };

/** What the user allowed in a window of the system's own, which no page can press. */
export interface Approvals {
  allows(wish: Wish): boolean;
  allow(wishes: readonly Wish[]): FileResult;
  /** Called after something was allowed. */
  listen(listener: () => void): void;
}
