import type { Family } from '../../../preload/contract/event.ts';
import type { AddressState } from '../../../preload/contract/state.ts';
import type { Clock } from '../../ports/clock.ts';
import { bear, holdLeft, isReturn, STEADY, type Steadiness } from './flap-damping.ts';
import { withVerdicts } from './verdict.ts';

/** Flap damping for each address that is followed. */
export interface DampedAddresses {
  /** The round's decision, or the published address while the line alternates between addresses. `began`: a hold starts with this round. */
  damp(key: string, family: Family, before: AddressState, decided: AddressState): { state: AddressState; began: boolean };
  /** Whether the line would go back to an address that it has just left. */
  isReturn(key: string, family: Family, address: string): boolean;
  /** Until the first of those that are held back may be followed, in ms; null where none is. */
  holdLeft(): number | null;
}

/** Reasons that need a single source: the router's announcement, or a round that only confirmed the address. */
const isProven = (because: AddressState['because']): boolean => because !== 'announced' && because !== 'single-voice-stays';

export const createDampedAddresses = ({ clock }: { clock: Clock }): DampedAddresses => {
  const steadiness = new Map<string, Steadiness>();
  const steadinessOf = (key: string, family: Family): Steadiness => steadiness.get(`${key} ${family}`) ?? STEADY;
  return {
    damp(key, family, before, decided) {
      const now = clock.monotonic();
      const agreed = decided.kind === 'known' ? decided.address : null;
      const {
        steadiness: next,
        follow,
        began,
      } = bear(steadinessOf(key, family), {
        current: before.address,
        agreed,
        proven: isProven(decided.because),
        now,
      });
      steadiness.set(`${key} ${family}`, next);
      const left = holdLeft(next, now);
      const unsteady = left === null ? null : { until: clock.now() + left, seen: [...(next.held?.seen ?? [])] };
      if (follow) return { state: withVerdicts({ ...decided, unsteady }), began };
      const evidence = decided.evidence.map((each) => (each.counted === 'counted' ? { ...each, counted: 'held' as const } : each));
      return { state: withVerdicts({ ...before, kind: 'undecided', because: 'unsteady', evidence, unsteady }), began };
    },
    isReturn: (key, family, address) => isReturn(steadinessOf(key, family), address, clock.monotonic()),
    holdLeft() {
      const lefts = [...steadiness.values()].map((each) => holdLeft(each, clock.monotonic())).filter((left) => left !== null);
      return lefts.length === 0 ? null : Math.min(...lefts);
    },
  };
};
