import { join } from 'node:path';
import type { ProblemCode } from '../../preload/contract/journal.ts';
import type { ProblemView } from '../../preload/contract/state.ts';
import { wishesOf, wishOf } from '../engine/approvals/approvals.ts';
import type { Approvals } from '../ports/storage/approvals.ts';
import type { ChannelQueueFile } from '../ports/storage/channel-queue.ts';
import type { HealthStore } from '../ports/storage/health.ts';
import type { Journal } from '../ports/storage/journal.ts';
import type { Ledger } from '../ports/storage/ledger.ts';
import type { Log } from '../ports/storage/log.ts';
import type { DocumentStore } from '../ports/storage/settings.ts';
import type { TimelineStore } from '../ports/storage/timeline.ts';
import { openApprovals } from '../store/approvals-file.ts';
import { createCatchUp } from '../store/catch-up.ts';
import { openChannelQueue } from '../store/channel-queue-file.ts';
import type { Report } from '../store/data-folder.ts';
import { openHealth } from '../store/health-file.ts';
import { openJournal } from '../store/journal-file.ts';
import { openLedger } from '../store/ledger-file.ts';
import { openLog } from '../store/log-file.ts';
import { keepSettingsOf, openReleases, type ReleasesFile } from '../store/releases-file.ts';
import { openSecrets, type SecretStore } from '../store/secrets/secrets.ts';
import { openSettings } from '../store/settings/settings-store.ts';
import { openTimeline } from '../store/timeline/timeline-file.ts';
import type { Adapters } from './adapters.ts';
import { openPluginFiles, type PluginFiles } from './files/plugin-files.ts';

export interface Stores {
  documents: DocumentStore;
  journal: Journal;
  health: HealthStore;
  timeline: TimelineStore;
  ledger: Ledger;
  secrets: SecretStore;
  plugins: PluginFiles;
  approvals: Approvals;
  channelQueue: ChannelQueueFile;
  /** Saikoro's own versions; `updatedFrom`: which one used the folder before, where that was another. */
  releases: ReleasesFile;
  updatedFrom: string | null;
  /** For who looks for a fault, in a folder of its own. */
  log: Log;
  /** Problems found while opening; later ones go to the listener that is set then. */
  problems: ProblemView[];
  tellTo(report: Report): void;
  /** Calls once a disk that failed takes everything again: which problems that is the end of. */
  onCaughtUp(listener: (codes: ProblemCode[]) => void): void;
  /** Nothing is tried again by itself any more. */
  stop(): void;
}

const REFUSALS: ReadonlySet<ProblemCode> = new Set(['disk-full', 'disk-error']);

/** Opens everything that is kept. What is wrong with a file is told, never thrown. */
export const openStores = async (
  kit: Adapters,
  folder: string,
  { forced, found, version }: { forced?: 'file'; found: ProblemView[]; version?: string },
): Promise<Stores> => {
  const now = (): number => kit.clock.now();
  const problems = [...found];
  let tell: Report = (code, detail) => {
    if (!problems.some((each) => each.code === code)) problems.push({ code, at: now(), ...(detail === undefined ? {} : { detail }) });
  };
  let refused: (code: ProblemCode) => void = () => {};
  const report: Report = (code, detail) => {
    if (REFUSALS.has(code)) refused(code);
    tell(code, detail);
  };
  const store = { files: kit.files(folder), now, report };
  const releases = openReleases(store);
  const updatedFrom = version === undefined ? null : keepSettingsOf(store.files, releases, version);
  const documents = openSettings({ dir: folder, ...store });
  // A newer version's settings are only looked at: what it left behind stays that version's.
  if (version !== undefined && !documents.readOnly) releases.change({ ran: version });
  const { events, settings } = documents.document;
  // Programs of enabled events ran before approvals existed, so they count as approved; those of disabled events may be imported and have to be approved.
  const ran = events.filter(({ enabled }) => enabled);
  const known = [wishOf(settings.address), ...ran.flatMap((event) => wishesOf(event, settings.address))].filter((wish) => wish !== null);
  const approvals = openApprovals({ ...store, known });
  const journal = openJournal(store);
  const log = openLog({ folder: () => kit.files(join(folder, 'logs')), now, level: () => documents.document.settings.logLevel });
  const ledger = openLedger(store);
  const health = openHealth(store);
  const timeline = openTimeline(store);
  const channelQueue = openChannelQueue(store);
  const plugins = openPluginFiles({ ...store, builtIns: kit.plugins });
  const secrets = await openSecrets({ ...store, sealer: kit.sealer(), ...(forced === undefined ? {} : { forced }) });
  store.files.onLost(() => {
    // Told first, so that the history has it too.
    tell('folder-lost');
    for (const each of [documents, secrets, plugins, approvals, ledger, health, timeline, channelQueue, journal]) each.writeAnew();
  });
  // What could not be read at the start is another matter: that does not pass by itself.
  const unread = new Set(problems.map(({ code }) => code));
  let caughtUp: (codes: ProblemCode[]) => void = () => {};
  const catchUp = createCatchUp(kit.clock, {
    files: [ledger, journal, health, channelQueue],
    over: (codes) => caughtUp(codes.filter((code) => !unread.has(code))),
  });
  refused = catchUp.refused;
  return {
    documents,
    journal,
    health,
    timeline,
    ledger,
    secrets,
    plugins,
    approvals,
    channelQueue,
    releases,
    updatedFrom,
    log,
    problems,
    tellTo: (to) => {
      tell = to;
    },
    onCaughtUp: (listener) => {
      caughtUp = listener;
    },
    stop: catchUp.stop,
  };
};
