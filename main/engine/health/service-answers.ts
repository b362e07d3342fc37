import { FAMILIES, type Family, type SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Testimony } from '../../../preload/contract/journal.ts';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import { type FaultView, NAMED_FAULTS, type NamedFault } from '../../../preload/contract/warning.ts';
import type { EventRecord } from '../../ports/storage/ledger.ts';
import type { Targets } from '../publication/target.ts';
import { faultOf } from './control-group.ts';
import type { Line } from './lacks.ts';

/** When each service was last heard, and since when it is silent. */
export interface ServiceAnswers {
  learn(event: SaikoroEvent, record: Pick<EventRecord, Family>): void;
  /** Whose fault it is that this event's service fails; null: it does not. */
  fault(
    event: SaikoroEvent,
    facts: { record: Pick<EventRecord, Family>; line: Line; targets: Targets; isLineDown: boolean },
  ): FaultView | null;
}

interface Word {
  answeredAt: number;
  silentAt: number;
}

const latest = (times: (number | null)[]): number | null =>
  times.reduce((a, b) => (a === null ? b : b === null ? a : Math.max(a, b)), null);

/** A source on the Internet that answered in the last look: what is read from a program, or was said before, shows no host on the Internet to be reachable. */
const isAfar = ({ transport, answer, recalled, operator }: Testimony): boolean =>
  ['https', 'doh', 'stun'].includes(transport) && operator !== 'own' && answer === 'address' && !recalled;

const namedIn = (outcome: Outcome | null): NamedFault | undefined => NAMED_FAULTS.find((each) => each === outcome?.reason);

/** It fails as a service, whatever was sent to it. */
const isItsOwn = (outcome: Outcome): boolean =>
  outcome.kind === 'network' || outcome.kind === 'server-error' || namedIn(outcome) !== undefined;

export const createServiceAnswers = (): ServiceAnswers => {
  const words = new Map<string, Word>();
  /** When a zone's name servers last answered; ms since 1970. */
  let namesAt: number | null = null;
  return {
    learn(event, record) {
      if (event.type !== 'dns') return;
      const word = words.get(event.service) ?? { answeredAt: 0, silentAt: 0 };
      for (const family of FAMILIES) {
        const { outcome, triedAt, verification, verifiedAt } = record[family];
        if (verification !== null && verification !== 'unknown') namesAt = latest([namesAt, verifiedAt]);
        if (outcome === null || triedAt === null || outcome.kind === 'not-sent') continue;
        if (outcome.kind === 'network') word.silentAt = Math.max(word.silentAt, triedAt);
        else word.answeredAt = Math.max(word.answeredAt, triedAt);
      }
      words.set(event.service, word);
    },
    fault(event, { record, line, targets, isLineDown }) {
      if (event.type !== 'dns') return null;
      const failing = FAMILIES.filter((family) => {
        const { failingSince, outcome } = record[family];
        return event.families[family] && failingSince !== null && outcome !== null && isItsOwn(outcome);
      });
      const [first] = failing;
      if (first === undefined) return null;
      const named = namedIn(record[first].outcome);
      const since = Math.min(...failing.map((family) => record[family].failingSince ?? Number.POSITIVE_INFINITY));
      const others = [...words].filter(([service]) => service !== event.service).map(([, word]) => word);
      const heard = FAMILIES.map((family) => (line[family].evidence.some(isAfar) ? line[family].checkedAt : null));
      const shown = FAMILIES.find((family) => {
        const target = targets[family];
        const { accepted, verification } = record[family];
        return verification === 'match' && target.kind === 'address' && accepted !== null && target.address !== accepted;
      });
      return faultOf({
        service: { since, how: record[first].outcome?.kind === 'network' ? 'silent' : 'faulty', ...(named === undefined ? {} : { named }) },
        isLineDown,
        heardAt: latest([...heard, namesAt]),
        others: {
          answered: others.filter(({ answeredAt, silentAt }) => answeredAt > since && answeredAt >= silentAt).length,
          silent: others.filter(({ answeredAt, silentAt }) => silentAt > since && silentAt > answeredAt).length,
        },
        dnsShows: shown === undefined ? null : record[shown].accepted,
      });
    },
  };
};
