import type { ReactNode } from 'react';
import type { Health } from '../../preload/contract/state.ts';

const face = <rect x="1.75" y="1.75" width="12.5" height="12.5" rx="3.4" className="die-line" />;

/** The same shapes as the tray's: the state is told without colour. */
const DRAWINGS: Record<Health, ReactNode> = {
  ok: (
    <>
      {face}
      <circle cx="8" cy="8" r="2.6" className="die-pip" />
    </>
  ),
  working: (
    <g transform="rotate(20 8 8)">
      {face}
      <circle cx="5.3" cy="10.7" r="1.6" className="die-pip" />
      <circle cx="10.7" cy="5.3" r="1.6" className="die-pip" />
    </g>
  ),
  attention: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="4" className="die-solid" />
      <path d="M8 4v4.6M8 11.6v.2" className="die-hole" />
    </>
  ),
  paused: (
    <>
      {face}
      <path d="M6.2 5.6v4.8M9.8 5.6v4.8" className="die-line" />
    </>
  ),
  offline: (
    <>
      {face}
      <path d="M1.5 14.5l13-13" className="die-gap" />
      <path d="M1.5 14.5l13-13" className="die-line" />
    </>
  ),
};

export const Logo = ({ health, label }: { health: Health; label: string }) => (
  <svg className={`die die-${health}`} viewBox="0 0 16 16" role="img" aria-label={label}>
    {DRAWINGS[health]}
  </svg>
);
