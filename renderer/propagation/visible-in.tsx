import type { Strings } from '../../preload/strings/index.ts';
import { clock } from '../store/clock.ts';
import { useSeconds } from './use-propagation.ts';

/** How long until the resolvers that were asked show what was published, counted down; no question is asked for it. `at`: ms since 1970. */
export const VisibleIn = ({ at, words }: { at: number; words: Strings['propagation'] }) => {
  // The first second counts too: an event that is over when it is drawn has no timer.
  const now = useSeconds(at > clock.exact());
  return at > now ? <span className="line dim">{words.visibleIn(Math.max(1000, at - now))}</span> : null;
};
