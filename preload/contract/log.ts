/** What the log files hold: from these levels on, the first alone or all down to the last. */
export const LOG_LEVELS = ['error', 'warning', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Whether a line of that level is written while the user chose `chosen`. */
export const isLogged = (level: LogLevel, chosen: LogLevel): boolean => LOG_LEVELS.indexOf(level) <= LOG_LEVELS.indexOf(chosen);

/** What a line is about. */
export const LOG_SUBJECTS = ['fault', 'warning', 'channel', 'journal', 'health', 'line'] as const;
export type LogSubject = (typeof LOG_SUBJECTS)[number];

/**
 * A line. Apart from `text` it is made of closed words and numbers alone, so that it names no host and no person; `text` is what a fault of Saikoro's own said,
 * masked.
 */
export interface LogLine {
  /** ms since 1970. */
  at: number;
  level: LogLevel;
  about: LogSubject;
  facts: Readonly<Record<string, string | number | boolean | null>>;
  text?: string;
}
