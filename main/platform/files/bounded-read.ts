import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

export type BoundedRead<T> = { ok: true; found: T } | { ok: false; why: 'no-file' | 'too-large' };

/** Throws what the system refuses, e.g. ENOENT. */
const withBounded = <T>(path: string, maxBytes: number, act: (fd: number, size: number) => BoundedRead<T>): BoundedRead<T> => {
  // Without O_NONBLOCK opening a pipe without a writer would block for ever. Windows has neither.
  const fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) return { ok: false, why: 'no-file' };
    return stat.size > maxBytes ? { ok: false, why: 'too-large' } : act(fd, stat.size);
  } finally {
    closeSync(fd);
  }
};

/** Whether `readBounded` would read it. */
export const lookBounded = (path: string, maxBytes: number): BoundedRead<null> =>
  withBounded(path, maxBytes, () => ({ ok: true, found: null }));

/** A regular file of at most `maxBytes`, whole. Of a larger one, a pipe or a device, which may never end, nothing is read. */
export const readBounded = (path: string, maxBytes: number): BoundedRead<Buffer> =>
  withBounded(path, maxBytes, (fd, size) => {
    // The size told beforehand may change: what is read is bounded, too.
    const bytes = Buffer.allocUnsafe(size + 1);
    let length = 0;
    for (let got = 1; got > 0 && length < bytes.length; length += got) got = readSync(fd, bytes, length, bytes.length - length, null);
    return length > maxBytes ? { ok: false, why: 'too-large' } : { ok: true, found: bytes.subarray(0, length) };
  });
