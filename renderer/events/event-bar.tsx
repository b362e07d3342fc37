import type { ReactNode } from 'react';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { Strings } from '../../preload/strings/index.ts';
import { PushButton, ToolButton } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { StatusIcon } from '../controls/status-icon.tsx';
import { useCell } from '../store/cell.ts';
import { useAppState, useStrings } from '../store/context.ts';
import { useShell } from '../store/navigation.ts';
import { COMMAND_ICONS } from './event-commands.ts';
import type { CommandEntry } from './use-event-commands.ts';

interface Props {
  commands: CommandEntry[];
  query: string;
  onQuery(query: string): void;
  /** Something is about to be searched for. */
  onSearch(): void;
  strings: Strings;
  modifier: string;
  /** Icons carry their names. */
  labels: boolean;
  /** At the right end. */
  options: ReactNode;
}

/** Those alone that a person has to act for; there while there are any, or while it is on. */
const NeedsFilter = () => {
  const { eventList } = useStrings();
  const { needsOnly } = useShell();
  const isOn = useCell(needsOnly);
  const count = useAppState((state) => state.publication.needsYou);
  if (count === 0 && !isOn) return null;
  return (
    <ToggleButton className={count === 0 ? 'needs-filter needs-none' : 'needs-filter'} isSelected={isOn} onChange={needsOnly.set}>
      <StatusIcon standing={count === 0 ? 'well' : 'needs-you'} />
      <span className="needs-words">{eventList.needs.filter}</span>
      {count > 0 && <span className="needs-count">{count.toLocaleString()}</span>}
    </ToggleButton>
  );
};

/** The list's tool bar: what can be done with what is chosen, and the search field. */
export const EventBar = ({ commands, query, onQuery, onSearch, strings, modifier, labels, options }: Props) => (
  <div className="bar" role="toolbar" aria-label={strings.grid.tools}>
    {commands.map(({ id, label, keys, disabled, why, act }) => {
      const icon = COMMAND_ICONS[id];
      if (icon === null) return null;
      if (id === 'add') {
        return (
          <PushButton key={id} icon={icon} onPress={act}>
            {strings.action.add}
          </PushButton>
        );
      }
      // A button that can't be pressed has no tooltip; what stands around it has, and says why.
      return (
        <span key={id} className="tool-why" title={why === undefined ? undefined : `${label}: ${why}`}>
          <ToolButton icon={icon} label={label} keys={keys} wide={labels} isDisabled={disabled} onPress={act} />
        </span>
      );
    })}
    <NeedsFilter />
    <span className="bar-space" />
    <SearchField className="search" aria-label={strings.action.search} value={query} onChange={onQuery} onFocus={onSearch}>
      <Icon name="search" />
      <Input className="search-input" id="search" placeholder={strings.action.searchPlaceholder} title={`${modifier}F`} />
    </SearchField>
    {options}
  </div>
);
