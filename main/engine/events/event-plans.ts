import type { ActingEvent, SaikoroEvent } from '../../../preload/contract/event.ts';
import { limitsOf } from '../../ports/service-limits.ts';
import { lackingOf } from '../approvals/approvals.ts';
import type { TrackedAddresses } from '../detection/tracked-addresses.ts';
import { type Plan, plan } from '../planning/plan.ts';
import { planCommand } from '../planning/plan-command.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { World } from '../runtime/world.ts';
import type { Deferrals } from '../updates/deferrals.ts';
import type { Ready } from '../updates/update-runner.ts';
import type { EventAddresses } from './event-addresses.ts';
import type { EventList } from './event-list.ts';
import type { EventMemory } from './event-memory.ts';
import type { RunsByHand } from './runs-by-hand.ts';

/** A schedule's time is followed with addresses no older than this: ms. */
const STALE = 60_000;
/** An event is looked at by itself no more often: ms. */
const LOOK_GAP = 1000;

/** What is to be done for an event now. */
export interface EventPlans {
  /** `ready`: it is to be run at once. */
  of(event: ActingEvent): { planned: Plan; ready: Ready | null };
  isPaused(): boolean;
  /** When to look at it again where nothing is to be run; null: not by itself. `moreAt`: more of what is wrong with it will be seen then. */
  lookAgainAt(event: Pick<SaikoroEvent, 'enabled'>, planned: Pick<Plan, 'nextAt'>, moreAt: number | null): number | null;
}

export const createEventPlans = (
  { clock, services, approvals }: Pick<World, 'clock' | 'services' | 'approvals'>,
  {
    events,
    memory,
    addresses,
    tracked,
    deferrals,
    byHand,
    state,
  }: {
    events: Pick<EventList, 'since'>;
    memory: Pick<EventMemory, 'recordOf'>;
    addresses: Pick<EventAddresses, 'addressesOf' | 'sourceOf'>;
    tracked: Pick<TrackedAddresses, 'of'>;
    deferrals: Pick<Deferrals, 'restrain'>;
    byHand: Pick<RunsByHand, 'isAsked'>;
    state: Pick<StateStore, 'fields'>;
  },
): EventPlans => {
  const planOf = (event: ActingEvent): Plan => {
    const now = clock.now();
    const given = {
      record: memory.recordOf(event.id),
      addresses: addresses.addressesOf(event),
      now,
      since: Math.min(events.since(event.id), now),
      byHand: byHand.isAsked(event.id),
    };
    return event.type === 'command' ? planCommand({ event, ...given }) : plan({ event, limits: limitsOf(event, services), ...given });
  };
  const isPaused = (): boolean => state.fields().pausedUntil !== null || state.fields().readOnly;
  const isStale = (event: SaikoroEvent): boolean =>
    event.type === 'dns' && clock.now() - (tracked.of(addresses.sourceOf(event)).ipv4.checkedAt ?? 0) > STALE;

  return {
    isPaused,
    lookAgainAt({ enabled }, { nextAt }, moreAt) {
      const turns = [enabled && !isPaused() ? nextAt : null, moreAt].filter((at) => at !== null);
      return turns.length === 0 ? null : Math.max(Math.min(...turns), clock.now() + LOOK_GAP);
    },
    of(event) {
      const planned = deferrals.restrain(event, planOf(event));
      const asked = byHand.isAsked(event.id);
      const isDue =
        (planned.why !== null || planned.scheduled) &&
        (event.enabled || asked) &&
        (!isPaused() || asked) &&
        lackingOf(event, state.fields().settings.address, approvals).length === 0;
      if (!isDue) return { planned, ready: null };
      return { planned, ready: { event, plan: planned, byHand: planned.why === 'by-hand', stale: planned.scheduled && isStale(event) } };
    },
  };
};
