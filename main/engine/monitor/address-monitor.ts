import { type AddressSource, FAMILIES, type Family } from '../../../preload/contract/event.ts';
import type { NatView } from '../../../preload/contract/state.ts';
import type { AddressRules } from '../../net/address.ts';
import { isReached } from '../../ports/address-source.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Interfaces, LocalNetwork, Power } from '../../ports/network.ts';
import type { Nearby } from '../../ports/router.ts';
import type { SourcePool } from '../detection/source-pool.ts';
import type { TrackedAddresses } from '../detection/tracked-addresses.ts';
import type { NatDepth } from '../network/nat-type.ts';
import type { NetworkLocation } from '../network/network-location.ts';
import type { AddressChange } from '../runtime/address-change.ts';
import type { Lapse, Scheduler } from '../runtime/scheduler.ts';
import type { StateStore } from '../runtime/state-store.ts';
import { createPoller } from './poller.ts';
import { createRouterListener } from './router-listener.ts';
import { createTriggers, type Disturbance } from './triggers.ts';

const SECOND = 1000;
/** After a round that learned nothing, or sources that contradict each other: ms. */
const AGAIN = [10 * SECOND, 30 * SECOND, 60 * SECOND, 120 * SECOND, 300 * SECOND];
/** Each round looks at the machine's own network; where rounds are far apart somebody else must: ms. */
const INTERFACES_EVERY = 75 * SECOND;
/** After the router's own word was followed, the Internet is asked whether it sees the same: ms. */
const AFTER_NEWS = 10 * SECOND;
/** Who opens the window wants to see how it is now; an answer no older than this is: ms. */
const FRESH = 15 * SECOND;
/**
 * A regular wait is drawn anew each time and never shorter than it was set, so that many machines don't ask in step: percent. No more, for what
 * an echo service only tells when it is asked is to be known within 65 seconds.
 */
const JITTER = 7;

const natOf = ({ verdict, because, line }: NatDepth): NatView => ({
  verdict,
  because,
  ports: line === null ? null : line.ports.map(({ from, to }) => [from, to]),
});

/** `draw`: 0 up to, but not including, 1. */
export const jittered = (interval: number, percent: number, draw: number): number => interval * (1 + (percent / 100) * draw);

/** Keeps the addresses fresh: at start, every few minutes, after a wake-up, when the machine's own network changes, when asked. */
export interface AddressMonitor {
  start(): void;
  /** Resolves when the round is over. Rounds that are asked for meanwhile are answered by one more. */
  check(options?: { thorough?: boolean }): Promise<void>;
  /** The system woke up, or its network changed. */
  disturbed(why: Disturbance): void;
  /** A deadline found that the clocks jumped. */
  lapsed(lapse: Lapse): void;
  /** The machine is about to sleep: until it is told of something, nobody is asked in passing. */
  suspended(): void;
  /** Somebody looks at the window: what it shows must not be old. */
  glance(): void;
  /** Just after waking up a network that fails is no news. */
  isWaking(): boolean;
  stop(): void;
}

