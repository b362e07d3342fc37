import type { EventView } from '../../preload/contract/state.ts';
import type { EventWarning, WarningCode } from '../../preload/contract/warning.ts';

/** Warnings that moving to another service solves: this one ended, does not answer, or blocks this client. */
const CURED_BY_MOVING: ReadonlySet<WarningCode> = new Set<EventWarning>([
  'service-ended',
  'unreachable',
  'service-down',
  'service-limits',
  'unconfirmed',
  'blocked',
]);

export const isCuredByMoving = (code: WarningCode | undefined): boolean => code !== undefined && CURED_BY_MOVING.has(code);

const DAY = 24 * 3_600_000;
/** A second service is offered after a service has failed for this time, in ms. */
export const A_MONTH = 30 * DAY;

/** The event whose service has failed for a month, if there is one: the longest of them. */
export const failedForAMonth = (events: readonly EventView[], now: number): EventView | undefined =>
  events
    .filter(
      ({ event, status: { warning } }) =>
        event.type === 'dns' && isCuredByMoving(warning?.code) && now - (warning?.since ?? now) >= A_MONTH,
    )
    .sort((a, b) => (a.status.warning?.since ?? 0) - (b.status.warning?.since ?? 0))[0];
