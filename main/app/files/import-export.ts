import type { Arg, Result } from '../../../preload/contract/api.ts';
import { MOST } from '../../../preload/contract/event.ts';
import { refusalText, type Strings } from '../../../preload/strings/index.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Adapters } from '../../instance/adapters.ts';
import type { Dialogs } from '../../instance/files/dialogs.ts';
import { planChannels, planImport } from '../../instance/files/import-plan.ts';
import { plainText } from '../../instance/text/plain-text.ts';
import type { UserFiles } from '../../platform/files/user-files.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Services } from '../../ports/dns-service.ts';
import { openSealedSecrets, type SecretValues } from '../../store/secrets/sealed-secrets.ts';
import type { SecretStore } from '../../store/secrets/secrets.ts';
import { MOST_IMPORTED_BYTES, type ReadExport, readExport, writeExport } from '../../store/settings/transfer.ts';

type Imported = Result<'transfer.import'>;
type Read = Extract<ReadExport, { ok: true }>;

/** Events out to a file and in from one. */
export interface ImportExport {
  export(arg: Arg<'transfer.export'>): Promise<Result<'transfer.export'>>;
  import(arg: Arg<'transfer.import'>): Promise<Imported>;
  /** From the command line: without a passphrase, said on the terminal and in the window's history. */
  importFile(path: string, terminal: Pick<Adapters, 'print' | 'printError'>): void;
}

export interface ImportExportNeeds {
  saikoro: Engine;
  secrets: SecretStore;
  userFiles: UserFiles;
  dialogs: Dialogs;
  strings: () => Strings;
  services: Pick<Services, 'find'>;
  clock: Clock;
  random: () => number;
  version: string;
}

const FILTERS = [{ name: 'Saikoro', extensions: ['json'] }];

export const createImportExport = ({
  saikoro,
  secrets,
  userFiles,
  dialogs,
  strings,
  services,
  clock,
  random,
  version,
}: ImportExportNeeds): ImportExport => {
  /** A file with secrets that waits for its passphrase; one at a time. */
  let waiting: { token: string; read: Read } | null = null;
  const isEnded = (service: string): boolean => services.find(service)?.info.status === 'ended';
  const newToken = (): string => Array.from({ length: 16 }, () => Math.floor(random() * 36).toString(36)).join('');

  const take = (read: Read, values: SecretValues): Imported => {
    const plan = planImport({ found: read.events, existing: saikoro.eventManager.events(), secrets: values, newId: newToken, isEnded });
    if (saikoro.eventManager.events().length + plan.events.length > MOST.events)
      return { ok: false, code: 'too-many-events', detail: String(MOST.events) };
    const done = saikoro.commands.take(plan.events, plan.secrets);
    if (!done.ok) return done;
    const { settings } = saikoro.state.fields();
    const channels = planChannels(read.channels, settings.channels, newToken);
    const kept =
      channels.length === 0 ? done : saikoro.commands.saveSettings({ ...settings, channels: [...settings.channels, ...channels] });
    if (!kept.ok) return kept;
    return {
      ok: true,
      added: plan.events.length,
      skipped: [...read.skipped, ...plan.skipped],
      switchedOff: plan.switchedOff,
      ended: plan.ended,
    };
  };

  const open = (path: string): { ok: true; read: Read } | Extract<Imported, { ok: false }> => {
    const file = userFiles.read(path, MOST_IMPORTED_BYTES);
    if (!file.ok) return { ok: false, code: file.code, detail: file.detail };
    const read = readExport(file.text);
    return read.ok ? { ok: true, read } : { ok: false, code: read.code, detail: read.detail };
  };

  return {
    async export({ ids, passphrase }) {
      const wanted = ids === undefined ? null : new Set(ids);
      const events = saikoro.eventManager.events().filter((event) => wanted?.has(event.id) ?? true);
      const path = await dialogs.saveFile({ title: strings().settings.exportTitle, name: 'saikoro-events.json', filters: FILTERS });
      if (path === null) return { ok: false, code: 'cancelled' };
      const values: SecretValues = new Map();
      if (passphrase)
        for (const { id } of events) {
          const pairs = secrets.keys(id).flatMap((key): [string, string][] => {
            const value = secrets.get(id, key);
            return value === null ? [] : [[key, value]];
          });
          if (pairs.length > 0) values.set(id, Object.fromEntries(pairs));
        }
      const channels = ids === undefined ? saikoro.state.fields().settings.channels : [];
      const text = await writeExport({
        events,
        channels,
        app: version,
        at: clock.now(),
        ...(passphrase ? { secrets: { values, passphrase } } : {}),
      });
      const written = userFiles.write(path, text);
      return written.ok
        ? { ok: true, path, count: events.length }
        : { ok: false, code: written.full ? 'disk-full' : 'disk-error', detail: written.detail };
    },
    async import({ token, passphrase }) {
      if (token !== undefined) {
        if (waiting?.token !== token || waiting.read.secrets === null) return { ok: false, code: 'not-found' };
        const { read } = waiting;
        // An empty passphrase: the events without their secrets.
        const values = passphrase ? await openSealedSecrets(waiting.read.secrets, passphrase) : new Map();
        if (values === null) return { ok: false, code: 'passphrase-wrong', token };
        waiting = null;
        return take(read, values);
      }
      const path = await dialogs.openFile({ title: strings().settings.importTitle, filters: FILTERS });
      if (path === null) return { ok: false, code: 'cancelled' };
      const opened = open(path);
      if (!opened.ok) return opened;
      if (opened.read.secrets === null) return take(opened.read, new Map());
      waiting = { token: newToken(), read: opened.read };
      return { ok: false, code: 'passphrase-needed', token: waiting.token };
    },
    importFile(path, terminal) {
      const { cli } = strings();
      const opened = open(path);
      const done = opened.ok ? take(opened.read, new Map()) : opened;
      if (done.ok) terminal.print(cli.importDone(done.added, done.skipped.length));
      else {
        terminal.printError(plainText(cli.importFailed(path, refusalText(strings(), done.code, done.detail))));
        saikoro.problem('import-failed', path);
      }
    },
  };
};
