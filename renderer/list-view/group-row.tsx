// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be virtualised
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import type { Strings } from '../../preload/strings/index.ts';
import type { ListItem } from './grouping.ts';

interface Props {
  item: Extract<ListItem, { kind: 'group' }>;
  /** From the top of the list, in px. */
  top: number;
  index: number;
  words: Strings;
}

/** The heading of a service's events. */
export const GroupRow = ({ item, top, index, words }: Props) => (
  <div role="row" className="group-row" aria-rowindex={index} style={{ transform: `translateY(${top}px)` }}>
    <span role="rowheader" className="group-name">
      {words.eventList.view.group(item.name, item.count)}
    </span>
  </div>
);
