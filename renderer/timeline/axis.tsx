import type { Strings } from '../../preload/strings/index.ts';
import { offsetAt } from '../store/clock.ts';
import { marksOf, type Span } from './span.ts';

/** So wide a mark's words may be. */
const MARK_WIDTH = 84;
const DAY = 86_400;

/** A mark whose words would be cut at the end has none. */
export const isRoom = (left: number, width: number): boolean => left + MARK_WIDTH <= width;

/** Times above the bands, in the computer's own. */
export const Axis = ({ span, width, strings }: { span: Span; width: number; strings: Strings }) => {
  const { step, marks } = marksOf(span, Math.max(1, Math.floor(width / MARK_WIDTH)), offsetAt(span.to * 1000));
  return (
    <div className="band-axis" aria-hidden="true">
      <span />
      <div className="band-marks" style={{ width }}>
        {marks.map((at) => {
          const left = ((at - span.from) / (span.to - span.from)) * width;
          return (
            <span key={at} className="band-mark" style={{ left }}>
              {isRoom(left, width) && (step >= DAY ? strings.timeline.dayMark(at * 1000) : strings.clock(at * 1000))}
            </span>
          );
        })}
      </div>
      <span />
    </div>
  );
};
