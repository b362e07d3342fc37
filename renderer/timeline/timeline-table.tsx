import { useState } from 'react';
import { BAND_STATES, type Timeline } from '../../preload/contract/history/timeline.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { PushButton } from '../controls/button.tsx';
import type { BandedRow } from './rows.ts';
import { bandOf } from './segments.ts';
import type { Span } from './span.ts';
import { useTimeline } from './use-timeline.ts';

const PAGE = 100;

/** The time in each state of one event, one after another: what its band draws. */
const Pieces = ({ row, timeline, strings }: { row: BandedRow; timeline: Timeline; strings: Strings }) => (
  <table className="band-table">
    <caption>{row.name}</caption>
    <tbody>
      {bandOf(timeline, row.event).map(({ from, to, state }) => (
        <tr key={from}>
          <th scope="row">{strings.timeline.over(from * 1000, to * 1000)}</th>
          <td>{strings.timeline.states[state]}</td>
          <td>{strings.timeline.duration((to - from) * 1000)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** The bands as a table: a row an event, a column a state. */
export const TimelineTable = ({ rows, span, strings }: { rows: BandedRow[]; span: Span; strings: Strings }) => {
  const [page, setPage] = useState(0);
  const [open, setOpen] = useState<string | null>(null);
  const shown = rows.slice(page * PAGE, (page + 1) * PAGE);
  const { timeline } = useTimeline(span, { pixels: 500, events: shown.map(({ event }) => event), together: false });
  const opened = shown.find(({ event }) => event === open);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="band-scroller" aria-label={strings.timeline.tableLabel} tabIndex={0}>
      <table className="band-table">
        <thead>
          <tr>
            <th scope="col">{strings.timeline.event}</th>
            <th scope="col">{strings.timeline.share}</th>
            <th scope="col">{strings.timeline.longest}</th>
            {BAND_STATES.map((state) => (
              <th key={state} scope="col">
                {strings.timeline.states[state]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ event, name }) => {
            const summary = timeline?.bands.find((each) => each.event === event)?.summary;
            return (
              <tr key={event}>
                <th scope="row">
                  <button
                    type="button"
                    className="band-open"
                    aria-expanded={open === event}
                    onClick={() => setOpen(open === event ? null : event)}
                  >
                    {name}
                  </button>
                </th>
                <td>{summary && strings.timeline.percent(summary.share)}</td>
                <td>{summary && strings.timeline.duration(summary.longest * 1000)}</td>
                {BAND_STATES.map((state, at) => (
                  <td key={state}>{summary && strings.timeline.duration((summary.seconds[at] ?? 0) * 1000)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {opened && timeline && <Pieces row={opened} timeline={timeline} strings={strings} />}
      {rows.length > PAGE && (
        <p className="band-pages">
          <PushButton isDisabled={page === 0} onPress={() => setPage(page - 1)}>
            {strings.timeline.earlierRows}
          </PushButton>
          {strings.timeline.rows(page * PAGE + 1, Math.min(rows.length, (page + 1) * PAGE), rows.length)}
          <PushButton isDisabled={(page + 1) * PAGE >= rows.length} onPress={() => setPage(page + 1)}>
            {strings.timeline.laterRows}
          </PushButton>
        </p>
      )}
    </section>
  );
};
