import { PROBLEMS } from '../../../preload/contract/journal.ts';
import { isSettled, PUBLICATIONS, type PublicationView } from '../../../preload/contract/publication.ts';
import type { AppState, Health } from '../../../preload/contract/state.ts';
import { WARNINGS, type WarningView } from '../../../preload/contract/warning.ts';
import { publicationView } from '../publication/view.ts';
import type { Derivation } from '../runtime/state-store.ts';
import { isCutOff } from './lacks.ts';
import type { Watchdog } from './watchdog.ts';

/** No host on the Internet answers, on a network whose address is published. A source of the user's own is no evidence about the line. */
const isLineDown = ({ hold, addresses, settings }: Pick<AppState, 'hold' | 'addresses' | 'settings'>): boolean =>
  hold === null && settings.address.kind === 'automatic' && isCutOff(addresses);

/** A person has to look, or to act. */
const calls = ({ code }: WarningView): boolean => code !== 'line-down' && WARNINGS[code].severity !== 'info';

/**
 * The tray's shape. attention: the user has to act; paused: nothing is sent; working: an update is running or waiting for its automatic retry;
 * ok: every enabled event is settled, and every watched name is as expected.
 */
export const healthOf = (
  { counts, programs, watches }: Pick<PublicationView, 'counts' | 'programs' | 'watches'>,
  { pausedUntil, hold, warnings }: Pick<AppState, 'pausedUntil' | 'hold' | 'warnings'>,
): Health => {
  if (pausedUntil !== null) return 'paused';
  if (warnings.some(calls)) return 'attention';
  if (warnings.some(({ code }) => code === 'line-down')) return 'offline';
  if (hold !== null) return 'paused';
  const isUnderWay = PUBLICATIONS.some((each) => !isSettled(each) && counts[each] > 0);
  return isUnderWay || programs.running > 0 || programs.failing > 0 || watches.well < watches.enabled ? 'working' : 'ok';
};

/**
 * What the state says of all events together, what is wrong, and the tray's shape. `isWaking`: just after a wake-up a network that fails
 * is not shown.
 */
export const derivationOf =
  ({ isWaking, watchdog }: { isWaking: () => boolean; watchdog: Pick<Watchdog, 'condition' | 'views'> }): Derivation =>
  (fields, count) => {
    watchdog.condition('line-down', '', isLineDown(fields) && !isWaking() ? '' : null);
    for (const code of PROBLEMS) {
      const problem = fields.problems.find((each) => each.code === code);
      watchdog.condition(code, '', problem === undefined ? null : (problem.detail ?? ''));
    }
    const publication = publicationView(count, fields);
    const warnings = watchdog.views();
    return { publication, warnings, health: healthOf(publication, { ...fields, warnings }) };
  };

/** The address is known since the start, and no event waits for its outcome. */
export const isVerified = ({
  addresses: { ipv4, ipv6 },
  checking,
  publication: { counts, programs },
}: Pick<AppState, 'addresses' | 'checking' | 'publication'>): boolean =>
  [ipv4, ipv6].some(({ kind }) => kind === 'known') && !checking && counts.pending + counts.checking + programs.running === 0;
