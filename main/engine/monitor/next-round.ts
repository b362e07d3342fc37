import { FAMILIES } from '../../../preload/contract/event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { TrackedAddresses } from '../detection/tracked-addresses.ts';
import type { Scheduler, Slot } from '../runtime/scheduler.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { WakeUp } from '../runtime/wake-up.ts';
import type { WantedAddresses } from '../runtime/wanted-addresses.ts';
import type { Interval } from './interval.ts';
import type { Poller } from './poller.ts';
import type { Rounds } from './rounds.ts';

/** After an announcement was followed, outside sources are asked to confirm it after this time, in ms. */
const AFTER_NEWS = 10_000;

/** When the next round is, and who is asked until then. */
export interface NextRound {
  /** Called after a round. `asleep`: no polls until the next one. */
  plan(options: { asleep: boolean }): void;
  /** The router's own word was followed. */
  afterNews(): void;
  /** An address is held back: looked at again as soon as it may be followed. */
  whenSteady(): void;
  /** None, until one is asked for. */
  rest(): void;
  stop(): void;
}

export const createNextRound = (
  { clock }: { clock: Clock },
  {
    scheduler,
    state,
    tracked,
    wakeUp,
    wanted,
    interval,
    poller,
    rounds,
  }: {
    scheduler: Scheduler;
    state: Pick<StateStore, 'fields'>;
    tracked: Pick<TrackedAddresses, 'of' | 'holdLeft'>;
    wakeUp: Pick<WakeUp, 'isRecent'>;
    wanted: WantedAddresses;
    interval: Interval;
    poller: Poller;
    rounds: Pick<Rounds, 'check'>;
  },
): NextRound => {
  const [regular, news, steady] = [scheduler.slot(), scheduler.slot(), scheduler.slot()];
  const isPaused = (): boolean => state.fields().pausedUntil !== null;
  const lookLater = (timer: Slot, wait: number | null): void =>
    timer.set(wait === null ? null : clock.now() + wait, () => {
      if (!isPaused()) void rounds.check({ thorough: true });
    });
  const whenSteady = (): void => lookLater(steady, tracked.holdLeft());
  const rest = (): void => {
    regular.set(null);
    poller.rest();
  };

  return {
    plan({ asleep }) {
      if (isPaused()) return rest();
      const { addresses, settings, hold, vpn } = state.fields();
      const families = wanted.families();
      const poor = FAMILIES.some((family) => {
        const { kind, unsteady } = addresses[family];
        return families[family] && (kind === 'unknown' || (kind === 'undecided' && unsteady === null));
      });
      const { checkMinutes } = settings;
      const nextRound = clock.now() + interval.next({ checkMinutes, poor, excused: wakeUp.isRecent() });
      regular.set(nextRound, () => void rounds.check());
      whenSteady();
      const automatic = wanted.sources().find(({ kind }) => kind === 'automatic');
      if (automatic === undefined || !families.ipv4 || hold !== null || asleep || !wanted.awaited()) poller.rest();
      else poller.follow(tracked.of(automatic).ipv4, { nextRound, tunnelled: vpn, checkMinutes });
    },
    afterNews: () => lookLater(news, AFTER_NEWS),
    whenSteady,
    rest,
    stop() {
      rest();
      news.set(null);
      steady.set(null);
    },
  };
};
