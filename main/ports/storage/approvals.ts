import type { FileResult } from './files.ts';

/** What an event may need the user's leave for: to start a program with just these arguments, or to ask just this host for the address. */
export type EventWish = { kind: 'program'; program: string; args: readonly string[] } | { kind: 'host'; origin: string };
/** What only the user may let Saikoro do; receiver: send notices to just this server. */
export type Wish = EventWish | { kind: 'receiver'; origin: string };

/** What the user allowed in a window of the system's own, which no page can press. */
export interface Approvals {
  allows(wish: Wish): boolean;
  allow(wishes: readonly Wish[]): FileResult;
  /** Called after something was allowed. */
  listen(listener: () => void): void;
}
