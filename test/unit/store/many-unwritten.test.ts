import { describe, expect, it } from 'vitest';
import { createFiles } from '../../../main/platform/files/files.ts';
import { emptyRecord } from '../../../main/ports/storage/ledger.ts';
import type { DataFolder } from '../../../main/store/data-folder.ts';
import { openJournal } from '../../../main/store/journal-file.ts';
import { openLedger } from '../../../main/store/ledger-file.ts';
import { newFolder, newReport } from './folder.ts';

const MANY = 2000;

/** Real files on a disk that is full while `full` says so; counts what it was asked to write. */
const newDisk = () => {
  const dir = newFolder();
  const files = createFiles(dir);
  const disk = { full: false, bytes: 0 };
  const folder: DataFolder = {
    ...files,
    append(name, text, options) {
      disk.bytes += text.length;
      return disk.full ? { ok: false, full: true, detail: name } : files.append(name, text, options);
    },
  };
  return { disk, folder };
};

describe('on a full disk, with thousands of changes that can’t be written', () => {
  it('the ledger tries with the newest change alone, and loses none once there is room', () => {
    const { disk, folder } = newDisk();
    const told = newReport();
    const ledger = openLedger({ files: folder, now: () => 1000, report: told.report });
    disk.full = true;
    for (let at = 0; at < MANY; at += 1) ledger.put({ ...emptyRecord(`e${at}`), fingerprint: 'f' });
    const line = JSON.stringify({ ...emptyRecord('e0000'), fingerprint: 'f' }).length;
    expect(disk.bytes).toBeLessThan(MANY * line * 3);
    expect(told.codes()).toEqual(['disk-full']);
    disk.full = false;
    ledger.put({ ...emptyRecord('e0'), fingerprint: 'newest' });
    const again = openLedger({ files: folder, now: () => 1000, report: told.report });
    for (let at = 0; at < MANY; at += 1) expect(again.get(`e${at}`)?.fingerprint).toBe(at === 0 ? 'newest' : 'f');
  });
  it('the journal tries with the oldest line alone, and keeps their order once there is room', () => {
    const { disk, folder } = newDisk();
    const told = newReport();
    const journal = openJournal({ files: folder, now: () => 1000, report: told.report });
    disk.full = true;
    for (let at = 0; at < MANY; at += 1) journal.add({ kind: 'stopped' });
    expect(disk.bytes).toBeLessThan(MANY * 200);
    expect(told.codes()).toEqual(['disk-full']);
    disk.full = false;
    journal.add({ kind: 'stopped' });
    const again = openJournal({ files: folder, now: () => 1000, report: told.report });
    expect(again.page({ limit: MANY + 1 }).map(({ seq }) => seq)).toEqual(Array.from({ length: MANY + 1 }, (_, at) => MANY + 1 - at));
    expect(told.codes()).toEqual(['disk-full']);
  });
});
