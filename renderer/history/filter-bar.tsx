import { useMemo, useState } from 'react';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { nameOf } from '../../preload/contract/event.ts';
import { type HistoryFilter, isFiltered, LONGEST_SEARCH, RESULTS, TOPICS } from '../../preload/contract/history/filter.ts';
import { readableHost } from '../../preload/strings/idn.ts';
import { PushButton } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { useAppState, useStrings } from '../store/context.ts';

interface PickProps<T extends string> {
  label: string;
  all: string;
  value: T | undefined;
  options: readonly (readonly [T, string])[];
  onPick(value: T | undefined): void;
  onNear?(): void;
}

/** The system's own pop-up: it may hold ten thousand events. */
const Pick = <T extends string>({ label, all, value, options, onPick, onNear }: PickProps<T>) => (
  <select
    className={value === undefined ? 'filter-pick' : 'filter-pick filter-set'}
    aria-label={label}
    value={value ?? ''}
    onPointerDown={onNear}
    onFocus={onNear}
    onChange={({ target }) => onPick(options.find(([each]) => each === target.value)?.[0])}
  >
    <option value="">{all}</option>
    {options.map(([each, words]) => (
      <option key={each} value={each}>
        {words}
      </option>
    ))}
  </select>
);

/** The events by name; all of them only once the pop-up is wanted. */
const EventPick = ({ value, onPick }: { value: string | undefined; onPick(event: string | undefined): void }) => {
  const strings = useStrings();
  const events = useAppState((state) => state.events);
  const [isNear, setNear] = useState(false);
  const options = useMemo(() => {
    const collator = new Intl.Collator(strings.locale, { numeric: true });
    return events
      .filter(({ event }) => isNear || event.id === value)
      .map(({ event }) => [event.id, readableHost(nameOf(event))] as const)
      .sort(([, a], [, b]) => collator.compare(a, b));
  }, [events, isNear, value, strings]);
  const { ofEvent, allEvents } = strings.history;
  return <Pick label={ofEvent} all={allEvents} value={value} options={options} onPick={onPick} onNear={() => setNear(true)} />;
};

interface Props {
  filter: HistoryFilter;
  onFilter(filter: HistoryFilter): void;
  /** yyyy-mm-dd; '': up to now. */
  day: string;
  onDay(day: string): void;
  /** The first and the last day of which there can be entries. */
  days: { from: string; to: string };
  /** Entries that fit; null: not known yet. */
  matching: number | null;
  onExport(): void;
}

/** What is pressed goes with what it takes back, so the focus goes to the field where one begins anew. */
const fromHere = (act: () => void): void => {
  document.getElementById('history-search')?.focus();
  act();
};

/** What is looked for in the history. */
export const FilterBar = ({ filter, onFilter, day, onDay, days, matching, onExport }: Props) => {
  const strings = useStrings();
  const words = strings.history;
  const filtered = isFiltered(filter);
  return (
    <search className="filter-bar">
      <SearchField
        className="search"
        aria-label={words.search}
        value={filter.text ?? ''}
        maxLength={LONGEST_SEARCH}
        onChange={(text) => onFilter({ ...filter, text })}
      >
        <Icon name="search" />
        <Input className="search-input" id="history-search" placeholder={words.search} />
      </SearchField>
      <EventPick value={filter.event} onPick={(event) => onFilter({ ...filter, event })} />
      <Pick
        label={words.topic}
        all={words.allTopics}
        value={filter.topic}
        options={TOPICS.map((each) => [each, words.topics[each]] as const)}
        onPick={(topic) => onFilter({ ...filter, topic })}
      />
      <Pick
        label={words.result}
        all={words.allResults}
        value={filter.result}
        options={RESULTS.map((each) => [each, words.results[each]] as const)}
        onPick={(result) => onFilter({ ...filter, result })}
      />
      <input
        type="date"
        className={day === '' ? 'filter-pick filter-day' : 'filter-pick filter-set'}
        data-label={words.goTo}
        aria-label={words.goTo}
        title={words.goTo}
        min={days.from}
        max={days.to}
        value={day}
        onChange={({ target }) => onDay(target.value)}
      />
      <PushButton onPress={onExport}>{words.export}</PushButton>
      <div className="filter-state">
        <span className="filter-count dim" role="status">
          {filtered && matching !== null ? words.matching(matching) : ''}
        </span>
        {filtered && (
          <PushButton kind="link" onPress={() => fromHere(() => onFilter({}))}>
            {words.clear}
          </PushButton>
        )}
        {day !== '' && (
          <PushButton kind="link" onPress={() => fromHere(() => onDay(''))}>
            {words.latest}
          </PushButton>
        )}
      </div>
    </search>
  );
};
