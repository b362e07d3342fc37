import type { AddressRules } from './address.ts';
import type { Evidence, Source } from './evidence.ts';
import type { Clock } from './ports.ts';
import { agreed } from './watcher.ts';

const HOUR = 3_600_000;
/** Asked together when something is new: as many as must agree. */
const TOGETHER = 2;
/** Operators that are heard before a change is believed without the router. */
const VOICES_FOR_CHANGE = 4;
/** No more sources than this are asked in one round, however they contradict each other. */
const MOST_ASKED = 6;
const FAILURES_TO_REST = 3;
const LIES_TO_BENCH = 3;

interface Standing {
  failures: number;
  lies: number;
  askedAt: number;
  restUntil: number;
}

/** Asks as few sources as it takes, in turn, so that none is asked twice while another is fresh. */
export interface Roster {
  /** Evidence for one family. `known` is the address held so far: one voice for it ends the round. `near`: what the router said already. */
  ask(known: string | null, options?: { thorough?: boolean; near?: Evidence[] }): Promise<Evidence[]>;
}

export const createRoster = (sources: Source[], { clock, rules }: { clock: Clock; rules: AddressRules }): Roster => {
  const standings = new Map(
    sources.map((source) => [
      source.id,
      { failures: 0, lies: 0, askedAt: Number.NEGATIVE_INFINITY, restUntil: Number.NEGATIVE_INFINITY } as Standing,
    ]),
  );
  const standing = (source: Pick<Source, 'id'>): Standing => standings.get(source.id) as Standing;

  const ready = (): Source[] => {
    const now = clock.monotonic();
    const usable = sources.filter((source) => standing(source).restUntil <= now && now - standing(source).askedAt >= source.minIntervalMs);
    return usable.sort((a, b) => standing(a).askedAt - standing(b).askedAt);
  };

  const askOne = async (source: Source): Promise<Evidence> => {
    const state = standing(source);
    state.askedAt = clock.monotonic();
    const answer = await source.ask();
    if (answer.kind === 'unknown' && answer.banned) {
      state.restUntil = clock.monotonic() + 24 * HOUR;
    }
    return { source, answer };
  };

  /** A source that fails while another one answers rests for an hour after the third time. When all fail, it is the line. */
  const restFailing = (evidence: Evidence[]): void => {
    if (!evidence.some(({ answer }) => answer.kind !== 'unknown')) return;
    for (const { source, answer } of evidence) {
      const state = standing(source);
      state.failures = answer.kind === 'unknown' ? state.failures + 1 : 0;
      if (state.failures < FAILURES_TO_REST) continue;
      state.failures = 0;
      state.restUntil = Math.max(state.restUntil, clock.monotonic() + HOUR);
    }
  };

  /** Those who contradicted a quorum three times sit out a day. */
  const benchLiars = (evidence: Evidence[], truth: string): void => {
    for (const { source, answer } of evidence) {
      if (answer.kind !== 'address') continue;
      const state = standing(source);
      state.lies = answer.address === truth ? 0 : state.lies + 1;
      if (state.lies >= LIES_TO_BENCH) {
        state.restUntil = clock.monotonic() + 24 * HOUR;
        state.lies = 0;
      }
    }
  };

  return {
    async ask(known, { thorough = false, near = [] } = {}) {
      const evidence: Evidence[] = [];
      const queue = ready();
      const take = (count: number): Source[] => {
        const picked: Source[] = [];
        // Another operator over another transport first: two voices of one house, or two on one road, are not two.
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
      // Where the router spoke, one voice that agrees with it is enough.
      let wanted = (known === null || thorough) && !near.some(({ answer }) => answer.kind === 'address') ? TOGETHER : 1;
      while (evidence.length < MOST_ASKED) {
        const picked = take(Math.min(wanted, MOST_ASKED - evidence.length));
        if (picked.length === 0) break;
        evidence.push(...(await Promise.all(picked.map(askOne))));
        const last = evidence.at(-1)?.answer;
        if (!thorough && known !== null && evidence.length === 1 && last?.kind === 'address' && last.address === known) break;
        const truth = agreed([...near, ...evidence], { rules });
        const heard = new Set(evidence.map(({ source }) => source.operator)).size;
        // Two can lie alike. A new address that the router doesn't vouch for is put to two more, as long as there are any.
        const vouched = truth === known || near.some(({ answer }) => answer.kind === 'address' && answer.address === truth);
        if (truth !== null && (vouched || heard >= VOICES_FOR_CHANGE || queue.length === 0)) {
          benchLiars(evidence, truth);
          break;
        }
        wanted = TOGETHER;
      }
      restFailing(evidence);
      return evidence;
    },
  };
};
