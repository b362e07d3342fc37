import type { Launched } from '../helpers/electron.ts';

/** What a window of the system's own asked. */
export interface Asked {
  message: string;
  detail: string;
  defaultId: number;
}

/** From now on the system's window is answered so (0: cancel, 1: allow); what it was asked is kept. */
export const answering = ({ app }: Pick<Launched, 'app'>, response: 0 | 1): Promise<void> =>
  app.evaluate(({ dialog }, button) => {
    const kept = globalThis as unknown as { asked: Asked[] };
    kept.asked = [];
    dialog.showMessageBox = (async (...given: unknown[]) => {
      kept.asked.push(given.at(-1) as Asked);
      return { response: button, checkboxChecked: false };
    }) as never;
  }, response);

/** What it was asked since. */
export const asked = ({ app }: Pick<Launched, 'app'>): Promise<Asked[]> =>
  app.evaluate(() => (globalThis as unknown as { asked: Asked[] }).asked);
