/** 2023-11-14T22:13:20Z from ms since 1970. */
export const isoStamp = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
/** 20231114T221320Z from ms since 1970. */
export const basicStamp = (ms: number): string => isoStamp(ms).replace(/[-:]/g, '');

/** The ways a plug-in may write the time of a request, each from ms since 1970; in UTC. */
export const TIMES = {
  seconds: (ms: number) => Math.floor(ms / 1000),
  milliseconds: (ms: number) => Math.floor(ms),
  iso: isoStamp,
  basic: basicStamp,
  date: (ms: number) => isoStamp(ms).slice(0, 10),
  day: (ms: number) => basicStamp(ms).slice(0, 8),
  http: (ms: number) => new Date(ms).toUTCString(),
} as const satisfies Record<string, (ms: number) => string | number>;
export type TimeForm = keyof typeof TIMES;
