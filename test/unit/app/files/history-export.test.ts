import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createHistoryExport } from '../../../../main/app/files/history-export.ts';
import { createUserFiles } from '../../../../main/platform/files/user-files.ts';
import type { JournalEntry } from '../../../../preload/contract/journal.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { diskLacks, openDisk } from '../../../faults/frame/disk.ts';

const entries = Array.from(
  { length: 500 },
  (_, at): JournalEntry => ({ seq: at + 1, at, kind: 'event', event: 'e', name: '=HYPERLINK("x")', change: 'edited' }),
);

it.skipIf(diskLacks() !== undefined)(
  'on a full disk an export is refused, and leaves neither a piece nor the loss of the one before',
  async () => {
    const disk = openDisk(256);
    try {
      const path = join(disk.folder, 'saikoro-history.csv');
      const save = createHistoryExport({
        clock: { now: () => 0 },
        dialogs: { saveFile: async () => path } as never,
        hideSecrets: (text) => text,
        history: { all: async () => entries },
        timeline: { all: () => [] },
        userFiles: createUserFiles(),
        version: '0.0.0',
        wording: () => ({ strings: stringsFor('en'), services: new Map(), language: 'en' }),
      });
      const write = () => save({ of: 'journal', as: 'csv', filter: {} });
      writeFileSync(path, 'the one before');
      disk.fill();
      expect(await write()).toMatchObject({ ok: false, code: 'disk-full' });
      expect(readdirSync(disk.folder).filter((name) => !name.startsWith('filler-'))).toEqual(['saikoro-history.csv']);
      expect(readFileSync(path, 'utf8')).toBe('the one before');
      disk.free();
      expect(await write()).toEqual({ ok: true, path, count: 500 });
      expect(readFileSync(path, 'utf8')).toContain('"\'=HYPERLINK');
    } finally {
      disk.close();
    }
  },
);
