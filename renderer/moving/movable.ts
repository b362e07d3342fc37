import type { EventView } from '../../preload/contract/state.ts';
import type { EventWarning, WarningCode } from '../../preload/contract/warning.ts';

/** What another service would cure: this one is gone, does not answer, or does not want this client any more. */
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
/** So long a service must have failed that a second one for the same home is worth its trouble, in ms. */
export const A_MONTH = 30 * DAY;

/** The event whose service has failed for a month, if there is one: the longest of them. */
export const failedForAMonth = (events: readonly EventView[], now: number): EventView | undefined =>
  events
    .filter(
      ({ event, status: { warning } }) =>
        event.type === 'dns' && isCuredByMoving(warning?.code) && now - (warning?.since ?? now) >= A_MONTH,
    )
    .sort((a, b) => (a.status.warning?.since ?? 0) - (b.status.warning?.since ?? 0))[0];
