import type { Dialog } from 'electron';
import { type Language, stringsFor } from '../../preload/strings/index.ts';
import type { FolderFault, FolderFaultKind } from '../platform/files/folder-check.ts';
import type { Adapters } from './adapters.ts';

/** sysexits.h: 73 can't create (user) output file, 74 input/output error, 77 permission denied. */
const EXIT_CODES: Record<FolderFaultKind, number> = { 'not-a-folder': 73, 'read-only': 73, denied: 77, full: 73, refused: 74 };

/** Says why the data folder cannot be used, on the terminal and in a box; the exit code. */
export const refuseFolder = (
  fault: FolderFault,
  {
    folder,
    language,
    kit,
    box,
  }: { folder: string; language: Language; kit: Pick<Adapters, 'printError'>; box: Pick<Dialog, 'showErrorBox'> | null },
): number => {
  const { cli } = stringsFor(language);
  const text = cli.folderRefused(folder, cli.folderFault[fault.why](fault.code));
  kit.printError(text);
  box?.showErrorBox(cli.cannotStart, text);
  return EXIT_CODES[fault.why];
};
