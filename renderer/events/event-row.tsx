// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be virtualised
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row

import { memo } from 'react';
import type { EventView } from '../../preload/contract/state.ts';
import { addressesOf, hostsOf, titleOf } from '../../preload/strings/sentences/event-names.ts';
import { eventSentence } from '../../preload/strings/sentences/event-sentence.ts';
import { serviceOf, type Wording } from '../../preload/strings/sentences/wording.ts';
import { RelativeTime } from '../controls/relative-time.tsx';
import { StatusIcon } from '../controls/status-icon.tsx';
import { VisibleIn } from '../propagation/visible-in.tsx';
import { useNow } from '../store/context.ts';
import { standingOf } from '../wording/event-status.ts';
import { nextWords, resultReason, resultWords } from '../wording/event-wording.ts';

interface Props {
  view: EventView;
  /** From the top of the list, in px. */
  top: number;
  /** Counted from 1, the heading row included. */
  index: number;
  selected: boolean;
  active: boolean;
  wording: Wording;
}

const Next = ({ view, wording }: { view: EventView; wording: Wording }) => {
  const now = useNow();
  const { nextAt } = view.status;
  return <span title={nextAt === null ? undefined : wording.strings.time(nextAt)}>{nextWords(view, now, wording.strings)}</span>;
};

const Result = ({ view, wording }: { view: EventView; wording: Wording }) => {
  const now = useNow();
  const { warning, visibleAt } = view.status;
  const since = warning === undefined ? null : wording.strings.warnings.since(Math.max(0, now - warning.since));
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

export const EventRow = memo(({ view, top, index, selected, active, wording }: Props) => {
  const { event, status } = view;
  const [first, second] = addressesOf(view);
  const title = titleOf(view) || wording.strings.grid.untitled;
  const hosts = hostsOf(view).join(' ');
  const schedule = event.type === 'watch' ? wording.strings.watch.pace : wording.strings.schedule(event.schedule);
  const lastAt = event.type === 'watch' ? (status.watch?.askedAt ?? null) : status.lastUpdateAt;
  return (
    <div
      role="row"
      id={rowId(event.id)}
      data-id={event.id}
      className={`grid-row${active ? ' is-active' : ''}${event.enabled ? '' : ' is-off'}`}
      aria-rowindex={index}
      aria-selected={selected}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className="cell cell-name">
        <span className="line strong" title={title}>
          {title}
        </span>
        {hosts !== title && (
          <span className="line dim" title={hosts}>
            {hosts}
          </span>
        )}
      </div>
      <div role="gridcell" className="cell cell-service">
        <span className="line" title={serviceOf(view, wording)}>
          {serviceOf(view, wording)}
        </span>
      </div>
      <div role="gridcell" className="cell cell-address address">
        <span className="line" title={first}>
          {first ?? '—'}
        </span>
        {second && (
          <span className="line dim" title={second}>
            {second}
          </span>
        )}
      </div>
      <div role="gridcell" className="cell cell-schedule">
        <span className="line" title={schedule}>
          {schedule}
        </span>
      </div>
      <div role="gridcell" className="cell cell-last">
        <span className="line">{lastAt === null ? wording.strings.grid.never : <RelativeTime at={lastAt} />}</span>
      </div>
      <div role="gridcell" className="cell cell-result">
        <Result view={view} wording={wording} />
      </div>
      <div role="gridcell" className="cell cell-next">
        <span className="line">
          <Next view={view} wording={wording} />
        </span>
      </div>
    </div>
  );
});
