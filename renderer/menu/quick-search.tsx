import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Icon } from '../controls/icon.tsx';
import { useStrings } from '../store/context.ts';
import { find, indexOf, type SearchEntry } from './search-entries.ts';
import type { MenuCommands } from './use-commands.ts';
import { useSearchEntries } from './use-search-entries.ts';

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

const Row = ({ id, entry, active, onAct }: { id: string; entry: SearchEntry; active: boolean; onAct(): void }) => {
  const strings = useStrings();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys, and names its active row
    // biome-ignore lint/a11y/useFocusableInteractive: the same
    <div ref={row} id={id} role="option" aria-selected={active} className="found" onClick={onAct}>
      <span className="found-title">{entry.title}</span>
      {entry.note && <span className="found-note">{entry.note}</span>}
      <span className="found-kind">{strings.search.kinds[entry.kind]}</span>
    </div>
  );
};

/** ⌘K: events, commands and settings by what is typed. A combo box whose list always shows. */
const QuickSearch = ({ commands, onClose }: { commands: MenuCommands; onClose(): void }) => {
  const strings = useStrings();
  const base = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const entries = useSearchEntries(commands);
  const index = useMemo(() => indexOf(entries), [entries]);
  const sought = useDeferredValue(query);
  const found = useMemo(() => find(index, sought), [index, sought]);
  const active = Math.min(at, found.length - 1);
  const choose = (entry: SearchEntry | undefined): void => {
    if (entry === undefined) return;
    onClose();
    entry.act();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While Japanese is being typed, Enter and the arrows belong to the words.
    if (event.nativeEvent.isComposing) return;
    const step = STEPS[event.key];
    if (event.key === 'Enter') choose(find(index, query)[active]);
    else if (step === undefined || found.length === 0) return;
    else if (Math.abs(step) === 1) setAt((active + step + found.length) % found.length);
    else setAt(Math.max(0, Math.min(found.length - 1, active + step)));
    event.preventDefault();
  };
  return (
    <ModalOverlay className="veil veil-top" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="sheet search-sheet">
        <Dialog className="search-dialog" aria-label={strings.search.title}>
          <div className="search-field">
            <Icon name="search" />
            <input
              className="search-text"
              type="text"
              role="combobox"
              aria-expanded="true"
              aria-autocomplete="list"
              aria-controls={base}
              aria-activedescendant={active < 0 ? undefined : `${base}-${active}`}
              aria-label={strings.search.title}
              placeholder={strings.search.placeholder}
              autoComplete="off"
              spellCheck="false"
              autoFocus
              value={query}
              onChange={({ target }) => {
                setQuery(target.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
            />
          </div>
          <div id={base} role="listbox" aria-label={strings.search.title} className="found-list">
            {found.map((entry, place) => (
              <Row key={entry.id} id={`${base}-${place}`} entry={entry} active={place === active} onAct={() => choose(entry)} />
            ))}
          </div>
          <p className={found.length === 0 ? 'found-none' : 'unseen'} role="status">
            {found.length === 0 ? strings.search.none(sought) : strings.search.count(found.length)}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

export default QuickSearch;
