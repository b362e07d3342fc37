import { DEFAULT_SETTINGS, DEFAULT_UI } from '../../../preload/contract/settings.ts';
import { FIRST_RUN } from '../../../preload/contract/window/first-run.ts';
import type { FileResult } from '../../ports/storage/files.ts';
import type { Document, DocumentStore } from '../../ports/storage/settings.ts';
import { sealText } from '../checksum.ts';
import { type DataFolder, diskProblem, type Report, type Rewritable, setAside, stampOf } from '../data-folder.ts';
import { encode, VERSION } from '../versions/v1.ts';
import { isWhole, type Loaded, loadBackup, loadSettings, SETTINGS_BACKUP, SETTINGS_FILE } from './settings-file.ts';

const freshDocument = (): Document => ({ settings: DEFAULT_SETTINGS, ui: DEFAULT_UI, events: [] });
const textOf = (document: Document): string => sealText(encode(document));

export interface SettingsOptions {
  /** Absolute path of the folder that `files` stands for. */
  dir: string;
  files: DataFolder;
  now: () => number;
  report: Report;
}

type Readable = Extract<Loaded, { trust: unknown }>;
const isReadable = (loaded: Loaded): loaded is Readable => 'trust' in loaded;
const switchedOff = (document: Document): Document => ({
  ...document,
  events: document.events.map((event) => ({ ...event, enabled: false })),
});

/** Settings, view state and events: main file, else its backup, else a fresh start. What is not used is set aside, never written over. */
export const openSettings = (options: SettingsOptions): DocumentStore & Rewritable => {
  const { files, now, report } = options;
  let readOnly = false;
  let document = freshDocument();
  /** What the file is known to hold, and whether that is what we would write. */
  let [onDisk, isOurs] = ['', false];

  const take = (loaded: Readable): void => {
    ({ document } = loaded);
    if (loaded.kind === 'newer') {
      readOnly = true;
      report('settings-newer', `version ${loaded.from}`);
      return;
    }
    if (loaded.badSettings.length > 0) report('settings-damaged', loaded.badSettings.join(', '));
    if (loaded.badEvents.length > 0) {
      const aside = `events.damaged-${stampOf(now())}.json`;
      const written = files.write(aside, `${JSON.stringify(loaded.badEvents, null, 2)}\n`);
      // As long as they stand nowhere else, the file they stand in stays as it is.
      if (!written.ok) readOnly = true;
      report(written.ok ? 'settings-damaged' : diskProblem(written), written.ok ? `${aside} (${loaded.badEvents.length})` : written.detail);
    }
  };

  /** Whether what is about to be replaced becomes the backup. What a person changed in the file meanwhile is kept apart. */
  const keepIf = (before: string): boolean => {
    if (before === onDisk) return isOurs || isWhole(before);
    const aside = `${SETTINGS_FILE}.edited-${stampOf(now())}`;
    if (!files.write(aside, before).ok) return true;
    report('settings-differ', aside);
    return false;
  };
  const save = (next: Document): FileResult => {
    if (readOnly) return { ok: false, full: false, detail: `read-only ${SETTINGS_FILE}` };
    const text = textOf(next);
    if (isOurs && text === onDisk) return { ok: true };
    const written = files.write(SETTINGS_FILE, text, { keepIf });
    if (written.ok) [onDisk, isOurs] = [text, true];
    return written;
  };

  /** The file may be intact and only unreadable at the moment: it must not be replaced. */
  const leaveAlone = (detail: string): void => {
    readOnly = true;
    report('disk-error', detail);
  };
  const putAside = (name: string, why: 'damaged' | 'edited'): string => {
    const aside = setAside(files, name, now(), why);
    if (aside === null) readOnly = true;
    return aside ?? name;
  };
  const saveAnew = (): void => {
    if (readOnly) return;
    isOurs = false;
    save(document);
  };

  /** The user edited the file: the edit is used, and the replaced version is kept beside it. */
  const takeEdited = (edited: Readable): void => {
    onDisk = edited.text;
    take(edited);
    const before = files.read(SETTINGS_BACKUP);
    const kept = `${SETTINGS_FILE}.before-${stampOf(now())}`;
    report('settings-edited', before.ok && files.write(kept, before.text).ok ? kept : SETTINGS_FILE);
    if (!readOnly) save(document);
  };
  /** Edited by the user or damaged by the disk: the backup is used; without one, all events come switched off until the user has checked them. */
  const takeDoubtful = (doubtful: Readable): void => {
    const backup = loadBackup(options);
    const aside = putAside(SETTINGS_FILE, 'edited');
    if (isReadable(backup) && backup.trust !== 'doubtful') {
      report('settings-differ', aside);
      take(backup);
    } else {
      report('settings-doubtful', aside);
      take({ ...doubtful, document: switchedOff(doubtful.document) });
    }
    saveAnew();
  };
  const goBack = (main: Loaded): void => {
    if (main.kind === 'error') leaveAlone(main.detail);
    const backup = loadBackup(options);
    const isDoubtful = isReadable(backup) && backup.trust === 'doubtful';
    const told = isDoubtful ? 'settings-doubtful' : isReadable(backup) ? 'settings-damaged' : 'settings-lost';
    if (main.kind === 'damaged') report(told, putAside(SETTINGS_FILE, 'damaged'));
    if (isReadable(backup)) {
      take(isDoubtful ? { ...backup, document: switchedOff(backup.document) } : backup);
      if (main.kind === 'absent' && backup.kind === 'good') report(told, SETTINGS_BACKUP);
    }
    if (main.kind === 'absent' && backup.kind === 'absent') document = { ...document, ui: { ...document.ui, firstRun: FIRST_RUN } };
    if (backup.kind === 'error') leaveAlone(backup.detail);
    if (backup.kind === 'damaged' && !readOnly) {
      const aside = putAside(SETTINGS_BACKUP, 'damaged');
      if (main.kind === 'absent') report('settings-lost', aside);
    }
    if (backup.kind === 'good') saveAnew();
  };

  const main = loadSettings(options);
  const intact =
    main.kind === 'good' && main.trust !== 'edited' && main.trust !== 'doubtful' && main.badEvents.length + main.badSettings.length === 0;
  /** Without a checksum and partly unusable: a backup with a valid checksum is preferred. */
  const isTorn = (loaded: Readable): boolean => {
    if (loaded.trust !== 'plain' || loaded.badEvents.length + loaded.badSettings.length === 0) return false;
    const backup = loadBackup(options);
    return isReadable(backup) && backup.trust === 'sealed';
  };
  if (!isReadable(main)) goBack(main);
  else if (main.kind === 'good' && (main.trust === 'doubtful' || isTorn(main))) takeDoubtful(main);
  else if (main.trust === 'edited') takeEdited(main);
  else {
    take(main);
    onDisk = main.text;
    isOurs = intact && main.trust === 'sealed' && main.kind === 'good' && main.from === VERSION && main.text === textOf(document);
    if (main.kind === 'newer' && !main.understood) {
      // Of another shape than ours: what was last understood, to be looked at.
      const backup = loadBackup(options);
      if (backup.kind === 'good') ({ document } = backup);
    }
  }

  return {
    get document() {
      return document;
    },
    get readOnly() {
      return readOnly;
    },
    intact,
    writeAnew: saveAnew,
    save(changed) {
      const next = { secretSlots: document.secretSlots, ...changed };
      const saved = save(next);
      if (saved.ok) document = next;
      return saved;
    },
  };
};
