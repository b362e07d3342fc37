/** The present for relative times: moves on every ten seconds, only while the window is visible. All times are ms since 1970. */
const STEP_MS = 10_000;

const listeners = new Set<() => void>();
let present = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

const move = (): void => {
  if (document.hidden) return;
  present = Date.now();
  for (const listener of [...listeners]) listener();
};

export const clock = {
  get: (): number => present,
  /** The exact time, for what the user does now. */
  exact: (): number => Date.now(),
  subscribe(listener: () => void): () => void {
    if (listeners.size === 0) {
      present = Date.now();
      timer = setInterval(move, STEP_MS);
      document.addEventListener('visibilitychange', move);
    }
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', move);
    };
  },
};

/** Seconds that this computer's time is ahead of UTC at a moment, ms since 1970. */
export const offsetAt = (at: number): number => new Date(at).getTimezoneOffset() * -60;

/** Calls once after so many ms unless called again before; for what is saved while it still changes. */
export const settle = <T>(ms: number, call: (value: T) => void): ((value: T) => void) => {
  let pending: ReturnType<typeof setTimeout> | undefined;
  return (value) => {
    clearTimeout(pending);
    pending = setTimeout(() => call(value), ms);
  };
};

export const after = (ms: number, call: () => void): (() => void) => {
  const pending = setTimeout(call, ms);
  return () => clearTimeout(pending);
};
