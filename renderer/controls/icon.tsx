/** Line drawings on a 16 × 16 grid. Each means one thing wherever it stands. */
export const PATHS = {
  add: 'M8 3v10M3 8h10',
  run: 'M5 3.2v9.6L12.5 8z',
  edit: 'M3 13l.7-2.9 7-7 2.2 2.2-7 7zM9.4 4.4l2.2 2.2',
  info: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM8 7.3v3.4M8 5.2v.1',
  copy: 'M6 3.5H4.2v9.3h7.6V3.5H10M6 2.5h4V5H6z',
  duplicate: 'M5.5 5.5h7v7h-7zM3.5 10.5v-7h7',
  remove: 'M3 4.5h10M6.5 4.5v-1.5h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5M7 7v3.5M9 7v3.5',
  power: 'M8 2.5v5M4.8 4.5a4.8 4.8 0 1 0 6.4 0',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.4 3.4',
  bell: 'M3.5 11.5c1-1 1.2-2.2 1.2-4a3.3 3.3 0 0 1 6.6 0c0 1.8.2 3 1.2 4zM6.8 13.7h2.4',
  check: 'M3.5 8.5 6.5 11.5 12.5 5',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5v2.7h-2.7',
  pause: 'M5.8 4v8M10.2 4v8',
  view: 'M2.5 4h11M2.5 8h11M2.5 12h11M6 2.5v3M10.5 6.5v3M5 10.5v3',
  more: 'M3.6 8h.01M8 8h.01M12.4 8h.01',
  down: 'M4.5 6.5 8 10l3.5-3.5',
  close: 'M4 4l8 8M12 4l-8 8',
  resume: 'M4 3.8v8.4M7 3.5v9L13 8z',
  link: 'M6.5 4h-3v8.5H12v-3M9 3.5h3.5V7M12.3 3.7 7.5 8.5',
} as const;
export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { name: IconName }) => (
  <svg className={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
);
