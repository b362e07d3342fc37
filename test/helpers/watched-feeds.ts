import { onTestFinished } from 'vitest';
import { createFeeds } from '../../main/platform/process/feeds.ts';
import type { Feeds, ProgramFeed } from '../../main/ports/programs.ts';

export interface WatchedFeeds {
  feeds: Feeds;
  /** What was handed on, once it had been taken in, so that a test can wait for it. */
  lines: string[];
  ends: Parameters<ProgramFeed['ended']>[0][];
}

export const watchFeeds = (real: Feeds): WatchedFeeds => {
  const lines: WatchedFeeds['lines'] = [];
  const ends: WatchedFeeds['ends'] = [];
  const follow: Feeds['follow'] = (feed) =>
    real.follow({
      ...feed,
      line(text) {
        feed.line(text);
        lines.push(text);
      },
      ended(why) {
        feed.ended(why);
        ends.push(why);
      },
    });
  return { feeds: { follow }, lines, ends };
};

/** The system's own, stopped at the test's end. */
export const watchedFeeds = (): WatchedFeeds => {
  const real = createFeeds();
  onTestFinished(real.stop);
  return watchFeeds(real);
};
