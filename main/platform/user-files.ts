import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import type { FileResult } from '../engine/ports.ts';
import { replaceFile } from './files.ts';

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
    const fd = openSync(path, 'r');
    try {
      if (!fstatSync(fd).isFile()) return { ok: false, code: 'unreadable-file', detail: basename(path) };
      // The size told beforehand may change: what is read is bounded, too.
      const bytes = Buffer.allocUnsafe(Math.min(fstatSync(fd).size, maxBytes) + 1);
      let length = 0;
      for (let got = 1; got > 0 && length < bytes.length; length += got) got = readSync(fd, bytes, length, bytes.length - length, null);
      if (length > maxBytes) return { ok: false, code: 'too-large', detail: basename(path) };
      return { ok: true, bytes: bytes.subarray(0, length) };
    } finally {
      closeSync(fd);
    }
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
      const { code = '' } = error as NodeJS.ErrnoException;
      return { ok: false, full: code === 'ENOSPC' || code === 'EDQUOT', detail: `${code} ${basename(path)}`.trim() };
    }
  },
});
