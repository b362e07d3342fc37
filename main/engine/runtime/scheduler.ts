import type { Cancel, Clock } from '../../ports/clock.ts';

/** If wall clock and monotonic clock differ by more than this after one wait, the wall clock was set. In ms. */
const DRIFT = 10_000;
/** A deadline missed by half of its wait, and by more than a busy machine explains, was slept through: ms. */
const LATE = 10_000;

/** What the clocks showed when a deadline fired: the time that was slept through (0: none), and how far the wall clock was set back. */
export interface Lapse {
  /** ms. */
  slept: number;
  /** ms. */
  setBack: number;
}

/** A timer, of the module that asked for it alone. */
export interface Slot {
  /** Replaces its deadline; null removes it. */
  set(at: number | null, call?: () => void): void;
}

/** A timer for each thing of a kind: an event, a service. */
export interface Slots {
  set(key: string, at: number | null, call?: () => void): void;
}

/** All deadlines of the engine, on the wall clock, with one timer for the earliest. Each module can set and remove only its own. */
export interface Scheduler {
  slot(): Slot;
  slots(): Slots;
  /** Told before what is due runs, since waits that were counted on the wall clock may be wrong then. */
  onLapse(listener: (lapse: Lapse) => void): void;
  /** After a wake-up or a clock jump: what is due runs now. */
  recheck(): void;
  /** Deadlines kept. */
  size(): number;
  stop(): void;
}

export const createScheduler = (clock: Clock): Scheduler => {
  const listeners: ((lapse: Lapse) => void)[] = [];
  const entries = new Map<string, { at: number; call: () => void }>();
  let armed: { at: number; from: number; cancel: Cancel } | null = null;
  let ticking = false;
  let stopped = false;
  /** How far the wall clock is before the monotonic one. */
  let ahead = clock.now() - clock.monotonic();
  /** How far the wall clock was set back since listeners were last told, in ms. */
  let untold = 0;

  const arm = (at: number): void => {
    if (stopped || ticking || (armed !== null && armed.at <= at)) return;
    armed?.cancel();
    armed = { at, from: clock.now(), cancel: clock.wakeAt(at, tick) };
  };

  /** The clocks are compared only when a deadline fires or is set, so that the comparison needs no timer. */
  const noticeSetBack = (): void => {
    const drift = clock.now() - clock.monotonic() - ahead;
    ahead += drift;
    if (drift >= -DRIFT) return;
    untold -= drift;
    // Waits keep their length; what was meant by the calendar is planned anew.
    for (const entry of entries.values()) entry.at += drift;
  };
  const lookAtClocks = (missed: { at: number; from: number } | null): void => {
    noticeSetBack();
    const setBack = untold;
    untold = 0;
    const now = clock.now();
    const late = missed === null ? 0 : now - missed.at;
    const slept = missed !== null && late > Math.max(LATE, (missed.at - missed.from) / 2) ? late : 0;
    if (slept > 0 || setBack > 0) for (const listener of listeners) listener({ slept, setBack });
  };

  const tick = (): void => {
    const missed = armed;
    armed?.cancel();
    armed = null;
    lookAtClocks(missed);
    ticking = true;
    const now = clock.now();
    // Every event has several deadlines and few of them are due at once, so no copy is made of all.
    const due: { at: number; call: () => void }[] = [];
    for (const [key, entry] of entries) {
      if (entry.at > now) continue;
      due.push(entry);
      entries.delete(key);
    }
    due.sort((a, b) => a.at - b.at);
    try {
      for (const entry of due) entry.call();
    } finally {
      ticking = false;
      let next = Number.POSITIVE_INFINITY;
      for (const entry of entries.values()) next = Math.min(next, entry.at);
      if (next < Number.POSITIVE_INFINITY) arm(next);
    }
  };

  const set = (key: string, at: number | null, call?: () => void): void => {
    if (at === null || call === undefined) {
      entries.delete(key);
      return;
    }
    // The wall clock was set back since the other deadlines were set: the listeners have to be told first, so the timer fires now.
    noticeSetBack();
    entries.set(key, { at, call });
    arm(untold > 0 ? clock.now() : at);
  };
  let owners = 0;
  const slots = (): Slots => {
    owners += 1;
    const owner = owners;
    return { set: (key, at, call) => set(`${owner} ${key}`, at, call) };
  };

  return {
    slots,
    slot() {
      const { set: setOne } = slots();
      return { set: (at, call) => setOne('', at, call) };
    },
    onLapse: (listener) => void listeners.push(listener),
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
