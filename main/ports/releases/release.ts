import type { ReleaseFault } from '../../../preload/contract/releases/release.ts';

/** A file of a version, as the signed feed describes it. */
export interface ReleaseFile {
  name: string;
  bytes: number;
  /** Hexadecimal. */
  sha512: string;
}

export type ReleaseResult = { ok: true } | { ok: false; code: ReleaseFault; detail?: string };

/** Over https alone, from these hosts alone, redirects followed among them. Never throws for what a network or a disk does. */
export interface ReleaseNetwork {
  /** A small text of the feed. */
  read(url: string, hosts: readonly string[]): Promise<{ ok: true; body: Uint8Array } | Exclude<ReleaseResult, { ok: true }>>;
  /** Into the folder, under its name only once its length and its sum are those that were signed. What is there already and right is not fetched again. */
  fetch(url: string, hosts: readonly string[], file: ReleaseFile, folder: string): Promise<ReleaseResult>;
  /** Whether the file still is what was signed. */
  check(file: ReleaseFile, folder: string): Promise<ReleaseResult>;
  /** Removes what an earlier version left there. */
  clear(folder: string): void;
}

/** Puts a checked file in the place of the running version, and starts that one once this one has ended. */
export interface ReleaseInstaller {
  install(path: string, version: string): Promise<ReleaseResult>;
}
