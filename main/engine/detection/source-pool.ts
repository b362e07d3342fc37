import type { AddressRules } from '../../net/address.ts';
import type { Answer, Evidence, Source } from '../../ports/address-source.ts';
import type { Clock } from '../../ports/clock.ts';
import { ruling } from './quorum.ts';

const HOUR = 3_600_000;
/** How many sources are asked at once after a change: as many as must agree. */
const TOGETHER = 2;
/** How many operators are asked before a change is accepted without the router. */
const VOICES_FOR_CHANGE = 4;
/** No more sources than this are asked in one round, however they contradict each other. */
const MOST_ASKED = 6;
/** After so many questions that never left this machine, no further source is tried in this round. */
const ENOUGH_OFFLINE = 4;
const FAILURES_TO_REST = 3;
/** After so many rounds without any address, one source is asked per round until one reports an address. */
const MUTE_ROUNDS = 3;
const LIES_TO_BENCH = 3;
/** Servers asked in one poll: where the first keeps silent, another one. */
const MOST_POLLED = 2;
/** Polls without an answer, as where UDP is blocked; from then on they rest, twice as long each time up to the longest: ms. */
const MUTE_POLLS = 3;
const POLL_REST = 60_000;
const LONGEST_POLL_REST = 600_000;

const LONG_AGO = Number.NEGATIVE_INFINITY;

interface SourceHistory {
  failures: number;
  lies: number;
  /** When it was last chosen: the rotation goes on whether or not it answered. */
  turnAt: number;
  /** When a question last reached it. A question that never left this machine does not count. */
  askedAt: number;
  restUntil: number;
}

/** Asks as few sources as it takes, in turn, so that none is asked twice while another is fresh. */
export interface SourcePool {
  /**
   * Evidence for one family. `known` is the address held so far: one confirmation of it ends the round. `near`: what the router, or this machine,
   * said already. `read`: how an answer is to be understood, where it doesn't speak for itself.
   */
  ask(known: string | null, options?: { thorough?: boolean; near?: Evidence[]; read?: (answer: Answer) => Answer }): Promise<Evidence[]>;
  /**
   * One STUN server, in turn: one small datagram. Nothing where none can be asked now. It decides nothing: what it names that is not `known` is a
   * reason to start a round, and counts against it where the others then agree on another address.
   */
  poll(known: string | null): Promise<Evidence[]>;
  /** The network is another one: sources that did not answer on the last one may answer here. */
  renew(): void;
}

const isUnsent = (answer: Answer): boolean => answer.kind === 'unknown' && answer.offline === true;

