import type { ProblemCode } from '../../preload/contract/journal.ts';
import { onlyAllowed } from './approvals/approvals.ts';
import { settleSecrets } from './approvals/secret-binding.ts';
import { type Commands, createCommands } from './commands/commands.ts';
import { connectRooms } from './connections.ts';
import { createDetection } from './detection/detection.ts';
import { createDocument } from './document/document.ts';
import { followAddresses } from './events/address-followers.ts';
import { createClockRollback } from './events/clock-rollback.ts';
import { createEventAddresses } from './events/event-addresses.ts';
import { createEventList } from './events/event-list.ts';
import { createEventManager, type EventManager } from './events/event-manager.ts';
import { createWantedAddresses } from './events/wanted-addresses.ts';
import { derivationOf } from './health/derivation.ts';
import { createWatchdog, type Watchdog } from './health/watchdog.ts';
import { createRateLimiter } from './limits/rate-limiter.ts';
import { createAddressMonitor } from './monitor/address-monitor.ts';
import type { Disturbance } from './monitor/triggers.ts';
import { tellObstacles } from './publication/obstacle-notices.ts';
import { createRuntime } from './runtime/runtime.ts';
import { createScheduler } from './runtime/scheduler.ts';
import type { StateStore } from './runtime/state-store.ts';
import type { World } from './runtime/world.ts';
import { createRecorder } from './timeline/recorder.ts';
import { createTimeline, type TimelineCommands } from './timeline/timeline.ts';
import { createLastExchanges, type LastExchanges } from './updates/last-exchanges.ts';
import { createStillWanted } from './updates/still-wanted.ts';
import { createUpdater } from './updates/updater.ts';
import { createAuthoritativeDns } from './verification/authoritative-dns.ts';
import { createPacedDns } from './verification/paced-dns.ts';
import { createVerifier } from './verification/verifier.ts';
import { createNameLookup } from './watching/name-lookup.ts';
import { createWatcher } from './watching/watcher.ts';

export interface Engine extends Omit<Commands, 'pause'> {
  state: StateStore;
  eventManager: EventManager;
  exchanges: Pick<LastExchanges, 'of'>;
  /** How the events stood, for the history's bands. */
  timeline: TimelineCommands;
  start(): void;
  /** The system woke up, was unlocked, or its network changed. */
  disturbed(why?: Disturbance): void;
  /** It is about to sleep. */
  suspended(): void;
  problem(code: ProblemCode, detail?: string): void;
  /** What is wrong, and since when; other modules report their conditions through `condition`. */
  watchdog: Pick<Watchdog, 'condition' | 'keys' | 'has'>;
  stop(): void;
}

/** The engine, put together from its parts: detection → monitor → events → updates → verification, watching → publication, and the user's commands. */
export const createEngine = (given: World): Engine => {
  const world: World = { ...given, ownSource: onlyAllowed(given) };
  const { clock, journal } = world;
  const saved = world.documents.document;
  settleSecrets(world);

  const scheduler = createScheduler(clock);
  const watchdog = createWatchdog({ clock, scheduler, store: world.health });
  const runtime = createRuntime(world, scheduler, (wakeUp) => derivationOf({ isWaking: wakeUp.isRecent, watchdog }));
  const { state } = runtime;
  const events = createEventList(world);
  const document = createDocument(world, { ...runtime, events });

  const detection = createDetection(world, { ...runtime, ...document, events });
  const addresses = createEventAddresses(world, { ...runtime, ...detection });
  const wanted = createWantedAddresses({ ...runtime, events });
  const monitor = createAddressMonitor(world, { ...runtime, ...detection, wanted });

  const limiter = createRateLimiter(world.services);
  const exchanges = createLastExchanges(world);
  const stillWanted = createStillWanted(world, { ...runtime, events, addresses });
  const updater = createUpdater(world, { limiter, stillWanted, exchanges });
  const pace = createPacedDns(world);
  const authoritativeDns = createAuthoritativeDns({ ...world, dns: pace.dns });
  const verifier = createVerifier(world, { ...runtime, authoritativeDns });

  const lookup = createNameLookup({ ...world, dns: pace.dns, authoritativeDns });
  const watcher = createWatcher(world, { ...runtime, lookup, pace, isLineDown: () => watchdog.keys('line-down').length > 0 });

  const known = { ...detection, events, addresses, monitor, verifier, watchdog, watcher };
  const eventManager = createEventManager(world, { ...runtime, ...known, limiter, updater });
  followAddresses(world, { ...runtime, ...detection, monitor, eventManager, wanted });
  const recorder = createRecorder(world, runtime);
  tellObstacles(world, { ...runtime, ...document });

  const { pause, ...commands } = createCommands(world, { ...runtime, ...document, ...known, eventManager, authoritativeDns });
  const clockRollback = createClockRollback(world, { limiter });
  connectRooms(world, { ...runtime, ...document, ...known, eventManager, clockRollback, pause, recorder });

  let begun = false;
  return {
    ...commands,
    state,
    eventManager,
    exchanges,
    timeline: createTimeline(world, { ...runtime, recorder }),
    watchdog,
    start() {
      begun = true;
      journal.add({ kind: 'started', version: world.initial.version, practice: world.initial.practice });
      runtime.problems.note();
      pause.takeUp();
      clockRollback.atStart(saved.events);
      state.arrange(saved.events.map(({ id }) => id));
      for (const event of saved.events) eventManager.add(event);
      pause.bound();
      watchdog.start();
      recorder.start();
      monitor.start();
      state.touch();
    },
    disturbed(why = 'network') {
      if (why === 'wake') scheduler.recheck();
      monitor.disturbed(why);
    },
    suspended: monitor.suspended,
    problem: runtime.problems.add,
    stop() {
      // Before the start there are no events yet: what is written then would be a document without any.
      if (!begun) return;
      monitor.stop();
      eventManager.stop();
      document.writer.flush();
      recorder.stop();
      watchdog.stop();
      scheduler.stop();
      journal.add({ kind: 'stopped' });
    },
  };
};
