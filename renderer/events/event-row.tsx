// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be virtualised
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row

import { memo, type ReactNode } from 'react';
import type { ColumnId } from '../../preload/contract/settings.ts';
import type { EventView } from '../../preload/contract/state.ts';
import { standingOf } from '../../preload/strings/event-standing.ts';
import { addressesOf, hostsOf, titleOf } from '../../preload/strings/sentences/event-names.ts';
import { eventSentence } from '../../preload/strings/sentences/event-sentence.ts';
import { serviceOf, type Wording } from '../../preload/strings/sentences/wording.ts';
import { RelativeTime } from '../controls/relative-time.tsx';
import { StatusIcon } from '../controls/status-icon.tsx';
import type { FittedColumn } from '../list-view/fit-columns.ts';
import { VisibleIn } from '../propagation/visible-in.tsx';
import { useNow } from '../store/context.ts';
import { nextWords, resultReason, resultWords } from '../wording/event-wording.ts';

interface Props {
  view: EventView;
  /** From the top of the list, in px. */
  top: number;
  /** Counted from 1, the heading row included. */
  index: number;
  selected: boolean;
  active: boolean;
  columns: readonly FittedColumn[];
  movable?: boolean;
  wording: Wording;
}

const Next = ({ view, wording }: { view: EventView; wording: Wording }) => {
  const now = useNow();
  const { nextAt } = view.status;
  return <span title={nextAt === null ? undefined : wording.strings.time(nextAt)}>{nextWords(view, now, wording.strings)}</span>;
};

/** Since when it is so is told once it is worth it, in ms. */
const A_WHILE = 60_000;

const Result = ({ view, wording }: { view: EventView; wording: Wording }) => {
  const now = useNow();
  const { warning, visibleAt } = view.status;
  const since =
    warning === undefined || now - warning.since < A_WHILE ? null : wording.strings.warnings.since(Math.max(0, now - warning.since));
  const reason = [resultReason(view, wording), since].filter((each) => each !== null).join(wording.strings.between);
  return (
    <div className="result" title={eventSentence(view, now, wording)}>
      <StatusIcon standing={standingOf(view)} />
      <div className="two-lines">
        <span className="line">{resultWords(view, wording)}</span>
        {reason ? (
          <span className="line dim">{reason}</span>
        ) : (
          visibleAt !== undefined && <VisibleIn at={visibleAt} words={wording.strings.propagation} />
        )}
      </div>
    </div>
  );
};

export const rowId = (id: string): string => `row-${id}`;

type CellBody = (props: { view: EventView; wording: Wording }) => ReactNode;

const TwoLines = ({ first, second, strong }: { first: string; second?: string | undefined; strong?: boolean }) => (
  <>
    <span className={strong ? 'line strong' : 'line'} title={first}>
      {first}
    </span>
    {second && (
      <span className="line dim" title={second}>
        {second}
      </span>
    )}
  </>
);

const CELLS: Record<ColumnId, CellBody> = {
  name: ({ view, wording }) => {
    const title = titleOf(view) || wording.strings.grid.untitled;
    const hosts = hostsOf(view).join(' ');
    return <TwoLines first={title} second={hosts === title ? undefined : hosts} strong />;
  },
  service: ({ view, wording }) => <TwoLines first={serviceOf(view, wording)} />,
  address: ({ view }) => {
    const [first, second] = addressesOf(view);
    return <TwoLines first={first ?? '—'} second={second} />;
  },
  schedule: ({ view: { event }, wording: { strings } }) => (
    <TwoLines first={event.type === 'watch' ? strings.watch.pace : strings.schedule(event.schedule)} />
  ),
  last: ({ view: { event, status }, wording: { strings } }) => {
    const at = event.type === 'watch' ? (status.watch?.askedAt ?? null) : status.lastUpdateAt;
    return <span className="line">{at === null ? strings.grid.never : <RelativeTime at={at} />}</span>;
  },
  result: Result,
  next: (props) => (
    <span className="line">
      <Next {...props} />
    </span>
  ),
};

export const EventRow = memo(({ view, top, index, selected, active, columns, movable, wording }: Props) => {
  const { event } = view;
  return (
    <div
      role="row"
      id={rowId(event.id)}
      data-id={event.id}
      draggable={movable}
      className={`grid-row${active ? ' is-active' : ''}${event.enabled ? '' : ' is-off'}`}
      aria-rowindex={index}
      aria-selected={selected}
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map(({ id }) => {
        const Body = CELLS[id];
        return (
          <div key={id} role={id === 'name' ? 'rowheader' : 'gridcell'} className={`cell cell-${id}${id === 'address' ? ' address' : ''}`}>
            <Body view={view} wording={wording} />
          </div>
        );
      })}
    </div>
  );
});
