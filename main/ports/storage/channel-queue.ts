import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { FileResult } from './files.ts';

/** One of several events that a notice tells of as one. `since`: ms since 1970. */
export interface Concerned {
  id: string;
  name: string;
  since: number;
}

/** A notice that waits to be told by one channel. Its words hold no secret: they are those of the window. */
export interface Waiting {
  /** A UUID. */
  id: string;
  /** What it is about, one or several: only the last word about each is worth telling. */
  about: string[];
  /** It says that what was wrong is right again. */
  ends: boolean;
  severity: 'failure' | 'change';
  title: string;
  text: string;
  hosts: string[];
  address: string;
  /** ms since 1970. */
  at: number;
  /** Not told before that time. */
  due: number;
}

/** So many things one notice is remembered to be about. */
export const MOST_ABOUT = 500;

export interface ChannelQueue {
  waiting: Waiting[];
  /** What is being told as one, or was tried: its id stays as long as it is the same. underWay: the request left, and its end is not known. */
  batch: { id: string; of: string[]; underWay: boolean } | null;
  /** What was told to be wrong, so that its end is told too. */
  told: string[];
  attempts: number;
  notBefore: number;
  failingSince: number | null;
  outcome: Outcome | null;
  toldAt: number | null;
  /** Times of the last requests, ms since 1970. */
  sentAt: number[];
  /** Messages that arrived in one calendar month, `2026-11`. */
  month: { name: string; sent: number };
  /** Notices that were dropped because too many waited. */
  dropped: number;
  /** When the last weekly report was made, or they began; null: none is wanted. ms since 1970. */
  weeklyAt: number | null;
}

/** What waits, by channel. Survives a restart. */
export interface ChannelQueueFile {
  readonly queues: Readonly<Record<string, ChannelQueue>>;
  save(queues: Readonly<Record<string, ChannelQueue>>): FileResult;
}
