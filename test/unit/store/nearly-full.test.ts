import './no-electron.ts';

import { describe, expect, it, vi } from 'vitest';
import { createFiles } from '../../../main/platform/files/files.ts';
import { openSettings } from '../../../main/store/settings/settings-store.ts';
import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import { dnsEvent } from './events.ts';
import { newReport } from './folder.ts';
import { canMount, tinyDisk } from './tiny-disk.ts';

// Many real writes: slow on a busy machine, and no worse for it.
vi.setConfig({ testTimeout: 60_000 });

const SAVES = 40;
const open = (dir: string) => {
  const told = newReport();
  return { ...told, store: openSettings({ dir, files: createFiles(dir), now: () => 0, report: told.report }) };
};

/** A file of settings that only just fits takes a write that ends short: where none fits at all, this does not show. */
describe.skipIf(!canMount)('a nearly full disk (needs root on Linux)', () => {
  it.each([
    { events: 80, freeBytes: 72 * 1024 },
    { events: 12, freeBytes: 8 * 1024 },
    { events: 80, freeBytes: 40 * 1024 },
    { events: 80, freeBytes: 120 * 1024 },
  ])('keeps each event it said was kept: $events events, $freeBytes bytes free', ({ events, freeBytes }) => {
    const disk = tinyDisk(512);
    const first = open(disk.dir).store;
    const start = Array.from({ length: events }, (_, at) => dnsEvent(`e${at}`, { name: `イベント ${at} ${'x'.repeat(150)}` }));
    expect(first.save({ ...first.document, events: start })).toEqual({ ok: true });
    disk.leave(freeBytes);

    const { store } = open(disk.dir);
    let acknowledged: SaikoroEvent[] = start;
    const answers = new Set<string>();
    for (let at = 0; at < SAVES; at += 1) {
      const next = [
        ...acknowledged,
        dnsEvent(`more-${at}`, { hosts: Array.from({ length: 8 }, (_, host) => `${'y'.repeat(50)}-${host}.f5.si`) }),
      ];
      const saved = store.save({ ...store.document, events: next });
      answers.add(saved.ok ? 'ok' : saved.full ? 'full' : saved.detail);
      if (saved.ok) acknowledged = next;
      expect(store.document.events.map(({ id }) => id)).toEqual(acknowledged.map(({ id }) => id));
      const again = open(disk.dir);
      expect(
        again.store.document.events.map(({ id }) => id),
        `after save ${at}`,
      ).toEqual(acknowledged.map(({ id }) => id));
      expect(again.told).toEqual([]);
    }
    expect([...answers].filter((answer) => answer !== 'ok')).toEqual(['full']);
  });
});
