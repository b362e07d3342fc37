import type { ElectronApplication } from 'playwright-core';

/** The system's file pickers cannot be driven from outside; this is what the user chose in them, until it is changed. */
export const answerDialogs = (app: ElectronApplication, chosen: { open?: string; save?: string }): Promise<void> =>
  app.evaluate(({ dialog }, { open, save }) => {
    dialog.showOpenDialog = async () => ({ canceled: open === undefined, filePaths: open === undefined ? [] : [open] });
    dialog.showSaveDialog = async () => ({ canceled: save === undefined, filePath: save ?? '' });
  }, chosen);
