import { type AddressSource, FAMILIES, type Family } from '../../preload/contract/event.ts';
import type { NatView } from '../../preload/contract/state.ts';
import type { Agenda } from './agenda.ts';
import type { StateStore } from './app-state.ts';
import type { Evidence } from './evidence.ts';
import type { AddressChange, Lines } from './lines.ts';
import type { NatDepth } from './nat-depth.ts';
import type { Nearby } from './nearby.ts';
import type { Cancel, Clock, Interfaces } from './ports.ts';

const SECOND = 1000;
/** After a round that learned nothing, or sources that contradict each other: ms. */
const AGAIN = [10 * SECOND, 30 * SECOND, 60 * SECOND, 120 * SECOND, 300 * SECOND];
const INTERFACES_EVERY = 75 * SECOND;
/** After the router's own word was followed, the Internet is asked whether it sees the same: ms. */
const AFTER_NEWS = 10 * SECOND;
/** Network changes come in bursts: ms of quiet before they count. */
const SETTLE = 1500;

const natOf = ({ verdict, because, line }: NatDepth): NatView => ({
  verdict,
  because,
  ports: line === null ? null : line.ports.map(({ from, to }) => [from, to]),
});

/** Keeps the addresses fresh: at start, every few minutes, after a wake-up, when the machine's own network changes, when asked. */
export interface Checker {
  start(): void;
  /** Resolves when the round is over. Rounds that are asked for meanwhile are answered by one more. */
  check(options?: { thorough?: boolean }): Promise<void>;
  /** The system woke up or the network came back. */
  disturbed(): void;
  stop(): void;
}

export const createChecker = ({
  agenda,
  clock,
  random,
  lines,
  nearby,
  interfaces,
  state,
  inUse,
  changed,
}: {
  agenda: Agenda;
  clock: Clock;
  random: () => number;
  lines: Lines;
  nearby: Nearby;
  interfaces: Interfaces;
  state: StateStore;
  /** Sources and families that some event, or the window, wants. */
  inUse: () => { sources: AddressSource[]; families: Record<Family, boolean> };
  changed: (changes: AddressChange[]) => void;
}): Checker => {
  let running: Promise<void> | null = null;
  let again: { thorough: boolean; done: Promise<void> } | null = null;
  let fruitless = 0;
  let seen = JSON.stringify(interfaces.list());

  const plan = (): void => {
    if (state.fields().pausedUntil !== null) {
      agenda.set('check', null);
      return;
    }
    const { addresses, settings } = state.fields();
    const { families } = inUse();
    const poor = FAMILIES.some(
      (family) => families[family] && (addresses[family].kind === 'undecided' || addresses[family].kind === 'unknown'),
    );
    fruitless = poor ? fruitless + 1 : 0;
    const regular = settings.checkMinutes * 60 * SECOND * (1 + 0.1 * random());
    const wait = poor ? Math.min(AGAIN[Math.min(fruitless, AGAIN.length) - 1] ?? regular, regular) : regular;
    agenda.set('check', clock.now() + wait, () => void check());
  };

  const tell = (changes: AddressChange[]): void => {
    const nat = natOf(lines.nat());
    const same = JSON.stringify(nat) === JSON.stringify(state.fields().nat);
    state.change({
      checking: false,
      addresses: { ...lines.of(state.fields().settings.address) },
      vpn: lines.tainted(),
      ...(same ? {} : { nat }),
    });
    changed(changes);
  };

  let deafen: Cancel | null = null;
  /** The router is listened to as long as somebody takes the address from this line, and no packet goes to it otherwise. */
  const listen = (wanted: boolean): void => {
    if (wanted === (deafen !== null)) return;
    deafen?.();
    deafen = wanted ? nearby.onNews(hear) : null;
  };

  const round = async (thorough: boolean): Promise<void> => {
    // A regular look goes by unseen.
    if (thorough) state.change({ checking: true });
    const { sources, families } = inUse();
    listen(families.ipv4 && sources.some(({ kind }) => kind === 'automatic'));
    const changes = await lines.check(sources, families, { thorough });
    tell(changes);
    plan();
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

  const watchInterfaces = (): void => {
    agenda.set('interfaces', clock.now() + INTERFACES_EVERY, () => {
      const now = JSON.stringify(interfaces.list());
      if (now !== seen) disturbed();
      seen = now;
      watchInterfaces();
    });
  };
  const disturbed = (): void => {
    if (deafen !== null) nearby.renew();
    if (state.fields().pausedUntil === null) agenda.set('check', clock.now() + SETTLE, () => void check({ thorough: true }));
  };

  /** The router spoke by itself: no waiting for things to settle. Others are asked afterwards whether they see the same. */
  const hear = (evidence: Evidence[]): void => {
    if (state.fields().pausedUntil !== null) return;
    const change = lines.hear(evidence);
    if (change === null) {
      void check({ thorough: true });
      return;
    }
    tell([change]);
    agenda.set('check', clock.now() + AFTER_NEWS, () => void check({ thorough: true }));
  };

  return {
    start() {
      watchInterfaces();
      if (state.fields().pausedUntil === null) void check({ thorough: true });
    },
    check,
    disturbed,
    stop() {
      nearby.stop();
      agenda.set('check', null);
      agenda.set('interfaces', null);
    },
  };
};
