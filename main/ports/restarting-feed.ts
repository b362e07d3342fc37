import type { Cancel, Clock } from './clock.ts';
import type { Feeds, ProgramFeed } from './programs.ts';

const SECOND = 1000;
const FIRST_WAIT = SECOND;
const LONGEST_WAIT = 300 * SECOND;
/** After a run of this length the restart delay begins anew. In ms. */
const LONG_LIFE = 60 * SECOND;
/** The system's own services need a moment after a wake-up. In ms. */
const AFTER_WAKE = 2 * SECOND;

/** A program that is to run on and on: started again when it ends, ever more slowly while it does so at once. */
export interface RestartingFeed {
  /** Ends it and starts it afresh two seconds later, however often this is called meanwhile. */
  renew(): void;
  /** It runs now, and would tell. */
  runs(): boolean;
  stop(): void;
}

export interface RestartingFeedNeeds {
  feeds: Feeds;
  clock: Clock;
  feed: Omit<ProgramFeed, 'ended'> & {
    /** Earlier output is no longer valid. */
    ended?: ProgramFeed['ended'];
  };
}

export const createRestartingFeed = ({ feeds, clock, feed }: RestartingFeedNeeds): RestartingFeed => {
  let cancel: Cancel | null = null;
  let waiting: Cancel | null = null;
  let renewing = false;
  let wait = FIRST_WAIT;
  let gone = false;

  const startIn = (ms: number): void => {
    waiting?.();
    waiting = clock.wakeAt(clock.now() + ms, start);
  };
  const start = (): void => {
    waiting = null;
    renewing = false;
    const began = clock.monotonic();
    cancel = feeds.follow({
      ...feed,
      ended(why) {
        cancel = null;
        feed.ended?.(why);
        // A tool this system hasn't got does not turn up while the app runs.
        gone = why === 'not-found';
        if (gone) return;
        if (clock.monotonic() - began >= LONG_LIFE) wait = FIRST_WAIT;
        startIn(wait);
        wait = Math.min(wait * 2, LONGEST_WAIT);
      },
    });
  };
  start();

  return {
    renew() {
      if (gone || renewing) return;
      cancel?.();
      cancel = null;
      renewing = true;
      startIn(AFTER_WAKE);
    },
    runs: () => cancel !== null,
    stop() {
      gone = true;
      cancel?.();
      cancel = null;
      waiting?.();
    },
  };
};
