import type { Arg, Result } from '../../../preload/contract/api.ts';
import type { Strings } from '../../../preload/strings/index.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Dialogs } from '../../instance/files/dialogs.ts';
import type { UserFiles } from '../../platform/files/user-files.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import type { Log } from '../../ports/storage/log.ts';
import { createHiddenNaming } from './hidden.ts';
import { createPseudonyms } from './pseudonyms.ts';
import { PLAIN, reportOf } from './report.ts';

const LINES = 200;
const LOG_LINES = 400;
const FILTERS = [{ name: 'Text', extensions: ['txt'] }];

/** 診断情報: a report that helps to find a fault, to be passed on for support. */
export interface Diagnostics {
  copy(arg: Arg<'diagnostics.copy'>): Result<'diagnostics.copy'>;
  save(arg: Arg<'diagnostics.save'>): Promise<Result<'diagnostics.save'>>;
}

export const createDiagnostics = ({
  clock,
  copyText,
  dialogs,
  hideSecrets,
  isBuiltIn,
  journal,
  log,
  saikoro,
  strings,
  system,
  userFiles,
  versions,
}: {
  clock: Clock;
  copyText: (text: string) => void;
  dialogs: Dialogs;
  /** The journal holds none; this covers secrets that a service repeated in an unforeseen form. */
  hideSecrets: (text: string) => string;
  /** Whether Saikoro brings the service along: then its id tells nothing of the user. */
  isBuiltIn: (service: string) => boolean;
  journal: Pick<Journal, 'page'>;
  log: Pick<Log, 'last'>;
  saikoro: Pick<Engine, 'state'>;
  strings: () => Strings;
  system: string;
  userFiles: UserFiles;
  versions: Record<string, string>;
}): Diagnostics => {
  const textOf = ({ hide }: Arg<'diagnostics.copy'>): string => {
    const state = saikoro.state.get();
    const asked = { state, journal: journal.page({ limit: LINES }), log: log.last(LOG_LINES), versions, system, now: clock.now() };
    if (!hide) return hideSecrets(reportOf({ ...asked, naming: PLAIN }));
    const pseudonyms = createPseudonyms();
    // In the journal an event has the number it has in the list; those that are gone come after.
    for (const { event } of state.events) pseudonyms.of('event', event.id);
    const naming = createHiddenNaming(pseudonyms, isBuiltIn);
    return pseudonyms.inText(hideSecrets(reportOf({ ...asked, naming })));
  };
  return {
    copy(arg) {
      copyText(textOf(arg));
      return { ok: true };
    },
    async save(arg) {
      const path = await dialogs.saveFile({ title: strings().diagnostics.saveTitle, name: 'saikoro-diagnostics.txt', filters: FILTERS });
      if (path === null) return { ok: false, code: 'cancelled' };
      const written = userFiles.write(path, textOf(arg));
      return written.ok ? { ok: true } : { ok: false, code: written.full ? 'disk-full' : 'disk-error', detail: written.detail };
    },
  };
};
