import { isSettled, PUBLICATIONS, type PublicationView } from '../../../preload/contract/publication.ts';
import type { AppState, Health } from '../../../preload/contract/state.ts';

/**
 * The tray's shape. attention: a person has to act; paused: everything rests; working: something is under way or waits, by itself;
 * ok: every enabled event is settled.
 */
export const healthOf = (
  { counts, programs, needsYou }: Pick<PublicationView, 'counts' | 'programs' | 'needsYou'>,
  { pausedUntil, hold, problems }: Pick<AppState, 'pausedUntil' | 'hold' | 'problems'>,
  offline: boolean,
): Health => {
  if (pausedUntil !== null) return 'paused';
  if (problems.length > 0 || needsYou > 0) return 'attention';
  if (offline) return 'offline';
  if (hold !== null) return 'paused';
  const isUnderWay = PUBLICATIONS.some((each) => !isSettled(each) && counts[each] > 0);
  return isUnderWay || programs.running > 0 || programs.failing > 0 ? 'working' : 'ok';
};
