import type { ReactNode } from 'react';
import type { JournalEntry } from '../../preload/contract/journal.ts';
import type { Standing } from '../../preload/strings/event-standing.ts';
import { asRead, detailsOf } from '../../preload/strings/sentences/journal-entry.ts';
import { serviceName } from '../../preload/strings/sentences/wording.ts';
import { StatusIcon } from '../controls/status-icon.tsx';
import { useAppState, useServices, useStrings } from '../store/context.ts';
import { standingOfEntry } from '../wording/journal-wording.ts';

interface LineProps {
  at: number;
  standing: Standing | null;
  children: ReactNode;
}

/** A time, a shape, and what is said of it. */
export const Line = ({ at, standing, children }: LineProps) => {
  const strings = useStrings();
  return (
    <div className="entry">
      <time className="entry-time" dateTime={new Date(at).toISOString()} title={strings.time(at)}>
        {strings.clockSeconds(at)}
      </time>
      {standing ? <StatusIcon standing={standing} /> : <span className="entry-dot" />}
      <div className="entry-words">{children}</div>
    </div>
  );
};

/** isOwn: among entries of its event alone. */
export const EntryLine = ({ entry, isOwn = false }: { entry: JournalEntry; isOwn?: boolean }) => {
  const strings = useStrings();
  const services = useServices();
  const language = useAppState((state) => state.language);
  return (
    <Line at={entry.at} standing={standingOfEntry(entry)}>
      <p className="entry-sentence">{strings.journal(asRead(entry), (id) => serviceName(services, id, language), isOwn)}</p>
      {detailsOf(entry, { strings, services, language }).map((detail) => (
        <p key={detail} className="entry-detail dim">
          {detail}
        </p>
      ))}
    </Line>
  );
};
