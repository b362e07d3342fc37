import { FAMILIES } from '../../preload/contract/event.ts';
import type { ProblemCode } from '../../preload/contract/journal.ts';
import { onlyAllowed } from './approvals/approvals.ts';
import { settleSecrets } from './approvals/secret-binding.ts';
import { createDevicePreview, type DevicePreview } from './commands/device-preview.ts';
import { createDryRun, type DryRun } from './commands/dry-run.ts';
import { createEventCommands, type EventCommands } from './commands/event-commands.ts';
import { followMoves } from './commands/moves.ts';
import { createNetworkCommands, type NetworkCommands } from './commands/network-commands.ts';
import { createPropagationCommand, type PropagationCommand } from './commands/propagation-command.ts';
import { createDetection } from './detection/detection.ts';
import { NO_ADDRESS } from './detection/tracked-addresses.ts';
import { createAddressFollowers } from './events/address-followers.ts';
import { createClockRollback } from './events/clock-rollback.ts';
import { createEventManager, type EventManager } from './events/event-manager.ts';
import { derivationOf, isVerified } from './health/derivation.ts';
import { createWatchdog, type Watchdog } from './health/watchdog.ts';
import { createRateLimiter } from './limits/rate-limiter.ts';
import { createAddressMonitor } from './monitor/address-monitor.ts';
import type { Disturbance } from './monitor/triggers.ts';
import { createObstacleNotices } from './publication/obstacle-notices.ts';
import { NO_PUBLICATION } from './publication/view.ts';
import { initialState } from './runtime/initial-state.ts';
import { createKeyedQueue } from './runtime/keyed-queue.ts';
import { createNoticeCenter } from './runtime/notices.ts';
import { onceLater } from './runtime/once-later.ts';
import { createProblems } from './runtime/problems.ts';
import { createScheduler } from './runtime/scheduler.ts';
import { createStateStore, type StateStore } from './runtime/state-store.ts';
import type { World } from './runtime/world.ts';
import { leftBehind, restsLeftBehind } from './updates/left-behind.ts';
import { standingOf } from './updates/still-wanted.ts';
import { createUpdater } from './updates/updater.ts';
import { createAuthoritativeDns } from './verification/authoritative-dns.ts';
import { createPropagationCheck } from './verification/propagation.ts';
import { createVerifier } from './verification/verifier.ts';

/** Requests under way at the same time, over all services. */
const MOST_AT_ONCE = 16;

export interface Engine {
  state: StateStore;
  commands: EventCommands;
  network: NetworkCommands;
  eventManager: EventManager;
  devicePreview: DevicePreview;
  dryRun: DryRun;
  propagation: PropagationCommand;
  start(): void;
  /** The system woke up, was unlocked, or its network changed. */
  disturbed(why?: Disturbance): void;
  /** It is about to sleep. */
  suspended(): void;
  problem(code: ProblemCode, detail?: string): void;
  /** What is wrong, and since when; `condition` is how others tell of theirs. */
  watchdog: Pick<Watchdog, 'condition' | 'keys' | 'has'>;
  stop(): void;
}

