import { useEffect, useId, useState } from 'react';
import type { GroupSummary } from '../../preload/contract/history/filter.ts';
import type { JournalEntry } from '../../preload/contract/journal.ts';
import type { Standing } from '../../preload/strings/event-standing.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { asRead, detailsOf } from '../../preload/strings/sentences/journal-entry.ts';
import { PushButton } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { useAppState, useBridge, useServices, useStrings } from '../store/context.ts';
import { ask } from '../store/ipc.ts';
import { EntryLine, Line } from './entry-line.tsx';

const PAGE = 100;

const standingOf = (group: GroupSummary): Standing | null => {
  if (group.kind === 'edits') return null;
  if (group.failed > 0) return 'failing';
  return group.updated > 0 && group.matched >= group.updated ? 'well' : 'accepted';
};

const sentenceOf = (entry: JournalEntry, group: GroupSummary, strings: Strings): string =>
  group.kind === 'edits' && entry.kind === 'event' ? strings.history.edits(entry.change, group.size) : strings.journal(asRead(entry));

/** What stands under the line, the oldest first, as it went; asked for anew while more comes. */
const useMembers = (seq: number, size: number): { members: JournalEntry[]; more: () => void } => {
  const bridge = useBridge();
  const [members, setMembers] = useState<JournalEntry[]>([]);
  const [wanted, setWanted] = useState(PAGE);
  const known = members.length;
  useEffect(() => {
    if (known >= Math.min(wanted, size)) return;
    let over = false;
    void ask(bridge, 'history.group', { seq, from: known, limit: PAGE }).then((answer) => {
      if (!over && answer.ok) setMembers((before) => [...before.slice(0, known), ...answer.value]);
    });
    return () => {
      over = true;
    };
  }, [bridge, seq, size, known, wanted]);
  return { members, more: () => setWanted((count) => count + PAGE) };
};

const Members = ({ seq, size }: { seq: number; size: number }) => {
  const strings = useStrings();
  const { members, more } = useMembers(seq, size);
  const left = size - members.length;
  return (
    <>
      <ul className="change-members">
        {members.map((entry) => (
          <li key={entry.seq}>
            <EntryLine entry={entry} />
          </li>
        ))}
      </ul>
      {left > 0 && members.length >= PAGE && (
        <PushButton kind="link" onPress={more}>
          {strings.history.moreOf(Math.min(PAGE, left))}
        </PushButton>
      )}
    </>
  );
};

interface Props {
  entry: JournalEntry;
  group: GroupSummary;
  isOpen: boolean;
  onToggle(): void;
}

/** One change with all that came of it, folded until it is wanted. */
export const ChangeLine = ({ entry, group, isOpen, onToggle }: Props) => {
  const strings = useStrings();
  const services = useServices();
  const language = useAppState((state) => state.language);
  const id = useId();
  const sum = group.kind === 'address' ? strings.history.group(group) : '';
  return (
    <>
      <Line at={entry.at} standing={standingOf(group)}>
        <button type="button" className="change-head" aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
          <span className="entry-sentence">{sentenceOf(entry, group, strings)}</span>
          <span className="change-count">{strings.history.entries(group.size)}</span>
          <span className={isOpen ? 'change-fold change-open' : 'change-fold'} aria-hidden="true">
            <Icon name="down" />
          </span>
        </button>
        {sum && <p className="entry-detail">{sum}</p>}
        {isOpen &&
          detailsOf(entry, { strings, services, language }).map((detail) => (
            <p key={detail} className="entry-detail dim">
              {detail}
            </p>
          ))}
      </Line>
      <div id={id} hidden={!isOpen}>
        {isOpen && <Members seq={entry.seq} size={group.size} />}
      </div>
    </>
  );
};
