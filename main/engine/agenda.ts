import type { Cancel, Clock } from './ports.ts';

/** The one scheduler: deadlines by key on the wall clock, one timer under all of them. */
export interface Agenda {
  /** Replaces the deadline of this key; null removes it. */
  set(key: string, at: number | null, call?: () => void): void;
  /** After a wake-up or a clock jump: what is due runs now. */
  recheck(): void;
  /** Deadlines kept. */
  size(): number;
  stop(): void;
}

export const createAgenda = (clock: Clock): Agenda => {
  const entries = new Map<string, { at: number; call: () => void }>();
  let armed: { at: number; cancel: Cancel } | null = null;
  let ticking = false;
  let stopped = false;

  const arm = (at: number): void => {
    if (stopped || ticking || (armed !== null && armed.at <= at)) return;
    armed?.cancel();
    armed = { at, cancel: clock.wakeAt(at, tick) };
  };

  const tick = (): void => {
    armed?.cancel();
    armed = null;
    ticking = true;
    const now = clock.now();
    const due = [...entries].filter(([, entry]) => entry.at <= now).sort(([, a], [, b]) => a.at - b.at);
    for (const [key, entry] of due) if (entries.get(key) === entry) entries.delete(key);
    try {
      for (const [, entry] of due) entry.call();
    } finally {
      ticking = false;
      let next = Number.POSITIVE_INFINITY;
      for (const entry of entries.values()) next = Math.min(next, entry.at);
      if (next < Number.POSITIVE_INFINITY) arm(next);
    }
  };

  return {
    set(key, at, call) {
      if (at === null || call === undefined) {
        entries.delete(key);
        return;
      }
      entries.set(key, { at, call });
      arm(at);
    },
    recheck: tick,
    size: () => entries.size,
    stop() {
      stopped = true;
      armed?.cancel();
      armed = null;
      entries.clear();
    },
  };
};
