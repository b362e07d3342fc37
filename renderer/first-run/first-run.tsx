import { useEffect, useRef, useState } from 'react';
import { FIRST_RUN_STEPS } from '../../preload/contract/window/first-run.ts';
import { PushButton } from '../controls/button.tsx';
import { Sheet } from '../controls/modal.tsx';
import { named } from '../service-picker/service-guess.ts';
import type { Suggestion } from '../service-picker/suggestions.ts';
import { takenWords } from '../service-picker/taken.ts';
import { after } from '../store/clock.ts';
import { useAppState, useBridge, useServices } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { tellRefusal, useShell } from '../store/navigation.ts';
import { runStateOf } from '../trial/run-state.ts';
import { useTrial } from '../trial/use-trial.ts';
import { AccountStep } from './account-step.tsx';
import { CompareStep } from './compare-step.tsx';
import { FoundStep } from './found-step.tsx';
import { ServiceStep } from './service-step.tsx';
import { StayStep } from './stay-step.tsx';
import { StepList } from './step-list.tsx';
import { type Form, forgetTyped, useForm } from './use-form.ts';
import { useProgress } from './use-progress.ts';

/** What is empty and asked for; else the button that goes on. */
const firstOf = (body: HTMLElement | null): HTMLElement | null => {
  const fields = [...(body?.querySelectorAll<HTMLInputElement>('input[type="text"], input[type="password"]') ?? [])];
  return fields.find(({ value }) => value === '') ?? body?.closest('form')?.querySelector<HTMLElement>('[type="submit"]') ?? null;
};

/** The first field at fault gets the keyboard, with the whole of its row in sight; else what came of the attempt is scrolled to. */
const showResult = (body: HTMLElement | null, isTold: boolean): void => {
  const field = body?.querySelector<HTMLElement>('[aria-invalid="true"]');
  field?.focus();
  const seen = field?.closest('.row') ?? (isTold ? body?.querySelector('.first-outcome') : null);
  seen?.scrollIntoView?.({ block: 'nearest' });
};

interface Props {
  /** A plug-in's, added meanwhile: it is the one to go on with. */
  service?: string | undefined;
  onClose(): void;
}

/** はじめに: from nothing to a name that works, in five steps. Each can be passed over, and it goes on where it was left. */
export const FirstRun = ({ service, onClose }: Props) => {
  const progress = useProgress();
  const { now, note, go, move } = progress;
  const typed = useForm(progress);
  /** Something was changed after it was sent. */
  const [edited, setEdited] = useState(false);
  const form: Form = {
    ...typed,
    set(change) {
      typed.set(change);
      setEdited(true);
    },
  };
  const trial = useTrial(form);
  const bridge = useBridge();
  const shell = useShell();
  const services = useServices();
  const item = useAppState((state) => state.loginItem);
  const hasEvents = useAppState((state) => state.events.length > 0);
  const [chosenLogin, setLogin] = useState<boolean | null>(null);
  // There is nothing to open it for while there is no event.
  const login = chosenLogin ?? (hasEvents || item.enabled);
  const [taken, setTaken] = useState<string | null>(null);
  const body = useRef<HTMLElement>(null);
  const { strings, view } = form;
  const words = strings.firstRun;

  const take = (one: Suggestion): void => {
    form.take(one);
    setEdited(true);
    setTaken(takenWords(one, strings, form.language));
    go('account');
  };
  const added = service === undefined ? undefined : services.get(service);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each that was added
  useEffect(() => {
    if (added && added.id !== form.draft.service) take({ info: added, found: named(added.id) });
  }, [added]);
  // Each step begins at its top, with the keyboard on what is to be typed first, or on the button that goes on.
  useEffect(() => {
    body.current?.scrollTo?.(0, 0);
    return now.step === 'service' ? undefined : after(0, () => firstOf(body.current)?.focus());
  }, [now.step]);
  const outcome = trial.shown?.kind === 'run' && view !== null ? runStateOf(view, trial.shown.at) : trial.shown?.kind;
  // After each attempt, and once the service has said something: the field that it is about, else the words, come into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: not when something else is typed
  useEffect(() => {
    if (!trial.busy && !edited) showResult(body.current, outcome !== undefined);
  }, [trial.busy, outcome, form.isToMend]);

  const leave = (): void => {
    note({ open: false });
    onClose();
  };
  const open = (id: string): void => {
    note({ open: false });
    shell.open({ kind: 'event', id });
  };
  const finish = async (): Promise<void> => {
    note({ open: false, done: true });
    forgetTyped();
    if (item.supported && item.enabled !== login) tellRefusal(shell, strings, await act(bridge, 'login.set', { enabled: login }));
    if (view !== null) {
      shell.show('events');
      shell.select([view.event.id]);
      shell.follow(view.event.id);
    }
    onClose();
  };
  /** Sent, and the service has had its say. */
  const isSent = trial.shown?.kind === 'run' && !edited && !form.isToMend;
  const sends = now.step === 'account' && form.info !== undefined && !isSent;
  const forward = async (): Promise<void> => {
    if (sends) {
      if (trial.busy || trial.hindrance !== null) return;
      setEdited(false);
      await trial.send();
    } else if (now.step === 'stay') await finish();
    else move(1);
  };
  const label = now.step === 'stay' ? words.finish : sends ? strings.trial.send : words.next;
  return (
    <Sheet title={words.title} onClose={leave}>
      <form
        className="event-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void forward();
        }}
      >
        <StepList now={now.step} onGo={go} words={words} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section ref={body} className="tab-panel first-body" tabIndex={0} aria-label={words.steps[now.step]}>
          {now.step === 'found' && <FoundStep now={now} note={note} />}
          {now.step === 'service' && <ServiceStep form={form} onTake={take} />}
          {now.step === 'account' && <AccountStep form={form} trial={trial} taken={taken} onChange={() => go('service')} onOpen={open} />}
          {now.step === 'compare' && <CompareStep form={form} />}
          {now.step === 'stay' && <StayStep hasEvents={hasEvents} login={login} onLogin={setLogin} />}
        </section>
        <div className="sheet-foot">
          <PushButton kind="link" onPress={leave}>
            {words.later}
          </PushButton>
          <span className="sheet-fault" />
          {now.step !== FIRST_RUN_STEPS[0] && <PushButton onPress={() => move(-1)}>{words.back}</PushButton>}
          {(now.step === 'service' || sends) && <PushButton onPress={() => move(1)}>{words.skip}</PushButton>}
          {(now.step !== 'service' || form.info !== undefined) && (
            <PushButton kind="primary" type="submit" isPending={trial.busy} isDisabled={sends && trial.hindrance !== null}>
              {label}
            </PushButton>
          )}
        </div>
      </form>
    </Sheet>
  );
};

export default FirstRun;