export const createAddressMonitor = ({
  scheduler,
  clock,
  random,
  lines,
  nearby,
  sourcePool,
  interfaces,
  localNetwork,
  power,
  rules,
  state,
  inUse,
  changed,
  whereabouts,
}: {
  scheduler: Scheduler;
  clock: Clock;
  random: () => number;
  lines: TrackedAddresses;
  nearby: Nearby;
  /** Those on the Internet who tell the IPv4 address. */
  sourcePool: SourcePool;
  interfaces: Interfaces;
  localNetwork: Pick<LocalNetwork, 'tells'>;
  power: Power;
  rules: AddressRules;
  state: StateStore;
  /** Sources and families that some event, or the window, wants; `awaited`: an event follows what is found at once. */
  inUse: () => { sources: AddressSource[]; families: Record<Family, boolean>; awaited: boolean };
  changed: (changes: AddressChange[]) => void;
  /** Asked before anybody else is: on a strange network nobody is asked. */
  whereabouts: Pick<NetworkLocation, 'admit' | 'judge'>;
}): AddressMonitor => {
  let running: Promise<void> | null = null;
  let again: { thorough: boolean; done: Promise<void> } | null = null;
  let fruitless = 0;
  /** Nobody on the Internet was heard in the last round that asked. */
  let lost = false;
  let checkedAt = Number.NEGATIVE_INFINITY;
  /** The machine sleeps, or is about to; timers may fire now and then all the same. */
  let asleep = false;
  let seen = JSON.stringify(interfaces.list());

  const isPaused = (): boolean => state.fields().pausedUntil !== null;
  const later = (key: 'news' | 'steady', wait: number | null): void =>
    scheduler.set(key, wait === null ? null : clock.now() + wait, () => {
      if (!isPaused()) void check({ thorough: true });
    });

  const plan = (): void => {
    if (isPaused()) {
      scheduler.set('check', null);
      poller.rest();
      return;
    }
    const { addresses, settings, hold, vpn } = state.fields();
    const { families, sources, awaited } = inUse();
    const poor = FAMILIES.some((family) => {
      const { kind, unsteady } = addresses[family];
      return families[family] && (kind === 'unknown' || (kind === 'undecided' && unsteady === null));
    });
    if (!triggers.isWaking()) fruitless += 1;
    if (!poor) fruitless = 0;
    const regular = jittered(settings.checkMinutes * 60 * SECOND, JITTER, random());
    const wait = poor ? Math.min(AGAIN[Math.min(Math.max(fruitless, 1), AGAIN.length) - 1] ?? regular, regular) : regular;
    const nextRound = clock.now() + wait;
    scheduler.set('check', nextRound, () => void check());
    later('steady', lines.holdLeft());
    const automatic = sources.find(({ kind }) => kind === 'automatic');
    if (automatic === undefined || !families.ipv4 || !awaited || hold !== null || asleep) poller.rest();
    else poller.follow(lines.of(automatic).ipv4, { nextRound, tunnelled: vpn, checkMinutes: settings.checkMinutes });
  };

  const tell = (changes: AddressChange[]): void => {
    const nat = natOf(lines.nat());
    const same = JSON.stringify(nat) === JSON.stringify(state.fields().nat);
    state.change({
      checking: false,
      addresses: { ...lines.of(state.fields().settings.address) },
      ...(same ? {} : { nat }),
    });
    changed(changes);
  };

  /** Whether the machine's own network is another than it was at the last look. */
  const hasMoved = (): boolean => {
    const before = seen;
    seen = JSON.stringify(interfaces.list());
    scheduler.set('interfaces', clock.now() + INTERFACES_EVERY, () => {
      if (hasMoved()) disturbed('network');
    });
    return seen !== before;
  };

  /** What was lost and is there again may have come back as something else. */
  const isBack = (): boolean => {
    const { address } = state.fields().settings;
    const reached = isReached(FAMILIES.flatMap((family) => lines.of(address)[family].evidence));
    const before = lost;
    lost = reached === null ? lost : !reached;
    return before && !lost;
  };

  const round = async (thorough: boolean): Promise<void> => {
    poller.rest();
    if (hasMoved()) disturbed('network');
    // A regular look goes by unseen.
    if (thorough) state.change({ checking: true });
    const { sources, families } = inUse();
    const here = (await whereabouts.admit()) !== 'elsewhere';
    ear.listen(here && families.ipv4 && sources.some(({ kind }) => kind === 'automatic'));
    const changes = here ? await lines.check(sources, families, { thorough, late: (change) => tell([change]) }) : [];
    if (here) await whereabouts.judge();
    checkedAt = clock.monotonic();
    tell(changes);
    plan();
    if (isBack() && !thorough) triggers.soon();
  };

  const check = ({ thorough = false } = {}): Promise<void> => {
    if (running === null) {
      running = round(thorough).finally(() => {
        running = null;
      });
      return running;
    }
    if (again === null) {
      const mine = { thorough, done: Promise.resolve() };
      mine.done = running.then(() => {
        again = null;
        return check({ thorough: mine.thorough });
      });
      again = mine;
    } else again.thorough ||= thorough;
    return again.done;
  };

  const triggers = createTriggers({
    scheduler,
    clock,
    nearby,
    isPaused,
    look: () => void check({ thorough: true }),
    renew: () => ear.renew(),
  });
  const poller = createPoller({
    scheduler,
    clock,
    spread: (ms) => jittered(ms, JITTER, random()),
    nearby,
    sourcePool,
    power,
    rules,
    mayAsk() {
      if (isPaused()) return false;
      // Looking costs more than the question itself.
      if (localNetwork.tells()) return true;
      const moved = hasMoved();
      if (moved) disturbed('network');
      return !moved;
    },
    alarm: () => triggers.soon(),
  });
  const disturbed = (why: Disturbance): void => {
    asleep = false;
    lines.distrust();
    poller.renew();
    triggers.disturbed(why);
  };

  const ear = createRouterListener({
    clock,
    nearby,
    lines,
    isPaused,
    admit: () => whereabouts.admit(),
    soon: () => triggers.soon(),
    heeded(change) {
      poller.rest();
      tell(change === null ? [] : [change]);
      if (change === null) later('steady', lines.holdLeft());
      else later('news', AFTER_NEWS);
    },
  });

  return {
    start() {
      hasMoved();
      if (!isPaused()) void check({ thorough: true });
    },
    check,
    disturbed,
    lapsed(lapse) {
      asleep = false;
      lines.distrust();
      poller.renew();
      triggers.lapsed(lapse);
    },
    glance() {
      if (!isPaused() && running === null && clock.monotonic() - checkedAt > FRESH) void check();
    },
    suspended() {
      asleep = true;
      poller.rest();
    },
    isWaking: triggers.isWaking,
    stop() {
      poller.rest();
      nearby.stop();
      for (const key of ['check', 'interfaces', 'news', 'soon', 'steady']) scheduler.set(key, null);
    },
  };
};
