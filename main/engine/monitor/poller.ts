import type { AddressState } from '../../../preload/contract/state.ts';
import { type AddressRules, isPublic } from '../../net/address.ts';
import type { Answer } from '../../ports/address-source.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Power } from '../../ports/network.ts';
import type { Nearby } from '../../ports/router.ts';
import type { SourcePool } from '../detection/source-pool.ts';
import type { Scheduler, Slot } from '../runtime/scheduler.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Between two questions to a router that answers, and after each silence in a row: ms. */
const ROUTER_WAITS = [5 * SECOND, 10 * SECOND, 20 * SECOND, 60 * SECOND] as const;
/** On battery no sooner, nor where the router tells of a change by itself: ms. */
const ROUTER_AT_LEISURE = 20 * SECOND;
/** STUN servers together are asked so often within the user's interval between two rounds; on battery only in the rounds. */
const STUN_A_ROUND = 3;
/** A regular round asks as well, so a poll that is due within this part of its wait before one is left out. */
const BEFORE_ROUND = 1 / 2;
/** Time between two rounds that polls trigger while those rounds confirm nothing; doubles up to LONGEST_VAIN. In ms. */
const VAIN = 20 * SECOND;
const LONGEST_VAIN = 10 * MINUTE;
/** No answer, as opposed to a refusal: a router that reports having no address will have one soon, so it is polled on. */
const SILENCES = new Set(['timeout', 'refused', 'unreachable', 'offline', 'failed', 'connection', 'dns', 'malformed']);

const isSilence = (answer: Answer | undefined): boolean => answer?.kind === 'unknown' && SILENCES.has(answer.why);
const names = (answer: Answer, address: string | null): boolean => answer.kind === 'address' && answer.address === address;

/**
 * Between two rounds, asks cheaply whether the address may have changed: the router where it reported the address that is
 * held, else STUN servers. It decides nothing and shows nothing; what it hears is a reason for a round.
 */
export interface Poller {
  /** After each round, with what the automatic line led to; `nextRound`: when the next regular one is, on the wall clock. */
  follow(state: AddressState, options: { nextRound: number; tunnelled: boolean; checkMinutes: number }): void;
  /** Stops polling until the next round is over: paused, asleep, on another network, or no event follows the address. */
  rest(): void;
  /** Forgets what was learned about the present network. */
  renew(): void;
}

export interface PollerNeeds {
  scheduler: Scheduler;
  clock: Clock;
  /** A wait that is drawn anew each time, and never shorter than given. */
  spread: (ms: number) => number;
  nearby: Pick<Nearby, 'poll'>;
  sourcePool: Pick<SourcePool, 'poll' | 'renew'>;
  power: Power;
  rules: AddressRules;
  /** Looked up before each question: not while paused, nor where this machine's own network is another one now. */
  mayAsk: () => boolean;
  /** Something else than the address that is held was heard. */
  alarm: () => void;
}

export const createPoller = ({ scheduler, clock, spread, nearby, sourcePool, power, rules, mayAsk, alarm }: PollerNeeds): Poller => {
  const routerTimer = scheduler.slot();
  const stunTimer = scheduler.slot();
  /** Grows with each round and each stop: an answer to a question from before is ignored. */
  let age = 0;
  let known: string | null = null;
  let silences = 0;
  let announces = false;
  let isStunAsked = false;
  let stunWait: number | null = null;
  let roundAt = 0;
  /** The address that was held when the alarm was raised. */
  let alarmed: { held: string | null } | null = null;
  let vain = 0;
  let quietUntil = Number.NEGATIVE_INFINITY;

  const later = (timer: Slot, wait: number, ask: () => Promise<void>): void => {
    const at = clock.now() + spread(wait);
    timer.set(at > roundAt - wait * BEFORE_ROUND ? null : at, () => {
      if (mayAsk()) void ask();
      else rest();
    });
  };
  const routerIn = (): void => {
    const wait = ROUTER_WAITS[Math.min(silences, ROUTER_WAITS.length - 1)] as number;
    later(routerTimer, announces || power.onBattery() ? Math.max(wait, ROUTER_AT_LEISURE) : wait, askRouter);
  };
  const stunIn = (): void => {
    if (stunWait !== null) later(stunTimer, stunWait, askStun);
  };

  const raise = (): void => {
    if (clock.monotonic() < quietUntil) return;
    alarmed = { held: known };
    alarm();
  };

  const askRouter = async (): Promise<void> => {
    const began = age;
    const [heard] = await nearby.poll();
    if (began !== age || heard === undefined) return;
    const { answer } = heard;
    announces = heard.announces === true;
    silences = isSilence(answer) ? silences + 1 : 0;
    routerIn();
    if (answer.kind === 'address' && isPublic(answer.address, rules)) {
      isStunAsked = false;
      stunTimer.set(null);
      if (!names(answer, known)) raise();
    } else if (!isStunAsked) {
      // While it can't say, others are listened to.
      isStunAsked = true;
      stunIn();
    }
  };

  const askStun = async (): Promise<void> => {
    const began = age;
    const heard = await sourcePool.poll(known);
    // Where none of them can be asked, there is nothing to wait for before the next round.
    if (began !== age || heard.length === 0) return;
    stunIn();
    if (heard.some(({ answer }) => answer.kind === 'address' && !names(answer, known))) raise();
  };

  const rest = (): void => {
    age += 1;
    routerTimer.set(null);
    stunTimer.set(null);
  };

  return {
    follow({ kind, address, evidence }, { nextRound, tunnelled, checkMinutes }) {
      rest();
      if (alarmed !== null) {
        vain = address === alarmed.held ? vain + 1 : 0;
        if (vain > 0) quietUntil = clock.monotonic() + Math.min(VAIN * 2 ** (vain - 1), LONGEST_VAIN);
        alarmed = null;
      } else if (address !== known) vain = 0;
      if (vain === 0) quietUntil = Number.NEGATIVE_INFINITY;
      known = address;
      roundAt = nextRound;
      // Where nothing is known, or sources differ, rounds follow each other closely anyway.
      if (kind !== 'known') return;
      stunWait = tunnelled || power.onBattery() ? null : (checkMinutes * MINUTE) / STUN_A_ROUND;
      isStunAsked = !evidence.some((each) => each.transport === 'router' && each.address === address);
      if (isStunAsked) stunIn();
      else {
        silences = 0;
        routerIn();
      }
    },
    rest,
    renew() {
      rest();
      silences = 0;
      announces = false;
      vain = 0;
      quietUntil = Number.NEGATIVE_INFINITY;
      alarmed = null;
      sourcePool.renew();
    },
  };
};
