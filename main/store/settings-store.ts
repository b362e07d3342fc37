import Store from 'electron-store';
import { DEFAULT_SETTINGS, DEFAULT_UI } from '../../preload/contract/settings.ts';
import type { Document, DocumentStore } from '../engine/document.ts';
import type { FileResult } from '../engine/ports.ts';
import { type DataFolder, diskProblem, parseJson, type Report, setAside, stampOf } from './data-folder.ts';
import { type Climbed, climb } from './versions/ladder.ts';
import { encode, type FileV1, VERSION } from './versions/v1.ts';

const NAME = 'settings.json';
const BACKUP = `${NAME}.bak`;
const freshDocument = (): Document => ({ settings: DEFAULT_SETTINGS, ui: DEFAULT_UI, events: [] });

export interface SettingsOptions {
  /** Absolute path of the folder that `files` stands for. */
  dir: string;
  files: DataFolder;
  now: () => number;
  report: Report;
}

/** What a write may end in, as a value; anything else is a bug and goes on being thrown. */
const attempt = (act: () => void): FileResult => {
  try {
    act();
    return { ok: true };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error;
    return { ok: false, full: code === 'ENOSPC' || code === 'EDQUOT', detail: `${code} ${NAME}` };
  }
};

/** electron-store keeps one versioned document; its own migrations, defaults and clearing stay off. It replaces the file whole. */
const openStore = (dir: string): Store<FileV1> =>
  new Store<FileV1>({ cwd: dir, name: 'settings', accessPropertiesByDotNotation: false, clearInvalidConfig: false, configFileMode: 0o600 });

type Loaded = Climbed | { kind: 'absent' } | { kind: 'error'; full: boolean; detail: string };

const loadMain = ({ dir, files }: SettingsOptions): Loaded => {
  if (!files.list().includes(NAME)) return { kind: 'absent' };
  try {
    let found: unknown;
    const opened = attempt(() => {
      found = openStore(dir).store;
    });
    return opened.ok ? climb(found) : { kind: 'error', full: opened.full, detail: opened.detail };
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'damaged' };
    throw error;
  }
};

const loadBackup = ({ files }: SettingsOptions): Loaded => {
  const read = files.read(BACKUP);
  if (read.ok) return climb(parseJson(read.text));
  return read.why === 'absent' ? { kind: 'absent' } : { kind: 'error', full: false, detail: read.detail };
};

/** Settings, view state and events: main file, else its backup, else a fresh start. What is damaged is set aside, never written over. */
export const openSettings = (options: SettingsOptions): DocumentStore => {
  const { dir, files, now, report } = options;
  let readOnly = false;
  let document = freshDocument();
  let lastSaved = '';

  const take = (loaded: Loaded): boolean => {
    if (loaded.kind !== 'good' && loaded.kind !== 'newer') return false;
    document = loaded.document;
    if (loaded.kind === 'newer') {
      readOnly = true;
      report('settings-newer', `version ${loaded.from}`);
      return true;
    }
    if (loaded.from === VERSION && loaded.badSettings.length + loaded.badEvents.length === 0) lastSaved = JSON.stringify(encode(document));
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
    if (readOnly) return { ok: false, full: false, detail: `read-only ${NAME}` };
    const file = encode(next);
    const text = JSON.stringify(file);
    if (text === lastSaved) return { ok: true };
    const kept = files.keep(NAME);
    if (!kept.ok) return kept;
    const written = attempt(() => {
      openedStore().store = file;
    });
    if (!written.ok) return written;
    const settled = files.settle();
    if (settled.ok) lastSaved = text;
    return settled;
  };
  let opened: Store<FileV1> | null = null;
  const openedStore = (): Store<FileV1> => {
    opened ??= openStore(dir);
    return opened;
  };

  const main = loadMain(options);
  if (main.kind === 'error') {
    // It may be whole, only out of reach just now: nothing may replace it.
    readOnly = true;
    report(diskProblem(main), main.detail);
    take(loadBackup(options));
  } else if (!take(main)) {
    if (main.kind === 'damaged') {
      const aside = setAside(files, NAME, now());
      readOnly = aside === null;
      report('settings-damaged', aside ?? NAME);
    }
    const backup = loadBackup(options);
    if (take(backup) && main.kind === 'absent' && backup.kind === 'good') report('settings-damaged', BACKUP);
    if (backup.kind === 'damaged' && setAside(files, BACKUP, now()) === null) readOnly = true;
    if (backup.kind === 'good' && !readOnly) {
      lastSaved = '';
      save(document);
    }
  }

  return {
    get document() {
      return document;
    },
    get readOnly() {
      return readOnly;
    },
    save(next) {
      const saved = save(next);
      if (saved.ok) document = next;
      return saved;
    },
  };
};
