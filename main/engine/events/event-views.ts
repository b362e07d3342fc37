import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import type { EventStatus } from '../../../preload/contract/state.ts';
import { maskedUrl } from '../../net/masked-url.ts';
import { lackingOf } from '../approvals/approvals.ts';
import type { TrackedAddresses } from '../detection/tracked-addresses.ts';
import type { Watchdog } from '../health/watchdog.ts';
import { missingSecrets } from '../limits/event-settings.ts';
import type { Plan } from '../planning/plan.ts';
import type { Reminders } from '../reminders/reminders.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { World } from '../runtime/world.ts';
import type { Deferrals } from '../updates/deferrals.ts';
import type { Watcher } from '../watching/watcher.ts';
import type { EventAddresses } from './event-addresses.ts';
import type { EventMemory } from './event-memory.ts';
import { statusOf, toldOf } from './status.ts';

/** Writes the status of an event into the state, and posts a notice where the user has to act. */
export interface EventViews {
  /** Answers when more of what is wrong with it will be seen. */
  show(
    event: SaikoroEvent,
    circumstances: { plan: Pick<Plan, 'nextAt' | 'nextWhy'>; running: boolean; queued?: boolean; paused: boolean },
  ): number | null;
}

/** The URL of the service that takes any. */
const maskedUrlOf = (event: SaikoroEvent, secrets: World['secrets']): string | null => {
  const url = event.type === 'dns' && event.service === 'custom' ? secrets.get(event.id, 'url') : null;
  return url === null ? null : maskedUrl(url);
};

export const createEventViews = (
  world: Pick<World, 'clock' | 'secrets' | 'services' | 'approvals'>,
  {
    memory,
    addresses,
    tracked,
    deferrals,
    state,
    watchdog,
    reminders,
    watcher,
  }: {
    memory: Pick<EventMemory, 'recordOf'>;
    addresses: EventAddresses;
    tracked: Pick<TrackedAddresses, 'of'>;
    deferrals: Pick<Deferrals, 'of'>;
    watchdog: Pick<Watchdog, 'look' | 'settle'>;
    reminders: Pick<Reminders, 'look'>;
    watcher: Pick<Watcher, 'watch'>;
    state: StateStore;
  },
): EventViews => {
  /** When public resolvers will show the last update, while that time is still to come. */
  const stillComing = (id: string, { lastUpdateAt, publication }: EventStatus): number | undefined => {
    const before = state.event(id)?.status;
    const isSame = before?.lastUpdateAt === lastUpdateAt && publication === 'published';
    return isSame && (before?.visibleAt ?? 0) > world.clock.now() ? before?.visibleAt : undefined;
  };
  return {
    show(event, { plan, running, queued = false, paused }) {
      const [record, held, ownSource] = [memory.recordOf(event.id), deferrals.of(event.id), addresses.ownSourceOf(event)];
      const targets = addresses.targetsOf(event);
      const common = {
        ...{ event, record, held, paused, ownSource, running, queued },
        targets,
        watch: event.type === 'watch' ? watcher.watch(event, targets) : null,
        unapproved: lackingOf(event, state.fields().settings.address, world.approvals)[0]?.kind ?? null,
        missingSecrets: missingSecrets(event, world),
      };
      const facts = { ...common, line: tracked.of(addresses.sourceOf(event)), comes: plan.nextAt !== null };
      const seen = watchdog.look(facts, toldOf(facts));
      const status = statusOf({ ...common, seen, plan, overLine: addresses.isOverLine(event, targets) });
      const confirm = reminders.look(event);
      const visibleAt = stillComing(event.id, status);
      const masked = maskedUrlOf(event, world.secrets);
      const view = {
        event,
        storedSecrets: world.secrets.keys(event.id),
        ...(masked === null ? {} : { maskedUrl: masked }),
        status: { ...status, ...(confirm === undefined ? {} : { confirm }), ...(visibleAt === undefined ? {} : { visibleAt }) },
      };
      if (JSON.stringify(state.event(event.id)) !== JSON.stringify(view)) state.putEvent(view);
      watchdog.settle(event, status);
      state.touch();
      return seen.at;
    },
  };
};
