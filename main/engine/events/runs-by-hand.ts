import { FAMILIES, type SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Clock } from '../../ports/clock.ts';
import { BY_HAND_GAP, type HandGap } from '../limits/hand-gap.ts';
import { STOPPED_GAP } from '../planning/plan.ts';
import type { Deferrals } from '../updates/deferrals.ts';
import type { EventMemory } from './event-memory.ts';

/** 今すぐ実行: what the user wants to be run now, and whether that is too soon. */
export interface RunsByHand {
  /** How long one has to wait, in ms; 0: it may run. */
  wait(event: SaikoroEvent): number;
  ask(id: string): void;
  isAsked(id: string): boolean;
  /** It was run, or there was nothing to run. */
  done(id: string): void;
}

export const createRunsByHand = (
  { clock }: { clock: Clock },
  {
    memory,
    handGap,
    deferrals,
  }: { memory: Pick<EventMemory, 'recordOf'>; handGap: Pick<HandGap, 'wait'>; deferrals: Pick<Deferrals, 'pauseOf'> },
): RunsByHand => {
  const asked = new Set<string>();
  return {
    wait(event) {
      if (event.type !== 'dns') return 0;
      const record = memory.recordOf(event.id);
      const waits = FAMILIES.map((family) => {
        const { triedAt, stopped } = record[family];
        return triedAt === null ? 0 : triedAt + (stopped ? STOPPED_GAP : BY_HAND_GAP) - clock.now();
      });
      return Math.max(0, ...waits, handGap.wait(event), deferrals.pauseOf(event));
    },
    ask: (id) => void asked.add(id),
    isAsked: (id) => asked.has(id),
    done: (id) => void asked.delete(id),
  };
};
