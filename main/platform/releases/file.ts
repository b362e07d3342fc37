import { createHash } from 'node:crypto';
import { createReadStream, rmSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleaseFile, ReleaseResult } from '../../ports/releases/release.ts';
import { codeOf, isFull, makeFolder, syncFolder } from '../files/whole-file.ts';

const PRIVATE_FOLDER = 0o700;
const RUNNABLE = 0o700;
const PART = '.part';

const diskRefusal = (error: unknown): ReleaseResult => {
  const code = codeOf(error);
  return { ok: false, code: isFull(code) ? 'disk-full' : 'disk-error', detail: code };
};

/** Written as it comes, no further than the length that was signed, and named only once its sum is the signed one. */
export const keepFile = async (body: AsyncIterable<Uint8Array>, file: ReleaseFile, folder: string): Promise<ReleaseResult> => {
  const part = join(folder, `${file.name}${PART}`);
  const refuse = async (result: ReleaseResult): Promise<ReleaseResult> => {
    await rm(part, { force: true });
    return result;
  };
  try {
    makeFolder(folder, PRIVATE_FOLDER);
    await rm(part, { force: true });
    const hash = createHash('sha512');
    let bytes = 0;
    const handle = await open(part, 'wx', RUNNABLE);
    try {
      const pieces = body[Symbol.asyncIterator]();
      for (;;) {
        // Told apart from what the disk says: a line that ends half-way.
        const next = await pieces.next().catch(() => 'cut' as const);
        if (next === 'cut') return await refuse({ ok: false, code: 'cut', detail: file.name });
        if (next.done === true) break;
        bytes += next.value.length;
        if (bytes > file.bytes) return await refuse({ ok: false, code: 'too-large', detail: file.name });
        hash.update(next.value);
        await handle.writeFile(next.value);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (bytes < file.bytes) return await refuse({ ok: false, code: 'cut', detail: file.name });
    if (hash.digest('hex') !== file.sha512) return await refuse({ ok: false, code: 'bad-hash', detail: file.name });
    await rename(part, join(folder, file.name));
    syncFolder(folder);
    return { ok: true };
  } catch (error) {
    return await refuse(diskRefusal(error));
  }
};

export const checkFile = async (file: ReleaseFile, folder: string): Promise<ReleaseResult> => {
  const path = join(folder, file.name);
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined || !found.isFile() || found.size !== file.bytes) return { ok: false, code: 'cut', detail: file.name };
    const hash = createHash('sha512');
    for await (const piece of createReadStream(path)) hash.update(piece);
    return hash.digest('hex') === file.sha512 ? { ok: true } : { ok: false, code: 'bad-hash', detail: file.name };
  } catch (error) {
    return diskRefusal(error);
  }
};

export const clearFolder = (folder: string): void => {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    // It stays until the next time; it is room on the disk and nothing else.
    codeOf(error);
  }
};
