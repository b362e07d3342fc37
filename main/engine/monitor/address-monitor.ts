import { FAMILIES } from '../../../preload/contract/event.ts';
import { isReached } from '../../ports/address-source.ts';
import type { Nearby } from '../../ports/router.ts';
import type { SourcePool } from '../detection/source-pool.ts';
import type { TrackedAddresses } from '../detection/tracked-addresses.ts';
import type { NetworkLocation } from '../network/network-location.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { WakeUp } from '../runtime/wake-up.ts';
import type { WantedAddresses } from '../runtime/wanted-addresses.ts';
import type { World } from '../runtime/world.ts';
import { type AddressReport, createAddressReport } from './address-report.ts';
import { createInterfaceWatch } from './interface-watch.ts';
import { createInterval } from './interval.ts';
import { createNextRound } from './next-round.ts';
import { createPoller } from './poller.ts';
import { createRounds, type Rounds } from './rounds.ts';
import { createRouterListener } from './router-listener.ts';
import { createTriggers, type Disturbance } from './triggers.ts';

/** A check is recent enough for an opened window up to this age, in ms. */
const FRESH = 15_000;

/** Keeps the addresses fresh: at start, every few minutes, after a wake-up, when the machine's own network changes, when asked. */
export interface AddressMonitor extends Pick<Rounds, 'check'>, Pick<AddressReport, 'onTold'> {
  start(): void;
  /** The system woke up, or its network changed. */
  disturbed(why: Disturbance): void;
  /** The machine is about to sleep: polls between rounds stop until it wakes up. */
  suspended(): void;
  /** The window was opened: a check starts if the last one is not recent. */
  glance(): void;
  /** All events are paused: no source is asked until the next check. */
  rest(): void;
  stop(): void;
}

export interface AddressMonitorNeeds {
  scheduler: Scheduler;
  wakeUp: WakeUp;
  tracked: TrackedAddresses;
  nearby: Nearby;
  /** Those on the Internet who tell the IPv4 address. */
  sourcePool: SourcePool;
  state: StateStore;
  /** Asked before each round: away from home no source is asked. */
  location: Pick<NetworkLocation, 'admit' | 'judge'>;
  wanted: WantedAddresses;
}

export const createAddressMonitor = (
  world: Pick<World, 'clock' | 'random' | 'interfaces' | 'localNetwork' | 'power' | 'rules'>,
  needs: AddressMonitorNeeds,
): AddressMonitor => {
  const { clock, localNetwork } = world;
  const { scheduler, tracked, nearby, state, location, wanted } = needs;
  /** No host on the Internet answered in the last round that asked any. */
  let lost = false;
  let checkedAt = Number.NEGATIVE_INFINITY;
  /** The machine sleeps, or is about to; timers may fire now and then all the same. */
  let asleep = false;

  const isPaused = (): boolean => state.fields().pausedUntil !== null;
  const report = createAddressReport(needs);
  const interval = createInterval(world);
  const rounds = createRounds((thorough) => round(thorough));
  const forget = (): void => {
    asleep = false;
    tracked.distrust();
    poller.renew();
  };
  const disturbed = (why: Disturbance): void => {
    forget();
    triggers.disturbed(why);
  };
  const interfaceWatch = createInterfaceWatch(world, { scheduler, moved: () => disturbed('network') });
  const triggers = createTriggers({
    ...needs,
    clock,
    isPaused,
    look: () => void rounds.check({ thorough: true }),
    renew: () => routerListener.renew(),
  });
  const poller = createPoller({
    ...world,
    ...needs,
    spread: interval.spread,
    // Determining the network costs more than the poll itself.
    mayAsk: () => !isPaused() && (localNetwork.tells() || !interfaceWatch.look()),
    alarm: triggers.soon,
  });
  const nextRound = createNextRound(world, { ...needs, interval, poller, rounds });
  const routerListener = createRouterListener({
    clock,
    nearby,
    tracked,
    isPaused,
    admit: location.admit,
    soon: triggers.soon,
    heeded(change) {
      poller.rest();
      report.tell(change === null ? [] : [change]);
      nextRound[change === null ? 'whenSteady' : 'afterNews']();
    },
  });

  scheduler.onLapse((lapse) => {
    forget();
    triggers.lapsed(lapse);
  });

  /** What was lost and is there again may have come back as something else. */
  const isBack = (): boolean => {
    const { address } = state.fields().settings;
    const reached = isReached(FAMILIES.flatMap((family) => tracked.of(address)[family].evidence));
    const before = lost;
    lost = reached === null ? lost : !reached;
    return before && !lost;
  };

  const round = async (thorough: boolean): Promise<void> => {
    poller.rest();
    interfaceWatch.look();
    // A regular round is not shown as checking.
    if (thorough) state.change({ checking: true });
    const [sources, families] = [wanted.sources(), wanted.families()];
    const here = (await location.admit()) !== 'elsewhere';
    routerListener.listen(here && families.ipv4 && sources.some(({ kind }) => kind === 'automatic'));
    const changes = here ? await tracked.check(sources, families, { thorough, late: (change) => report.tell([change]) }) : [];
    if (here) await location.judge(tracked);
    checkedAt = clock.monotonic();
    report.tell(changes);
    nextRound.plan({ asleep });
    if (isBack() && !thorough) triggers.soon();
  };

  return {
    check: rounds.check,
    onTold: report.onTold,
    start() {
      interfaceWatch.look();
      if (!isPaused()) void rounds.check({ thorough: true });
    },
    disturbed,
    suspended() {
      asleep = true;
      poller.rest();
    },
    glance() {
      if (!isPaused() && !rounds.isRunning() && clock.monotonic() - checkedAt > FRESH) void rounds.check();
    },
    rest: nextRound.rest,
    stop() {
      nextRound.stop();
      nearby.stop();
      interfaceWatch.stop();
      triggers.stop();
    },
  };
};
