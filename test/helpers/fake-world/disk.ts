import type { World } from '../../../main/engine/runtime/world.ts';
import type { Clock } from '../../../main/ports/clock.ts';
import type { KeptHealth } from '../../../main/ports/storage/health.ts';
import type { Journal } from '../../../main/ports/storage/journal.ts';
import type { EventRecord } from '../../../main/ports/storage/ledger.ts';
import type { Document } from '../../../main/ports/storage/settings.ts';
import { openTimeline } from '../../../main/store/timeline/timeline-file.ts';
import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import type { JournalEntry } from '../../../preload/contract/journal.ts';
import { DEFAULT_SETTINGS, DEFAULT_UI } from '../../../preload/contract/settings.ts';
import { memoryFiles } from '../memory-files.ts';

/** What is on the disk: whoever reads it here gets what was written, as it was then. */
export interface Disk {
  journal: JournalEntry[];
  records: Map<string, EventRecord>;
  /** What was wrong, as it is kept for the next start. */
  health: KeptHealth;
  saved: Document;
}

/** Of an earlier life: what this one finds. */
export interface EarlierLife extends Partial<Pick<Disk, 'records' | 'health' | 'journal'>> {
  /** The files of the timeline. */
  timeline?: Map<string, string>;
}

export const createDisk = (
  events: SaikoroEvent[],
  { records = new Map(), health = { aliveAt: null, warnings: [] }, journal = [] }: EarlierLife,
): Disk => ({
  journal: [...journal],
  records,
  health,
  saved: { settings: DEFAULT_SETTINGS, ui: DEFAULT_UI, events },
});

const journalOf = (disk: Disk, clock: Clock): Journal => {
  const listeners = new Set<(entry: JournalEntry) => void>();
  return {
    add(fact) {
      const entry = { ...fact, seq: disk.journal.length + 1, at: clock.now() };
      disk.journal.push(entry);
      for (const listener of listeners) listener(entry);
      return entry;
    },
    page: ({ before = Number.POSITIVE_INFINITY, limit, kinds }) =>
      disk.journal
        .filter(({ kind, seq }) => seq < before && (kinds?.includes(kind) ?? true))
        .slice(-limit)
        .reverse(),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const storageOf = (
  disk: Disk,
  clock: Clock,
  { timeline }: EarlierLife,
): Pick<World, 'ledger' | 'journal' | 'health' | 'timeline' | 'documents'> => {
  const put = (record: EventRecord): void => void disk.records.set(record.id, structuredClone(record));
  return {
    ledger: {
      get: (id) => disk.records.get(id),
      put,
      putAll: (records) => records.forEach(put),
      remove: (id) => void disk.records.delete(id),
    },
    journal: journalOf(disk, clock),
    timeline: openTimeline({ files: memoryFiles(timeline), now: () => clock.now(), report: () => {} }),
    health: {
      kept: structuredClone(disk.health),
      save(kept) {
        disk.health = structuredClone(kept);
      },
    },
    documents: {
      document: disk.saved,
      readOnly: false,
      intact: true,
      save(document) {
        disk.saved = structuredClone(document);
        return { ok: true };
      },
    },
  };
};
