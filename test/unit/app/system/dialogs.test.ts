import type { Dialog } from 'electron';
import { expect, it } from 'vitest';
import { createDialogs } from '../../../../main/app/system/dialogs.ts';

it('shows one picker at a time, whoever asks for how many', async () => {
  const open: ((path: string) => void)[] = [];
  const dialog = {
    showOpenDialog: () => new Promise((done) => open.push((path) => done({ canceled: false, filePaths: [path] }))),
    showSaveDialog: () => new Promise((done) => open.push((filePath) => done({ canceled: false, filePath }))),
  } as unknown as Dialog;
  const { openFile, saveFile } = createDialogs(dialog, () => null);
  const first = openFile({ title: 'Open', filters: [] });
  const others = [openFile({ title: 'Open', filters: [] }), saveFile({ title: 'Save', name: 'a.csv', filters: [] })];
  expect(open).toHaveLength(1);
  expect(await Promise.all(others)).toEqual([null, null]);
  open[0]?.('/home/me/a.json');
  expect(await first).toBe('/home/me/a.json');
  const later = saveFile({ title: 'Save', name: 'a.csv', filters: [] });
  open[1]?.('/home/me/a.csv');
  expect(await later).toBe('/home/me/a.csv');
});
