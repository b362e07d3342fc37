import type { Arg, Result } from '../../../preload/contract/api.ts';
import { MOST_DAYS } from '../../../preload/contract/history/timeline.ts';
import type { Wording } from '../../../preload/strings/sentences/wording.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Dialogs } from '../../instance/files/dialogs.ts';
import { csvOf } from '../../instance/history/csv.ts';
import type { History } from '../../instance/history/history.ts';
import { journalTable, timelineFields, timelineTable } from '../../instance/history/tables.ts';
import type { UserFiles } from '../../platform/files/user-files.ts';
import type { Clock } from '../../ports/clock.ts';
import { DAY_SECONDS } from '../../ports/storage/timeline.ts';

/** As many rows as Excel opens. */
const MOST_ROWS = 1_048_576;
/** Pieces in one JSON text. */
const MOST_PIECES = 2_000_000;
const FILTERS = {
  csv: [{ name: 'CSV', extensions: ['csv'] }],
  json: [{ name: 'JSON', extensions: ['json'] }],
};

export type HistoryExport = (arg: Arg<'history.export'>) => Promise<Result<'history.export'>>;
type Made = { ok: true; text: string; count: number } | { ok: false; code: string };

export const createHistoryExport = ({
  clock,
  dialogs,
  hideSecrets,
  history,
  timeline,
  userFiles,
  version,
  wording,
}: {
  clock: Pick<Clock, 'now'>;
  dialogs: Dialogs;
  /** The history holds none; this covers secrets that a service repeated in an unforeseen form. */
  hideSecrets: (text: string) => string;
  history: Pick<History, 'all'>;
  timeline: Pick<Engine['timeline'], 'all'>;
  userFiles: Pick<UserFiles, 'write'>;
  version: string;
  wording: () => Wording;
}): HistoryExport => {
  const table = (rows: (string | number)[][]): Made => {
    if (rows.length > MOST_ROWS) return { ok: false, code: 'export-too-large' };
    const hidden = rows.map((row) => row.map((each) => (typeof each === 'string' ? hideSecrets(each) : each)));
    return { ok: true, text: csvOf(hidden), count: rows.length - 1 };
  };
  const file = (of: string, fields: object): string =>
    `${JSON.stringify(
      { version: 1, of, app: version, exportedAt: new Date(clock.now()).toISOString(), ...fields },
      (_, value) => (typeof value === 'string' ? hideSecrets(value) : value),
      1,
    )}\n`;
  const journalAs = async ({ as, filter }: Arg<'history.export'>): Promise<Made> => {
    const entries = await history.all(filter);
    if (as === 'csv') return table(journalTable(entries, wording()));
    return { ok: true, text: file('journal', { entries }), count: entries.length };
  };
  const timelineAs = ({ as }: Arg<'history.export'>): Made => {
    const to = Math.floor(clock.now() / 1000);
    const bands = timeline.all({ from: Math.max(0, to - MOST_DAYS * DAY_SECONDS), to });
    const pieces = bands.reduce((sum, { segments }) => sum + segments.length / 3, 0);
    if (pieces > MOST_PIECES) return { ok: false, code: 'export-too-much' };
    if (as === 'csv') return table(timelineTable(bands, wording()));
    return { ok: true, text: file('timeline', { events: timelineFields(bands) }), count: pieces };
  };

  return async (arg) => {
    const { of, as } = arg;
    const path = await dialogs.saveFile({
      title: wording().strings.history.exportTitle,
      name: `saikoro-${of === 'journal' ? 'history' : 'timeline'}.${as}`,
      filters: FILTERS[as],
    });
    if (path === null) return { ok: false, code: 'cancelled' };
    const made = of === 'journal' ? await journalAs(arg) : timelineAs(arg);
    if (!made.ok) return made;
    const written = userFiles.write(path, made.text);
    if (written.ok) return { ok: true, path, count: made.count };
    return { ok: false, code: written.full ? 'disk-full' : 'file-not-written', detail: written.detail };
  };
};
