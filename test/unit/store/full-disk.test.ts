import './no-electron.ts';

import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFiles } from '../../../main/platform/files/files.ts';
import { createUserFiles } from '../../../main/platform/files/user-files.ts';
import { emptyRecord } from '../../../main/ports/storage/ledger.ts';
import { openJournal } from '../../../main/store/journal-file.ts';
import { openLedger } from '../../../main/store/ledger-file.ts';
import { openSecrets } from '../../../main/store/secrets/secrets.ts';
import { openSettings } from '../../../main/store/settings/settings-store.ts';
import { dnsEvent } from './events.ts';
import { newFolder, newReport } from './folder.ts';
import { settled, typeIn } from './typed.ts';

const mount = (dir: string): boolean => spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k,mode=0700', 'saikoro-test', dir]).status === 0;
const unmount = (dir: string): boolean => spawnSync('umount', [dir]).status === 0;

/** A disk of a quarter of a megabyte that can be filled to its last byte; null where we may not mount one. */
const newDisk = () => {
  const dir = newFolder();
  if (!mount(dir)) return null;
  onTestFinished(() => void unmount(dir));
  const fillerAt = (at: number) => join(dir, `filler-${at}`);
  return {
    dir,
    fill() {
      for (const size of [65_536, 4096, 1]) {
        for (let at = readdirSync(dir).length; ; at += 1) {
          try {
            writeFileSync(fillerAt(at), 'x'.repeat(size));
          } catch {
            // Part of it may have fitted; that part is what fills the disk.
            break;
          }
        }
      }
    },
    free() {
      for (const name of readdirSync(dir)) if (name.startsWith('filler-')) rmSync(join(dir, name));
    },
  };
};
const canMount =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;
const FULL = { ok: false, full: true };

describe.skipIf(!canMount)('a full disk (needs root on Linux)', () => {
  const disk = () => {
    const made = newDisk();
    if (made === null) throw new Error('no disk could be mounted');
    return { ...made, files: createFiles(made.dir), ...newReport(), now: () => 0 };
  };

  it('leaves the settings as they were, and takes them again when there is room', () => {
    const all = disk();
    const store = openSettings(all);
    const events = Array.from({ length: 40 }, (_, at) => dnsEvent(`e${at}`));
    store.save({ ...store.document, events: events.slice(0, 20) });
    all.fill();
    expect(store.save({ ...store.document, events })).toMatchObject(FULL);
    expect(store.document.events).toHaveLength(20);
    expect(openSettings(all).document.events).toHaveLength(20);
    all.free();
    expect(store.save({ ...store.document, events })).toEqual({ ok: true });
    expect(openSettings(all).document.events).toHaveLength(40);
    expect(readdirSync(all.dir).sort()).toEqual(['settings.json', 'settings.json.bak']);
    expect(all.told).toEqual([]);
  });
  it('holds the ledger’s lines back and writes them with the next', () => {
    const all = disk();
    const ledger = openLedger(all);
    ledger.put({ ...emptyRecord('before'), fingerprint: 'x'.repeat(4000) });
    all.fill();
    for (let at = 0; at < 9; at += 1) ledger.put({ ...emptyRecord(`e${at}`), fingerprint: 'x'.repeat(4000) }, { sync: true });
    expect(all.codes()).toEqual(['disk-full']);
    expect(openLedger(all).get('before')).toBeDefined();
    all.free();
    ledger.put(emptyRecord('after'));
    const again = openLedger(all);
    for (const id of ['before', 'e0', 'e8', 'after']) expect(again.get(id), id).toBeDefined();
    expect(all.codes()).toEqual(['disk-full']);
  });
  it('holds the history’s lines back and writes them with the next', () => {
    const all = disk();
    const journal = openJournal(all);
    journal.add({ kind: 'started', version: 'x'.repeat(4000), practice: false });
    all.fill();
    for (let at = 0; at < 9; at += 1) journal.add({ kind: 'started', version: 'x'.repeat(4000), practice: false });
    expect(all.codes()).toEqual(['disk-full']);
    expect(journal.page({ limit: 20 })).toHaveLength(10);
    all.free();
    journal.add({ kind: 'stopped' });
    expect(
      openJournal(all)
        .page({ limit: 20 })
        .map(({ seq }) => seq),
    ).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(all.codes()).toEqual(['disk-full']);
  });
  it('leaves the secrets as they were', async () => {
    const all = disk();
    const sealer = { available: async () => false, seal: (text: string) => text, open: async () => null };
    const secrets = await openSecrets({ ...all, sealer, forced: 'file' });
    typeIn(secrets, 'a', { password: 'p' });
    const before = all.files.read('secrets-file.json');
    all.fill();
    expect(typeIn(secrets, 'b', { password: 'x'.repeat(9000) })).toMatchObject(FULL);
    expect(secrets.keys('b')).toEqual([]);
    expect(all.files.read('secrets-file.json')).toEqual(before);
    expect(settled(await openSecrets({ ...all, sealer, forced: 'file' })).get('a', 'password')).toBe('p');
  });
  it('leaves no half export behind', () => {
    const all = disk();
    all.fill();
    const before = readdirSync(all.dir);
    expect(createUserFiles().write(join(all.dir, 'events.json'), 'x'.repeat(9000))).toMatchObject(FULL);
    expect(readdirSync(all.dir)).toEqual(before);
  });
});
