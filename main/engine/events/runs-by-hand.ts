import { FAMILIES, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { isPractice } from '../../../preload/contract/outcome.ts';
import type { Clock } from '../../ports/clock.ts';
import { BY_HAND_GAP, type HandGap } from '../limits/hand-gap.ts';
import { STOPPED_GAP } from '../planning/plan.ts';
import type { Deferrals } from '../updates/deferrals.ts';
import type { EventMemory } from './event-memory.ts';

/** 今すぐ実行: what the user wants to be run now, and whether that is too soon. */
export interface RunsByHand {
  /** Calls `begin`, which answers whether the event runs now. Returns how long the user has to wait instead, in ms; 0 if it is not too soon. */
  ask(event: SaikoroEvent, begin: () => boolean): number;
  isAsked(id: string): boolean;
  /** It was run, or there was nothing to run. */
  done(event: SaikoroEvent): void;
}

export const createRunsByHand = (
  { clock }: { clock: Clock },
  {
    memory,
    handGap,
    deferrals,
  }: {
    memory: Pick<EventMemory, 'recordOf'>;
    handGap: Pick<HandGap, 'neverLeft' | 'wait' | 'went'>;
    deferrals: Pick<Deferrals, 'pauseOf'>;
  },
): RunsByHand => {
  const asked = new Set<string>();
  const waitFor = (event: SaikoroEvent): number => {
    if (event.type !== 'dns') return 0;
    const record = memory.recordOf(event.id);
    const waits = FAMILIES.map((family) => {
      const { triedAt, stopped } = record[family];
      return triedAt === null ? 0 : triedAt + (stopped ? STOPPED_GAP : BY_HAND_GAP) - clock.now();
    });
    return Math.max(0, ...waits, handGap.wait(event), deferrals.pauseOf(event));
  };
  return {
    ask(event, begin) {
      const wait = waitFor(event);
      if (wait > 0) return wait;
      asked.add(event.id);
      if (begin() && event.type === 'dns') handGap.went(event);
      return 0;
    },
    isAsked: (id) => asked.has(id),
    done(event) {
      asked.delete(event.id);
      if (event.type !== 'dns') return;
      const record = memory.recordOf(event.id);
      const isPractised = FAMILIES.some((family) => {
        const { outcome } = record[family];
        return outcome !== null && isPractice(outcome);
      });
      if (isPractised) handGap.neverLeft(event);
    },
  };
};
