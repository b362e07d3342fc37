import { BAND_STATES, type BandState } from '../../preload/contract/history/timeline.ts';
import type { Strings } from '../../preload/strings/index.ts';

/** Lines of a pattern on 6 × 6: what colour tells, shape tells too. */
const LINES: Partial<Record<BandState, string>> = {
  updating: 'M0 6 6 0M-1 1 1-1M5 7 7 5',
  mismatch: 'M0 0 6 6M6 0 0 6',
  unknown: 'M3 1.5v.01M0 4.5v.01M6 4.5v.01',
  paused: 'M0 1.5h6M0 4.5h6',
  off: 'M3 0v6',
};

export const fillOf = (state: BandState): string => `url(#band-${state})`;

/** Once in the view; bands and legend refer to them. */
export const Patterns = () => (
  <svg className="band-patterns" width="0" height="0" aria-hidden="true">
    <defs>
      {BAND_STATES.map((state) => (
        <pattern key={state} id={`band-${state}`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect className={`band-ground band-${state}`} width="6" height="6" />
          {LINES[state] && <path className={`band-lines band-lines-${state}`} d={LINES[state]} />}
        </pattern>
      ))}
    </defs>
  </svg>
);

export const Legend = ({ strings }: { strings: Strings }) => (
  <ul className="band-legend">
    {BAND_STATES.map((state) => (
      <li key={state}>
        <svg className="band-swatch" width="18" height="10" aria-hidden="true">
          <rect width="18" height="10" rx="2" fill={fillOf(state)} />
        </svg>
        {strings.timeline.states[state]}
      </li>
    ))}
    <li>
      <svg className="band-swatch" width="18" height="10" aria-hidden="true">
        <path className="band-change" d="M9 0v10" />
      </svg>
      {strings.timeline.changeMark}
    </li>
    <li>
      <svg className="band-swatch" width="18" height="10" aria-hidden="true">
        <rect className="band-outage" width="18" height="10" />
      </svg>
      {strings.timeline.outage}
    </li>
  </ul>
);
