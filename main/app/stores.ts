import type { ProblemView } from '../../preload/contract/state.ts';
import type { DocumentStore } from '../engine/document.ts';
import type { Journal } from '../engine/journal.ts';
import type { Ledger } from '../engine/record.ts';
import type { Report } from '../store/data-folder.ts';
import { openJournal } from '../store/journal-file.ts';
import { openLedger } from '../store/ledger-file.ts';
import { openPluginShelf, type PluginShelf } from '../store/plugin-shelf.ts';
import { openSecrets, type SecretStore } from '../store/secrets.ts';
import { openSettings } from '../store/settings-store.ts';
import type { Kit } from './kit.ts';

export interface Stores {
  documents: DocumentStore;
  journal: Journal;
  ledger: Ledger;
  secrets: SecretStore;
  plugins: PluginShelf;
  /** What was found wrong while opening; further problems go to whoever takes over. */
  problems: ProblemView[];
  tellTo(report: Report): void;
}

/** Opens everything that is kept. What is wrong with a file is told, never thrown. */
export const openStores = async (
  kit: Kit,
  folder: string,
  { forced, found }: { forced?: 'file'; found: ProblemView[] },
): Promise<Stores> => {
  const now = (): number => kit.clock.now();
  const problems = [...found];
  let tell: Report = (code, detail) => {
    if (!problems.some((each) => each.code === code)) problems.push({ code, at: now(), ...(detail === undefined ? {} : { detail }) });
  };
  const store = { files: kit.files(folder), now, report: (...words: Parameters<Report>) => tell(...words) };
  const documents = openSettings({ dir: folder, ...store });
  const journal = openJournal(store);
  const ledger = openLedger(store);
  const plugins = openPluginShelf({ ...store, builtIns: kit.plugins });
  const secrets = await openSecrets({ ...store, sealer: kit.sealer(), ...(forced === undefined ? {} : { forced }) });
  return {
    documents,
    journal,
    ledger,
    secrets,
    plugins,
    problems,
    tellTo: (report) => {
      tell = report;
    },
  };
};
