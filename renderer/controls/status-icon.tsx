import type { Standing } from '../../preload/strings/event-standing.ts';

interface Drawing {
  outline: string;
  solid?: string;
  hole?: string;
}

const ring = 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11z';

/** A shape for each standing, so that none is told by colour alone. */
const DRAWINGS: Record<Standing, Drawing> = {
  'needs-you': { outline: '', solid: 'M5 1.8h6L14.2 5v6L11 14.2H5L1.8 11V5z', hole: 'M8 4.8v4M8 11.3v.1' },
  failing: { outline: 'M8 2.6 14 13H2zM8 6.6v3M8 11.3v.1' },
  unseen: { outline: `${ring}M8 5v3l2 1.6` },
  waiting: { outline: 'M5 2.8h6M5 13.2h6M5.8 2.8v2L8 8l2.2-3.2v-2M5.8 13.2v-2L8 8l2.2 3.2v2' },
  queued: { outline: 'M2.8 4.5h7.4M2.8 8h7.4M2.8 11.5h7.4M13.2 4.5v7M11.8 6l1.4-1.6L14.6 6' },
  running: { outline: 'M12.7 8A4.7 4.7 0 1 1 8 3.3M8 1.5l2 1.8-2 1.8' },
  verifying: { outline: `${ring}M5.6 8h.1M8 8h.1M10.4 8h.1` },
  fresh: { outline: ring },
  accepted: { outline: `${ring}M5.5 8.2 7.3 10l3.2-3.8` },
  watched: { outline: 'M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z' },
  well: { outline: '', solid: ring, hole: 'M5.3 8.2 7.2 10.1l3.5-4.2' },
  off: { outline: 'M4.5 8h7' },
};

export const StatusIcon = ({ standing }: { standing: Standing }) => {
  const { outline, solid, hole } = DRAWINGS[standing];
  return (
    <svg className={`mark mark-${standing}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {solid && <path className="mark-solid" d={solid} />}
      {outline && <path className="mark-line" d={outline} />}
      {hole && <path className="mark-hole" d={hole} />}
    </svg>
  );
};
