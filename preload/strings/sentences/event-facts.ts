import { isAccepted, isPractice } from '../../contract/outcome.ts';
import type { EventView } from '../../contract/state.ts';

export const isWell = ({ status: { outcome } }: EventView): boolean => outcome !== null && isAccepted(outcome);

/** Practice stood in the way of the last try. */
export const isPractised = ({ status: { outcome } }: EventView): boolean => outcome !== null && isPractice(outcome);

/** What a service asked to wait for is said by what it said, and practice by what it did; what else holds back says so itself. */
export const saysWhyHeld = (view: EventView): boolean => view.status.outcome?.kind === 'rate-limited' || isPractised(view);

/** The line lost the address that is still registered: another thing than a schedule that does not send it. */
export const isLost = ({ status: { ipv4, ipv6 } }: EventView): boolean =>
  [ipv4, ipv6].every(({ publication, target }) => publication !== 'outdated' || target === null);

/** Its own address source, which is not asked in practice. */
export const isUnasked = ({ status }: EventView): boolean => status.publication === 'address-unknown' && status.ownSource === 'practice';

/** Until it runs next, in ms; null: not planned. */
export const untilNext = ({ status: { nextAt } }: EventView, now: number): number | null =>
  nextAt === null ? null : Math.max(0, nextAt - now);