export const createSourcePool = (sources: Source[], { clock, rules }: { clock: Clock; rules: AddressRules }): SourcePool => {
  const histories = new Map(
    sources.map((source) => [
      source.id,
      { failures: 0, lies: 0, turnAt: LONG_AGO, askedAt: LONG_AGO, restUntil: LONG_AGO } as SourceHistory,
    ]),
  );
  const historyOf = (source: Pick<Source, 'id'>): SourceHistory => histories.get(source.id) as SourceHistory;

  const ready = (): Source[] => {
    const now = clock.monotonic();
    const usable = sources.filter(
      (source) => historyOf(source).restUntil <= now && now - historyOf(source).askedAt >= source.minIntervalMs,
    );
    return usable.sort((a, b) => historyOf(a).turnAt - historyOf(b).turnAt);
  };

  const askOne = async (source: Source): Promise<Evidence> => {
    const state = historyOf(source);
    const before = state.askedAt;
    state.turnAt = clock.monotonic();
    state.askedAt = state.turnAt;
    const answer = await source.ask();
    if (answer.kind === 'unknown' && answer.banned) state.restUntil = clock.monotonic() + 24 * HOUR;
    if (isUnsent(answer)) state.askedAt = before;
    return { source, answer };
  };

  let mute = 0;
  /** A question that never left this machine neither counts as a request nor as a missing answer. */
  const countMute = (evidence: Evidence[]): void => {
    if (evidence.some(({ answer }) => answer.kind === 'address')) mute = 0;
    else if (evidence.some(({ answer }) => !isUnsent(answer))) mute += 1;
  };

  /** All sources by name while every one of them is suspended: the window has to show why none is asked. */
  const allResting = (): Evidence[] =>
    sources.every((source) => historyOf(source).restUntil > clock.monotonic())
      ? sources.map((source) => ({ source, answer: { kind: 'unknown', why: 'resting' } }))
      : [];

  /** A source that fails while another one answers rests for an hour after the third time. When all fail, it is the line. */
  const restFailing = (evidence: Evidence[]): void => {
    if (!evidence.some(({ answer }) => answer.kind !== 'unknown')) return;
    for (const { source, answer } of evidence) {
      // A question that never left is no fault of whom it was for.
      if (isUnsent(answer)) continue;
      const state = historyOf(source);
      state.failures = answer.kind === 'unknown' ? state.failures + 1 : 0;
      if (state.failures < FAILURES_TO_REST) continue;
      state.failures = 0;
      state.restUntil = Math.max(state.restUntil, clock.monotonic() + HOUR);
    }
  };

  /** Addresses that polls reported and no round has judged yet. */
  let unjudged: Evidence[] = [];
  let mutePolls = 0;
  let pollsRestUntil = LONG_AGO;

  /** Sources that contradicted a quorum three times in a row are suspended for a day. */
  const benchLiars = (evidence: Evidence[], truth: string): void => {
    for (const each of evidence) {
      if (each.answer.kind !== 'address') continue;
      const state = historyOf(each.source);
      state.lies = each.answer.address === truth ? 0 : state.lies + 1;
      if (state.lies >= LIES_TO_BENCH) {
        state.restUntil = clock.monotonic() + 24 * HOUR;
        state.lies = 0;
        each.benched = true;
      }
    }
  };

  /**
   * Two sources may be wrong in the same way: a new address that neither router nor interface confirms needs more of them. Where fewer are left, all of those must be
   * asked; recent answers do not replace the missing ones. A source that does not answer has no vote and does not block the decision.
   */
  const isHeardOut = (evidence: Evidence[]): boolean => {
    const asked = new Set(evidence.map(({ source }) => source.operator));
    const heard = new Set(evidence.filter(({ answer }) => answer.kind !== 'unknown').map(({ source }) => source.operator));
    return (
      heard.size >= VOICES_FOR_CHANGE ||
      evidence.length >= MOST_ASKED ||
      sources.every((source) => asked.has(source.operator) || historyOf(source).restUntil > clock.monotonic())
    );
  };

  return {
    async poll(known) {
      if (clock.monotonic() < pollsRestUntil) return [];
      const evidence: Evidence[] = [];
      for (const server of ready()
        .filter(({ transport }) => transport === 'stun')
        .slice(0, MOST_POLLED)) {
        const each = await askOne(server);
        evidence.push(each);
        // No need to try the next one where nothing leaves this machine.
        if (each.answer.kind === 'address' || isUnsent(each.answer)) break;
      }
      if (evidence.length === 0) return evidence;
      restFailing(evidence);
      const named = evidence.filter(({ answer }) => answer.kind === 'address');
      mutePolls = named.length > 0 ? 0 : mutePolls + 1;
      // Occasional contradictions are normal: only those in a row are counted.
      for (const { source, answer } of named) if (answer.kind === 'address' && answer.address === known) historyOf(source).lies = 0;
      if (mutePolls >= MUTE_POLLS)
        pollsRestUntil = clock.monotonic() + Math.min(POLL_REST * 2 ** (mutePolls - MUTE_POLLS), LONGEST_POLL_REST);
      unjudged = named.filter(({ answer }) => answer.kind === 'address' && answer.address !== known);
      return evidence;
    },
    renew() {
      mutePolls = 0;
      pollsRestUntil = LONG_AGO;
      unjudged = [];
    },
    async ask(known, { thorough = false, near = [], read = (answer: Answer) => answer } = {}) {
      const evidence: Evidence[] = [];
      const queue = ready().filter(({ transport }) => transport !== 'stun' || clock.monotonic() >= pollsRestUntil);
      if (queue.length === 0) return allResting();
      const take = (count: number): Source[] => {
        const picked: Source[] = [];
        // Prefer another operator over another transport: two answers of one operator, or over one transport, are not independent.
        const operators = new Set(evidence.map(({ source }) => source.operator));
        const transports = new Set(evidence.map(({ source }) => source.transport));
        const rank = (source: Source): number => (operators.has(source.operator) ? 2 : 0) + (transports.has(source.transport) ? 1 : 0);
        while (picked.length < count && queue.length > 0) {
          const best = Math.min(...queue.map(rank));
          const [next] = queue.splice(
            queue.findIndex((source) => rank(source) === best),
            1,
          );
          if (next === undefined) break;
          operators.add(next.operator);
          transports.add(next.transport);
          picked.push(next);
        }
        return picked;
      };
      const isVouched = (address: string): boolean =>
        address === known || near.some(({ answer }) => answer.kind === 'address' && answer.address === address);
      // Where the router answered, one outside source that agrees is enough.
      const sparing = !thorough && mute >= MUTE_ROUNDS;
      let wanted = (known === null || thorough) && !sparing && !near.some(({ answer }) => answer.kind === 'address') ? TOGETHER : 1;
      while (evidence.length < MOST_ASKED) {
        const picked = take(Math.min(wanted, MOST_ASKED - evidence.length));
        if (picked.length === 0) break;
        const heardNow = await Promise.all(picked.map(askOne));
        evidence.push(...heardNow.map((each) => ({ ...each, answer: read(each.answer) })));
        const named = evidence.flatMap(({ answer }) => (answer.kind === 'address' ? [answer.address] : []));
        if (!thorough && known !== null && named.length > 0 && named.every((address) => address === known)) {
          // Otherwise a server that is always wrong would cause an extra question in each round and never be suspended.
          benchLiars(unjudged.splice(0), known);
          break;
        }
        if (evidence.length >= ENOUGH_OFFLINE && evidence.every(({ answer }) => isUnsent(answer))) break;
        if (sparing && named.length === 0 && !evidence.every(({ answer }) => isUnsent(answer))) break;
        const truth = ruling([...near, ...evidence], { rules })?.address ?? null;
        if (truth !== null && (isVouched(truth) || isHeardOut(evidence))) {
          benchLiars([...unjudged.splice(0), ...evidence], truth);
          restFailing(evidence);
          countMute(evidence);
          return evidence;
        }
        wanted = TOGETHER;
      }
      restFailing(evidence);
      countMute(evidence);
      if (isHeardOut(evidence)) return evidence;
      return evidence.map((each) => (each.answer.kind === 'address' && !isVouched(each.answer.address) ? { ...each, early: true } : each));
    },
  };
};
