import type { NoticeView } from '../../../preload/contract/state.ts';
import type { Cancel, Clock } from '../../ports/clock.ts';

/** A line that changes all the time is told of so often, in ms; in practice, where the address changes by itself, once. */
const APART_MS = 10 * 60_000;

/** Keeps notifications of new addresses apart, and what came meanwhile until the next. */
export interface AddressPace {
  /** Calls `tell` with all of them once they may be told; it answers whether it showed something. */
  add(notices: readonly NoticeView[]): void;
  /** The user asked for a change: that is told, however soon after another. */
  asked(): void;
  end(): void;
}

export const createAddressPace = ({
  clock,
  once,
  tell,
}: {
  clock: Clock;
  once: boolean;
  tell: (notices: readonly NoticeView[]) => boolean;
}): AddressPace => {
  let waiting: NoticeView[] = [];
  let nextAt = 0;
  let timer: Cancel | null = null;
  const end = (): void => {
    timer?.();
    timer = null;
    waiting = [];
  };
  const flush = (): void => {
    const notices = waiting;
    end();
    if (notices.length > 0 && tell(notices)) nextAt = once ? Number.POSITIVE_INFINITY : clock.monotonic() + APART_MS;
  };
  return {
    add(notices) {
      if (notices.length === 0 || nextAt === Number.POSITIVE_INFINITY) return;
      waiting.push(...notices);
      const wait = nextAt - clock.monotonic();
      if (wait <= 0) flush();
      else timer ??= clock.wakeAt(clock.now() + wait, flush);
    },
    asked() {
      nextAt = 0;
    },
    end,
  };
};
