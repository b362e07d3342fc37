import { basename } from 'node:path';
import type { FileResult } from '../../ports/storage/files.ts';
import { readBounded } from './bounded-read.ts';
import { codeOf, isFull, replaceFile } from './whole-file.ts';

type Unread = { ok: false; code: 'too-large' | 'unreadable-file'; detail: string };
export type UserFileRead = { ok: true; text: string } | Unread;

/** Files the user names himself, anywhere: exports and imports. */
export interface UserFiles {
  /** At most maxBytes; of a larger file nothing is read. */
  read(path: string, maxBytes: number): UserFileRead;
  bytes(path: string, maxBytes: number): { ok: true; bytes: Uint8Array } | Unread;
  /** Whole or not at all, readable by its owner alone. */
  write(path: string, text: string): FileResult;
}

const readBytes: UserFiles['bytes'] = (path, maxBytes) => {
  try {
    const read = readBounded(path, maxBytes);
    return read.ok
      ? { ok: true, bytes: read.found }
      : { ok: false, code: read.why === 'too-large' ? 'too-large' : 'unreadable-file', detail: basename(path) };
  } catch (error) {
    return { ok: false, code: 'unreadable-file', detail: `${(error as NodeJS.ErrnoException).code ?? ''} ${basename(path)}`.trim() };
  }
};

export const createUserFiles = (): UserFiles => ({
  read(path, maxBytes) {
    const read = readBytes(path, maxBytes);
    return read.ok ? { ok: true, text: Buffer.from(read.bytes).toString('utf8') } : read;
  },
  bytes: readBytes,
  write(path, text) {
    try {
      replaceFile(path, text);
      return { ok: true };
    } catch (error) {
      return { ok: false, full: isFull(codeOf(error)), detail: `${codeOf(error)} ${basename(path)}` };
    }
  },
});
