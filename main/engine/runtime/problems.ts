import type { ProblemCode } from '../../../preload/contract/journal.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import type { StateStore } from './state-store.ts';

/** What is wrong with Saikoro's own files or system, told once each. */
export interface Problems {
  add(code: ProblemCode, detail?: string): void;
  /** Those that were found before there was a journal. */
  note(): void;
}

const withDetail = (detail: string | undefined) => (detail === undefined ? {} : { detail });

export const createProblems = ({
  clock,
  journal,
  state,
}: {
  clock: Clock;
  journal: Pick<Journal, 'add'>;
  state: StateStore;
}): Problems => ({
  add(code, detail) {
    const { problems } = state.fields();
    if (problems.some((problem) => problem.code === code)) return;
    state.change({ problems: [...problems, { code, at: clock.now(), ...withDetail(detail) }] });
    journal.add({ kind: 'problem', problem: code, ...withDetail(detail) });
    state.touch();
  },
  note() {
    for (const { code, detail } of state.fields().problems) journal.add({ kind: 'problem', problem: code, ...withDetail(detail) });
  },
});
