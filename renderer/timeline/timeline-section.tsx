import { useCallback, useState } from 'react';
import { RANGES, type Timeline } from '../../preload/contract/history/timeline.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { PushButton } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { useStrings } from '../store/context.ts';
import { BandRows } from './band-rows.tsx';
import { judgedPart, MOSTLY } from './judged.ts';
import { Legend, Patterns } from './patterns.tsx';
import { useRows } from './rows.ts';
import { goNow, LENGTHS, type Place, pan, type Span, zoom } from './span.ts';
import { TimelineTable } from './timeline-table.tsx';
import { useFold } from './use-fold.ts';
import { useSpan, useTimeline } from './use-timeline.ts';

const NO_EVENTS: readonly string[] = [];

/** Which time the summary is of: never more than something is known of. */
const overOf = (
  { together, keptFrom, span: told }: Timeline,
  { place, span }: { place: Place; span: Span },
  words: Strings['timeline'],
): string => {
  const since = together?.from ?? keptFrom;
  const isShort = since !== null && since > span.from && since < told.to;
  if (place.end !== null) return words.over((isShort ? since : span.from) * 1000, span.to * 1000);
  return isShort ? words.since(since * 1000, (told.to - since) * 1000) : words.last((span.to - span.from) * 1000);
};

/** How the events stood over a day, a week, a month, a year: bands, or the same as a table, and in words. */
export const TimelineSection = () => {
  const strings = useStrings();
  const words = strings.timeline;
  const [place, setPlace] = useState<Place>({ length: LENGTHS.week, end: null });
  const [isTable, setTable] = useState(false);
  const { isFolded, fold } = useFold();
  const [told, setTold] = useState('');
  const span = useSpan(place);
  const { now } = span;
  const { timeline, failed } = useTimeline(span, { pixels: 1, events: NO_EVENTS, together: true });
  const rows = useRows(timeline);

  const onKey = useCallback(
    (key: string): boolean => {
      const to: Record<string, (place: Place) => Place> = {
        ArrowLeft: (from) => pan(from, -1, now),
        ArrowRight: (from) => pan(from, 1, now),
        '+': (from) => zoom(from, 2, now),
        ';': (from) => zoom(from, 2, now),
        '=': (from) => zoom(from, 2, now),
        '-': (from) => zoom(from, 0.5, now),
        Home: goNow,
      };
      const move = to[key];
      if (move !== undefined) setPlace(move);
      return move !== undefined;
    },
    [now],
  );

  if (failed && timeline === null) return <p className="band-none">{words.failed}</p>;
  if (timeline !== null && rows.length === 0) return <p className="band-none dim">{words.noEvents}</p>;
  const all = timeline?.together ?? null;
  const part = all === null ? 1 : judgedPart(all.seconds);
  const over = timeline === null ? '' : overOf(timeline, { place, span }, words);
  return (
    <section className="timeline" aria-label={words.label}>
      <Patterns />
      <div className="band-title">
        <button type="button" className="band-fold" aria-expanded={!isFolded} aria-label={words.label} onClick={() => fold(!isFolded)}>
          <span className={isFolded ? 'change-fold' : 'change-fold change-open'} aria-hidden="true">
            <Icon name="down" />
          </span>
        </button>
        <p className="band-summary">
          {strings.sentences([
            all && timeline && words.summary(over, all.share, timeline.changes.length, all.longest * 1000),
            all && all.share !== null && part < MOSTLY ? words.judged(part) : null,
          ])}
        </p>
      </div>
      {!isFolded && (
        <>
          <div className="band-bar">
            {/* biome-ignore lint/a11y/useSemanticElements: a segmented control, as in the title bar */}
            <div className="segments" role="group" aria-label={words.rangeLabel}>
              {RANGES.map((range) => (
                <button
                  key={range}
                  type="button"
                  className="segment"
                  aria-pressed={place.length === LENGTHS[range]}
                  onClick={() => setPlace({ ...place, length: LENGTHS[range] })}
                >
                  {words.ranges[range]}
                </button>
              ))}
            </div>
            <PushButton aria-label={words.earlier} onPress={() => setPlace(pan(place, -2, now))}>
              ‹
            </PushButton>
            <PushButton isDisabled={place.end === null} onPress={() => setPlace(goNow(place))}>
              {words.now}
            </PushButton>
            <PushButton aria-label={words.later} isDisabled={place.end === null} onPress={() => setPlace(pan(place, 2, now))}>
              ›
            </PushButton>
            <PushButton aria-label={words.zoomOut} onPress={() => setPlace(zoom(place, 0.5, now))}>
              −
            </PushButton>
            <PushButton aria-label={words.zoomIn} onPress={() => setPlace(zoom(place, 2, now))}>
              +
            </PushButton>
            <span className="band-space" />
            <PushButton onPress={() => setTable(!isTable)}>{isTable ? words.bands : words.table}</PushButton>
          </div>
          {isTable ? (
            <TimelineTable rows={rows} span={span} strings={strings} />
          ) : (
            <>
              <BandRows rows={rows} span={span} strings={strings} onTold={setTold} onKey={onKey} />
              <p className="band-told dim" role="status">
                {told}
              </p>
              <Legend strings={strings} />
              <p id="band-keys" className="band-keys">
                {words.keys}
              </p>
            </>
          )}
        </>
      )}
    </section>
  );
};
