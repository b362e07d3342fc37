import type { BrowserWindow, Dialog, OpenDialogOptions, SaveDialogOptions } from 'electron';
import type { Dialogs } from '../../instance/files/dialogs.ts';

/** `parent`: the window the picker belongs to; without one it stands by itself. */
export const createDialogs = (dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>, parent: () => BrowserWindow | null): Dialogs => ({
  openFile: async ({ title, filters }) => {
    const options: OpenDialogOptions = { title, filters, properties: ['openFile'] };
    const window = parent();
    const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
    return canceled ? null : (filePaths[0] ?? null);
  },
  saveFile: async ({ title, name, filters }) => {
    const options: SaveDialogOptions = { title, defaultPath: name, filters, properties: ['createDirectory', 'showOverwriteConfirmation'] };
    const window = parent();
    const { canceled, filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
    return canceled || !filePath ? null : filePath;
  },
});
