import { DEFAULT_SETTINGS, DEFAULT_UI } from '../../preload/contract/settings.ts';
import type { Document, DocumentStore } from '../engine/document.ts';
import type { FileResult } from '../engine/ports.ts';
import { sealText } from './checksum.ts';
import { type DataFolder, diskProblem, type Report, setAside, stampOf } from './data-folder.ts';
import { isWhole, type Loaded, loadBackup, loadSettings, SETTINGS_BACKUP, SETTINGS_FILE } from './settings-file.ts';
import { encode, VERSION } from './versions/v1.ts';

const freshDocument = (): Document => ({ settings: DEFAULT_SETTINGS, ui: DEFAULT_UI, events: [] });
const textOf = (document: Document): string => sealText(encode(document));

export interface SettingsOptions {
  /** Absolute path of the folder that `files` stands for. */
  dir: string;
  files: DataFolder;
  now: () => number;
  report: Report;
}

/** Settings, view state and events: main file, else its backup, else a fresh start. What is damaged is set aside, never written over. */
export const openSettings = (options: SettingsOptions): DocumentStore => {
  const { files, now, report } = options;
  let readOnly = false;
  let document = freshDocument();
  /** What the file is known to hold; empty where it has to be written anew. */
  let onDisk = '';

  const take = (loaded: Loaded): boolean => {
    if (loaded.kind !== 'good' && loaded.kind !== 'newer') return false;
    document = loaded.document;
    if (loaded.kind === 'newer') {
      readOnly = true;
      report('settings-newer', `version ${loaded.from}`);
      return true;
    }
    if (loaded.checked && loaded.from === VERSION && loaded.badSettings.length + loaded.badEvents.length === 0) onDisk = textOf(document);
    if (loaded.badSettings.length > 0) report('settings-damaged', loaded.badSettings.join(', '));
    if (loaded.badEvents.length > 0) {
      const aside = `events.damaged-${stampOf(now())}.json`;
      const written = files.write(aside, `${JSON.stringify(loaded.badEvents, null, 2)}\n`);
      // As long as they stand nowhere else, the file they stand in stays as it is.
      if (!written.ok) readOnly = true;
      report(written.ok ? 'settings-damaged' : diskProblem(written), written.ok ? `${aside} (${loaded.badEvents.length})` : written.detail);
    }
    return true;
  };

  const save = (next: Document): FileResult => {
    if (readOnly) return { ok: false, full: false, detail: `read-only ${SETTINGS_FILE}` };
    const text = textOf(next);
    if (text === onDisk) return { ok: true };
    const written = files.write(SETTINGS_FILE, text, { keepIf: (before) => before === onDisk || isWhole(before) });
    if (written.ok) onDisk = text;
    return written;
  };

  /** It may be whole, only out of reach just now: nothing may replace it. */
  const leaveAlone = (detail: string): void => {
    readOnly = true;
    report('disk-error', detail);
  };
  const setDamagedAside = (name: string): string => {
    const aside = setAside(files, name, now());
    if (aside === null) readOnly = true;
    return aside ?? name;
  };

  const main = loadSettings(options);
  const intact = main.kind === 'good' && main.badEvents.length + main.badSettings.length === 0;
  if (!take(main)) {
    if (main.kind === 'error') leaveAlone(main.detail);
    const backup = loadBackup(options);
    const isSaved = backup.kind === 'good' || backup.kind === 'newer';
    if (main.kind === 'damaged') report(isSaved ? 'settings-damaged' : 'settings-lost', setDamagedAside(SETTINGS_FILE));
    if (take(backup) && main.kind === 'absent' && backup.kind === 'good') report('settings-damaged', SETTINGS_BACKUP);
    if (backup.kind === 'error') leaveAlone(backup.detail);
    if (backup.kind === 'damaged' && !readOnly) {
      const aside = setDamagedAside(SETTINGS_BACKUP);
      if (main.kind === 'absent') report('settings-lost', aside);
    }
    if (backup.kind === 'good' && !readOnly) {
      onDisk = '';
      save(document);
    }
  } else if (main.kind === 'newer' && document.events.length === 0) {
    // Of another shape than ours: the events as they were last understood, to be looked at.
    const backup = loadBackup(options);
    if (backup.kind === 'good') document = { ...document, events: backup.document.events };
  }

  return {
    get document() {
      return document;
    },
    get readOnly() {
      return readOnly;
    },
    intact,
    save(changed) {
      const next = { secretSlots: document.secretSlots, ...changed };
      const saved = save(next);
      if (saved.ok) document = next;
      return saved;
    },
  };
};
