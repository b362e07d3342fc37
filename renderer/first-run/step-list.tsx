import { FIRST_RUN_STEPS, type FirstRunStep } from '../../preload/contract/window/first-run.ts';
import type { Strings } from '../../preload/strings/index.ts';

interface Props {
  now: FirstRunStep;
  onGo(step: FirstRunStep): void;
  words: Strings['firstRun'];
}

/** The five steps, the one that is shown marked; each can be gone to. */
export const StepList = ({ now, onGo, words }: Props) => (
  <ol className="first-steps" aria-label={words.stepsLabel}>
    {FIRST_RUN_STEPS.map((step, at) => (
      <li key={step}>
        <button type="button" className="first-step" aria-current={step === now ? 'step' : undefined} onClick={() => onGo(step)}>
          <span className="first-number" aria-hidden="true">
            {at + 1}
          </span>
          {words.steps[step]}
        </button>
      </li>
    ))}
  </ol>
);