/** The engine, put together from its parts: detection → events → updates → verification → state, and the user's commands. */
export const createEngine = (given: World): Engine => {
  const world: World = { ...given, ownSource: onlyAllowed(given) };
  const { clock, journal, ledger, random } = world;
  const scheduler = createScheduler(clock, (lapse) => {
    if (lapse.setBack > 0) {
      setBack(eventManager.events(), { learned: true });
      commands.boundPause(lapse.setBack);
    }
    watchdog.lapsed(lapse);
    monitor.lapsed(lapse);
    eventManager.replan();
  });
  const watchdog = createWatchdog({
    clock,
    scheduler,
    store: world.health,
    say: (telling) => noticeCenter.post(telling),
    changed: () => touched(),
  });
  const keyedQueue = createKeyedQueue(MOST_AT_ONCE);
  settleSecrets(world);
  const { document } = world.documents;
  const state = createStateStore(
    initialState(world.initial, world.documents, { noAddress: NO_ADDRESS, noPublication: NO_PUBLICATION }),
    clock,
    derivationOf({ isWaking: () => monitor.isWaking(), watchdog }),
  );
  const touched = onceLater(() => {
    state.derive();
    obstacleNotices.look();
    const fields = state.fields();
    watchdog.note({ paused: fields.pausedUntil !== null, verified: isVerified(fields) });
    if (watchdog.causesChanged()) eventManager.replan();
  });
  const problems = createProblems({ clock, journal, state, touched });

  const noticeCenter = createNoticeCenter({ state, clock, show: world.showNotice });
  const obstacleNotices = createObstacleNotices({
    scheduler,
    clock,
    state,
    tell: noticeCenter.obstacle,
    remember: (ui) => commands.rememberUi(ui),
  });
  const { nearby, sourcePool, nat, lines, whereabouts } = createDetection(world, {
    state,
    noticeCenter,
    touched,
    saveSettings: (settings) => commands.saveSettings(settings).ok,
    publishes: () => eventManager.events().some((event) => event.type === 'dns' && event.enabled),
  });
  const authoritativeDns = createAuthoritativeDns({ dns: world.dns, clock, random });
  const verifier = createVerifier({
    scheduler,
    clock,
    journal,
    ledger,
    authoritativeDns,
    touched: (id) => eventManager.replan([id]),
    drifted: (event, family) => eventManager.repair(event, family),
    held: () => state.fields().hold !== null && state.fields().hold?.why !== 'vpn',
  });
  const limiter = createRateLimiter(world.services);
  const setBack = createClockRollback({ ...world, limiter });
  const updater = createUpdater({
    ...world,
    limiter,
    standing(due) {
      const { pausedUntil, readOnly } = state.fields();
      return standingOf(due, eventManager.get(due.event.id), { secrets: world.secrets, paused: pausedUntil !== null || readOnly });
    },
    isCurrent({ event, send }) {
      const now = eventManager.addressesOf(event);
      return FAMILIES.every((family) => send[family] === undefined || send[family] === now[family]);
    },
    remember: (events, exchanges) => dryRun.remember(events, exchanges),
  });
  const eventManager = createEventManager({
    ...world,
    scheduler,
    noticeCenter,
    watchdog,
    keyedQueue,
    limiter,
    lines,
    state,
    updater,
    verifier,
    refresh: () => monitor.check(),
    admit: whereabouts.admit,
    touched,
  });

  const followers = createAddressFollowers({ eventManager, ledger, lines, noticeCenter, state, touched });
  const monitor = createAddressMonitor({
    ...world,
    nearby,
    sourcePool,
    whereabouts,
    scheduler,
    lines,
    state,
    changed: followers.changed,
    inUse: followers.inUse,
  });
  const commands = createEventCommands({ ...world, scheduler, noticeCenter, monitor, eventManager, state, touched, watchdog });

  world.approvals.listen(() => {
    eventManager.replan();
    void monitor.check({ thorough: true });
  });

  const dryRun = createDryRun({
    ...world,
    authoritativeDns,
    state,
    kept: eventManager.get,
    addressesFor: async (event) => {
      const source = event.address.kind === 'automatic' ? state.fields().settings.address : event.address;
      if (FAMILIES.some((family) => event.families[family] && lines.of(source)[family].kind === 'unknown'))
        await lines.check([source], event.families);
      return eventManager.addressesOf(event);
    },
  });

  const propagation = createPropagationCommand({
    addressesOf: eventManager.addressesOf,
    clock,
    kept: eventManager.get,
    propagation: createPropagationCheck({ ...world, authoritativeDns }),
    record: ledger.get,
    state,
  });
  verifier.onShown(propagation.afterChange);
  followMoves({ clock, commands, eventManager, state });

  return {
    state,
    commands,
    propagation,
    network: createNetworkCommands({ ...world, commands, nat, state, whereabouts }),
    eventManager,
    devicePreview: createDevicePreview({ lines, state }),
    dryRun,
    start() {
      journal.add({ kind: 'started', version: world.initial.version, practice: world.initial.practice });
      problems.note();
      commands.takeUpPause();
      setBack(document.events, { learned: false });
      for (const [key, times] of leftBehind(ledger, clock.now())) limiter.learnHost(key, times);
      for (const [key, until] of restsLeftBehind(ledger, clock.now())) limiter.learnRest(key, until);
      for (const event of document.events) eventManager.add(event);
      commands.boundPause();
      watchdog.start();
      monitor.start();
      touched();
    },
    disturbed(why = 'network') {
      if (why === 'wake') scheduler.recheck();
      monitor.disturbed(why);
    },
    suspended: () => monitor.suspended(),
    problem: problems.add,
    watchdog,
    stop() {
      monitor.stop();
      keyedQueue.close();
      commands.flush();
      watchdog.stop();
      scheduler.stop();
      journal.add({ kind: 'stopped' });
    },
  };
};
