import type { FileResult, Files } from '../../ports/storage/files.ts';

const refused = (name: string): FileResult => ({ ok: false, full: false, detail: `read-only ${name}` });

/** A data folder to look into: nothing in it is mended, renamed or added to, since another Saikoro may be at work in it. */
export const readOnlyFiles = (files: Files): Files => ({
  read: files.read,
  look: files.look,
  size: files.size,
  has: files.has,
  list: files.list,
  write: refused,
  append: refused,
  rename: refused,
  remove: refused,
  onLost: () => {},
});

/** Of a folder that is not there, and is not made by looking. */
export const NO_FILES: Files = readOnlyFiles({
  read: (name) => ({ ok: false, why: 'absent', detail: name }),
  look: (name) => ({ ok: false, why: 'absent', detail: name }),
  size: () => 0,
  has: () => false,
  list: () => [],
  write: refused,
  append: refused,
  rename: refused,
  remove: refused,
  onLost: () => {},
});
