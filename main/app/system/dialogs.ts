import type { BrowserWindow, Dialog, FileFilter, OpenDialogOptions, SaveDialogOptions } from 'electron';

/** The system's file pickers. Null: the user cancelled. Paths are absolute. */
export interface Dialogs {
  openFile(options: { title: string; filters: FileFilter[] }): Promise<string | null>;
  saveFile(options: { title: string; name: string; filters: FileFilter[] }): Promise<string | null>;
}

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
