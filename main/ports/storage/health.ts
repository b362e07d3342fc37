import type { WarningCode } from '../../../preload/contract/warning.ts';

/** What is kept of one warning over restarts. Times are ms since 1970. */
export interface KeptWarning {
  code: WarningCode;
  /** The event it is of. */
  event?: string | undefined;
  /** Of the machine: which one, where there may be several. */
  key?: string | undefined;
  detail?: string | undefined;
  since: number;
  due: number;
  /** Of the time since then, so many ms do not count. */
  shift: number;
  firstAt: number | null;
  lastAt: number | null;
  snoozedUntil: number | null;
}

export interface KeptHealth {
  /** When Saikoro is known to have run last; null: never. */
  aliveAt: number | null;
  warnings: KeptWarning[];
}

/** What was wrong and what was said of it, over restarts: never a name, an address or a secret. */
export interface HealthStore {
  /** As it was found at start-up. */
  kept: KeptHealth;
  /** Write errors are reported by the adapter; only the ages of warnings are lost then. */
  save(health: KeptHealth): void;
}
