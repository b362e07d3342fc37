/** unfit: larger than any file of ours, or none at all (a folder, a pipe). */
export type Unread = { ok: false; why: 'absent' | 'unfit' | 'error'; detail: string };

/** Small files of the user's data folder, by name. */
export interface Files {
  read(name: string): { ok: true; text: string } | Unread;
  /** Whether `read` would read it, without doing so. */
  look(name: string): { ok: true } | Unread;
  /**
   * Whole or not at all: synced, read back and compared before it takes the old file's place, which is then on the disk. `keepIf`: the old
   * file becomes name.bak, if it is whole; a backup is never replaced by anything else.
   */
  write(name: string, text: string, options?: { mode?: number; keepIf?: (before: string) => boolean }): FileResult;
  /** One line at the end, synced to the disk when `sync` is set. */
  append(name: string, text: string, options?: { sync?: boolean }): FileResult;
  rename(from: string, to: string): FileResult;
  remove(name: string): FileResult;
  /** Bytes, 0 if absent. */
  size(name: string): number;
  /** Whether there is anything of that name, also what can't be read: a folder, a link that leads nowhere. */
  has(name: string): boolean;
  list(): string[];
  /** Once a write finds that the folder, or a file that was there, is gone; after what is being done is done. */
  onLost(listener: () => void): void;
}

export type FileResult = { ok: true } | { ok: false; full: boolean; detail: string };
