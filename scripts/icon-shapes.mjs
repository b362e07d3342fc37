/**
 * The drawings. A tray icon is a die seen from the front on a 16 × 16 grid; its state is told by shape alone,
 * because a menu bar shows one colour and some eyes see few.
 */

const face = { x: 1.75, size: 12.5, corner: 3.4, stroke: 1.5 };

const outline = `<rect x="${face.x}" y="${face.x}" width="${face.size}" height="${face.size}" rx="${face.corner}" fill="none" stroke="INK" stroke-width="${face.stroke}"/>`;
const pip = (x, y, r) => `<circle cx="${x}" cy="${y}" r="${r}" fill="INK"/>`;
const bar = (x, y, width, height) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="0.6" fill="INK"/>`;

const turned = (content) => `<g transform="rotate(20 8 8) translate(8 8) scale(0.9) translate(-8 -8)">${content}</g>`;

// Cut out of the solid face, so that the panel behind shows through: a template image has no second colour.
const solid = (hole) => `<mask id="hole"><rect width="16" height="16" fill="#fff"/>${hole.replaceAll('INK', '#000')}</mask>
  <rect x="1" y="1" width="14" height="14" rx="4" fill="INK" mask="url(#hole)"/>`;

const slash = (width, ink) => `<path d="M1.5 14.5 14.5 1.5" stroke="${ink}" stroke-width="${width}" stroke-linecap="round" fill="none"/>`;
const struck = (content) => `<mask id="gap"><rect width="16" height="16" fill="#fff"/>${slash(4.2, '#000')}</mask>
  <g mask="url(#gap)">${content}</g>${slash(1.5, 'INK')}`;

const glyphs = {
  ok: outline + pip(8, 8, 2.6),
  working: turned(outline + pip(5.3, 10.7, 1.65) + pip(10.7, 5.3, 1.65)),
  attention: solid(bar(7, 3, 2, 6) + bar(7, 11, 2, 2)),
  paused: outline + bar(5, 5, 2, 6) + bar(9, 5, 2, 6),
  offline: struck(outline),
};

export const trayStates = Object.keys(glyphs);

/** The theme names the panel the icon lies on, as systems do: ink is dark on a light one. */
export const trayInks = { light: '#1d1d1f', dark: '#ffffff' };

export const traySvg = (state, ink) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${glyphs[state].replaceAll('INK', ink)}</svg>`;

/** The face of one, as Japanese dice have it: a single large red pip, sunk into white. Sits on Apple's icon grid. */
export const appSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024">
  <defs>
    <linearGradient id="ivory" x1="0" y1="0" x2="0.25" y2="1">
      <stop offset="0" stop-color="#ffffff"/><stop offset="0.55" stop-color="#f8f6f3"/><stop offset="1" stop-color="#e2ddd5"/>
    </linearGradient>
    <linearGradient id="edge" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#ffffff"/><stop offset="1" stop-color="#c3bbb0"/>
    </linearGradient>
    <radialGradient id="red" cx="0.5" cy="0.72" r="0.75">
      <stop offset="0" stop-color="#f2493c"/><stop offset="0.55" stop-color="#d9261f"/><stop offset="1" stop-color="#a31016"/>
    </radialGradient>
    <linearGradient id="lip" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#b9afa3"/><stop offset="0.45" stop-color="#e8e3dc"/><stop offset="1" stop-color="#ffffff"/>
    </linearGradient>
    <filter id="below" x="-20%" y="-20%" width="140%" height="150%"><feGaussianBlur stdDeviation="18"/></filter>
    <filter id="soft" x="-60%" y="-200%" width="220%" height="500%"><feGaussianBlur stdDeviation="16"/></filter>
    <clipPath id="well"><circle cx="512" cy="512" r="196"/></clipPath>
  </defs>
  <rect x="112" y="130" width="800" height="800" rx="190" fill="#000" opacity="0.32" filter="url(#below)"/>
  <rect x="100" y="100" width="824" height="824" rx="196" fill="url(#edge)"/>
  <rect x="108" y="106" width="808" height="808" rx="190" fill="url(#ivory)"/>
  <circle cx="512" cy="514" r="210" fill="url(#lip)"/>
  <circle cx="512" cy="512" r="196" fill="url(#red)"/>
  <g clip-path="url(#well)">
    <path d="M296 296h432v432H296z M512 338a192 192 0 1 0 0.1 0z" fill="#4a0006" fill-rule="evenodd" opacity="0.75" filter="url(#soft)"/>
    <ellipse cx="512" cy="652" rx="104" ry="34" fill="#ff9a86" opacity="0.4" filter="url(#soft)"/>
  </g>
</svg>`;
