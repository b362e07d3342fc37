import type { ImportFormat } from '../../preload/contract/imports/plan.ts';
import { looksLikeDdclient, readDdclient } from './ddclient/read.ts';
import type { Read } from './reading/entry.ts';

interface Format {
  format: ImportFormat;
  /** By what is in it: names of files say nothing. */
  looks(text: string): boolean;
  read(text: string): Read;
}

/** The ones that cannot be taken for another stand first. */
const FORMATS: readonly Format[] = [{ format: 'ddclient', looks: looksLikeDdclient, read: readDdclient }];

/** Null: no format that is known. */
export const readSettings = (text: string): { format: ImportFormat; read: Read } | null => {
  const found = FORMATS.find(({ looks }) => looks(text));
  return found === undefined ? null : { format: found.format, read: found.read(text) };
};
