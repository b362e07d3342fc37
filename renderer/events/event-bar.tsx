import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import type { Strings } from '../../preload/strings/index.ts';
import { PushButton, ToolButton } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { COMMAND_ICONS } from './event-commands.ts';
import type { CommandEntry } from './use-event-commands.ts';

interface Props {
  commands: CommandEntry[];
  query: string;
  onQuery(query: string): void;
  strings: Strings;
  modifier: string;
}

/** The list's tool bar: what can be done with what is chosen, and the search field. */
export const EventBar = ({ commands, query, onQuery, strings, modifier }: Props) => (
  <div className="bar" role="toolbar" aria-label={strings.grid.tools}>
    {commands.map(({ id, label, keys, disabled, act }) => {
      const icon = COMMAND_ICONS[id];
      if (icon === null) return null;
      if (id === 'add') {
        return (
          <PushButton key={id} icon={icon} onPress={act}>
            {strings.action.add}
          </PushButton>
        );
      }
      return <ToolButton key={id} icon={icon} label={label} keys={keys} wide={id === 'run'} isDisabled={disabled} onPress={act} />;
    })}
    <span className="bar-space" />
    <SearchField className="search" aria-label={strings.action.search} value={query} onChange={onQuery}>
      <Icon name="search" />
      <Input className="search-input" id="search" placeholder={strings.action.searchPlaceholder} title={`${modifier}F`} />
    </SearchField>
  </div>
);
