import type { JournalEntry } from '../../../preload/contract/journal.ts';
import { asRead, detailsOf } from '../../../preload/strings/sentences/journal-entry.ts';
import { serviceName, type Wording } from '../../../preload/strings/sentences/wording.ts';

/** Full and half width, case and composed letters are all one to whoever looks for something. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** An entry as its line in the window reads, with what the line leaves out: its event's name, its hosts as they are written in the DNS. */
export const textOf = (entry: JournalEntry, wording: Wording): string => {
  const sentence = wording.strings.journal(asRead(entry), (id) => serviceName(wording.services, id, wording.language));
  const named = 'name' in entry ? entry.name : '';
  const hosts = entry.kind === 'update' ? entry.hosts : 'host' in entry && entry.host !== null ? [entry.host] : [];
  return folded([sentence, ...detailsOf(entry, wording), named, ...hosts].join('\n'));
};
