import type { BrowserWindow, Dialog, OpenDialogOptions, SaveDialogOptions } from 'electron';
import type { Dialogs } from '../../instance/files/dialogs.ts';

/** `parent`: the window the picker belongs to; without one it stands by itself. One at a time: a page must not heap them upon each other. */
export const createDialogs = (dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>, parent: () => BrowserWindow | null): Dialogs => {
  let isOpen = false;
  const alone = async (pick: (window: BrowserWindow | null) => Promise<string | null>): Promise<string | null> => {
    if (isOpen) return null;
    isOpen = true;
    try {
      return await pick(parent());
    } finally {
      isOpen = false;
    }
  };
  return {
    openFile: ({ title, filters }) =>
      alone(async (window) => {
        const options: OpenDialogOptions = { title, filters, properties: ['openFile'] };
        const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
        return canceled ? null : (filePaths[0] ?? null);
      }),
    saveFile: ({ title, name, filters }) =>
      alone(async (window) => {
        const options: SaveDialogOptions = {
          ...{ title, filters, defaultPath: name },
          properties: ['createDirectory', 'showOverwriteConfirmation'],
        };
        const { canceled, filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
        return canceled || !filePath ? null : filePath;
      }),
  };
};
