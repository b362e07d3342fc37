import type { HeartbeatStatus } from '../../../preload/contract/channel.ts';
import { FAMILIES } from '../../../preload/contract/event.ts';
import { isAccepted, type Outcome } from '../../../preload/contract/outcome.ts';
import type { AppState, EventView } from '../../../preload/contract/state.ts';
import type { Cancel, Clock } from '../../ports/clock.ts';
import { outcomeOf } from './attempt.ts';

const MINUTE = 60_000;
/** Told that all is well at most so often; told of what is not at once, then so often. In ms. */
const WELL_MS = 5 * MINUTE;
const ILL_MS = 60 * MINUTE;
/** A try that did not arrive is made again after this. */
const AGAIN_MS = MINUTE;
/** What the DNS showed counts so long: the verifier looks each half hour, and later where a server is silent. */
const FRESH_MS = 90 * MINUTE;
/** What is neither for so long is no passing state. */
const UNSURE_MS = 30 * MINUTE;

/** well: every enabled name is verified, and the address known. ill: `names` of them are not. unsure: it is being looked after. */
export type HeartbeatSignal =
  | { kind: 'well' }
  | { kind: 'ill'; needsYou: number; names: number }
  | { kind: 'unsure' }
  | { kind: 'resting' };

type Fields = Readonly<Pick<AppState, 'addresses' | 'publication' | 'pausedUntil' | 'hold' | 'readOnly'>>;

/** What the DNS cannot show is as well as it can be once its service took it: else who uses a proxy would never be well. */
const isVerified = ({ event, status }: EventView, now: number): boolean =>
  event.type !== 'dns' ||
  !event.enabled ||
  FAMILIES.every((family) => {
    const { wanted, publication, incomparable, verifiedAt } = status[family];
    if (!wanted || publication === 'none') return true;
    if (publication === 'unverified') return incomparable === true;
    return publication === 'published' && verifiedAt !== null && now - verifiedAt < FRESH_MS;
  });

const NOT_PASSING = ['needs-you', 'contradicted', 'beside', 'outdated', 'address-unknown'] as const;

/** How all events together stand. Resting is the user's own wish, or another network: nothing is said then. */
export const verdictOf = (fields: Fields, views: Iterable<EventView>, now: number): HeartbeatSignal => {
  const { addresses, publication, pausedUntil, hold } = fields;
  const { counts, names, watches } = publication;
  // Names that another person maintains are told by the channels: this switch stands for the user's own.
  const needsYou = publication.needsYou - watches.needsYou;
  if (pausedUntil !== null || (hold !== null && hold.why !== 'vpn') || names === 0) return { kind: 'resting' };
  const ill = NOT_PASSING.reduce((sum, each) => sum + counts[each], 0);
  if (needsYou > 0 || ill > 0) return { kind: 'ill', needsYou, names: Math.max(ill, needsYou) };
  const isKnown = FAMILIES.some((family) => addresses[family].kind === 'known');
  const open = names - counts.published - counts.unverified - counts.none;
  if (!isKnown || open > 0) return { kind: 'unsure' };
  for (const view of views) if (!isVerified(view, now)) return { kind: 'unsure' };
  return { kind: 'well' };
};

/**
 * Which round of looking for the address was the last, to be compared alone: after a clock that was set back a family that is not looked for keeps a
 * time that is still to come. '': there was none yet.
 */
export const roundOf = ({ addresses }: Pick<Fields, 'addresses'>): string =>
  FAMILIES.map((family) => addresses[family].checkedAt ?? '')
    .join(' ')
    .trim();

export interface HeartbeatNeeds {
  clock: Clock;
  isOn(): boolean;
  stored(): boolean;
  round(): string;
  verdict(): HeartbeatSignal;
  send(kind: 'well' | 'ill', verdict: HeartbeatSignal): Promise<Outcome>;
  changed(): void;
}

export interface HeartbeatLoop {
  /** Something changed: a round ended, an event failed. */
  look(): void;
  /** Other settings: what was told before was told elsewhere. */
  reset(): void;
  status(): HeartbeatStatus;
  stop(): void;
}

/** Tells a monitoring service regularly that all is well; that service raises the alarm when it stays silent. */
export const createHeartbeat = (needs: HeartbeatNeeds): HeartbeatLoop => {
  const { clock } = needs;
  let told: HeartbeatStatus['told'] = null;
  let outcome: Outcome | null = null;
  let toldRound = '';
  let tried = Number.NEGATIVE_INFINITY;
  let unsureSince: number | null = null;
  let busy = false;
  let timer: Cancel | null = null;
  let stopped = false;

  const wake = (at: number): void => {
    timer?.();
    timer = stopped ? null : clock.wakeAt(at, look);
  };
  const tell = async (kind: 'well' | 'ill', verdict: HeartbeatSignal, round: string): Promise<void> => {
    busy = true;
    tried = clock.now();
    outcome = await outcomeOf(() => needs.send(kind, verdict));
    busy = false;
    if (isAccepted(outcome)) {
      told = { kind, at: clock.now() };
      if (kind === 'well') toldRound = round;
    }
    needs.changed();
    // Only what went wrong needs a clock of its own: rounds bring the rest.
    if (kind === 'ill' && !stopped) wake(clock.now() + (isAccepted(outcome) ? ILL_MS : AGAIN_MS));
  };
  /** Milliseconds that have passed; a clock that was set back counts as long ago. */
  const since = (at: number): number => (clock.now() < at ? Number.POSITIVE_INFINITY : clock.now() - at);

  const look = (): void => {
    if (stopped || busy || !needs.isOn() || since(tried) < AGAIN_MS) return;
    const round = needs.round();
    // Not later but another: after a clock that was set back, rounds are earlier than what was told.
    const isDue = round !== toldRound && (told?.kind !== 'well' || since(told.at) >= WELL_MS - AGAIN_MS / 2);
    const isIllDue = told?.kind !== 'ill' || since(told.at) >= ILL_MS;
    if (!isDue && !isIllDue) return;
    const verdict = needs.verdict();
    if (verdict.kind !== 'unsure') unsureSince = null;
    else unsureSince ??= clock.now();
    if (verdict.kind === 'well') {
      if (isDue) void tell('well', verdict, round);
    } else if (verdict.kind === 'ill' || (verdict.kind === 'unsure' && since(unsureSince ?? clock.now()) >= UNSURE_MS)) {
      if (isIllDue) void tell('ill', verdict, round);
    }
  };
  return {
    look,
    reset() {
      told = null;
      outcome = null;
      toldRound = '';
      tried = Number.NEGATIVE_INFINITY;
      unsureSince = null;
      timer?.();
      timer = null;
      look();
    },
    status: () => ({ stored: needs.stored(), told, outcome }),
    stop() {
      stopped = true;
      timer?.();
    },
  };
};
