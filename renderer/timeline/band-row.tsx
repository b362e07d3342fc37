import { memo } from 'react';
import type { Timeline } from '../../preload/contract/history/timeline.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { fillOf } from './patterns.tsx';
import { bandOf, pathsOf, type Segment } from './segments.ts';
import type { Span } from './span.ts';

export const BAND_HEIGHT = 14;
/** What follows a change often begins in the same pixel: a tick hides none of it. */
const TICK_HEIGHT = 5;

interface Props {
  event: string;
  name: string;
  timeline: Timeline | null;
  span: Span;
  width: number;
  /** Where the cursor stands, in seconds; null: not on this band. */
  cursor: number | null;
  strings: Strings;
  onPoint(segment: Segment | null): void;
}

/** One event's band: a path a state, ticks for changes, shade for outages. */
export const BandRow = memo(({ event, name, timeline, span, width, cursor, strings, onPoint }: Props) => {
  const segments = bandOf(timeline, event);
  const x = (second: number): number => ((second - span.from) / (span.to - span.from)) * width;
  const summary = timeline?.bands.find((each) => each.event === event)?.summary;
  const outages = timeline?.outages ?? [];
  const label = summary === undefined ? name : `${name}: ${strings.timeline.share} ${strings.timeline.percent(summary.share)}`;
  return (
    <>
      <span className="band-name" title={name}>
        {name}
      </span>
      <svg
        className="band"
        width={width}
        height={BAND_HEIGHT}
        role="img"
        aria-label={label}
        onPointerMove={({ clientX, currentTarget }) => {
          const at = span.from + ((clientX - currentTarget.getBoundingClientRect().left) / width) * (span.to - span.from);
          onPoint(segments.find(({ from, to }) => from <= at && at < to) ?? null);
        }}
        onPointerLeave={() => onPoint(null)}
      >
        {pathsOf(segments, x, BAND_HEIGHT).map(([state, d]) => (
          <path key={state} d={d} fill={fillOf(state)} />
        ))}
        {outages.flatMap((from, at) =>
          at % 2 === 0
            ? [
                <rect
                  key={from}
                  className="band-outage"
                  x={x(from)}
                  width={Math.max(1, x(outages[at + 1] ?? from) - x(from))}
                  height={BAND_HEIGHT}
                />,
              ]
            : [],
        )}
        {timeline?.changes.map(({ at, family }) => (
          <path key={`${at} ${family}`} className="band-change" d={`M${x(at).toFixed(1)} 0v${TICK_HEIGHT}`} />
        ))}
        {cursor !== null && <path className="band-cursor" d={`M${x(cursor).toFixed(1)} 0v${BAND_HEIGHT}`} />}
      </svg>
      <span className="band-share">{summary && strings.timeline.percent(summary.share)}</span>
    </>
  );
});
