import { onTestFinished } from 'vitest';
import { createFeeds } from '../../main/platform/process/feeds.ts';
import type { Feeds, ProgramFeed } from '../../main/ports/programs.ts';

/** The real feeds, stopped at the test's end: what they hand on is kept here once it has been taken in, so that a test can wait for it. */
export const watchedFeeds = (): { feeds: Feeds; lines: string[]; ends: Parameters<ProgramFeed['ended']>[0][] } => {
  const real = createFeeds();
  onTestFinished(real.stop);
  const lines: string[] = [];
  const ends: Parameters<ProgramFeed['ended']>[0][] = [];
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
