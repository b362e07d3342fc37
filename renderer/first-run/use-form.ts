import { useEffect, useState } from 'react';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import { refusalText } from '../../preload/strings/refusal-text.ts';
import { cureOf, valueAt } from '../cure/cure.ts';
import { placeOfRefusal } from '../cure/refusal-field.ts';
import { type Draft, draftOf, newDraft, withService } from '../event-form/draft.ts';
import { eventOf, hostsIn, secretsOf } from '../event-form/draft-encode.ts';
import { faultsOf } from '../event-form/draft-validation.ts';
import type { TabProps } from '../event-form/form-props.ts';
import type { Suggestion } from '../service-picker/suggestions.ts';
import { takenDraft } from '../service-picker/taken.ts';
import { clock } from '../store/clock.ts';
import { useAppState, useBridge, useServices, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { runStateOf } from '../trial/run-state.ts';
import { resultWords } from '../wording/event-wording.ts';
import type { Progress } from './use-progress.ts';

/** What was typed when the sheet was left, for when it comes back in this window. Secrets that are stored are not in it. */
let left: Draft | null = null;

/** A missing record is made: who begins has none yet. */
const forBeginner = (draft: Draft, info: ServiceInfo): Draft =>
  info.fields.some(({ key, kind }) => key === 'create' && kind === 'switch')
    ? { ...draft, settings: { ...draft.settings, create: true } }
    : draft;

export interface Form extends TabProps {
  take(one: Suggestion): void;
  /** What belongs to no field in particular. */
  said: string;
  busy: boolean;
  /** What was sent was refused for something that is asked for here, and that was not changed since. */
  isToMend: boolean;
}

/** The event that the first run makes, as it is typed; saved through main like any other. */
export const useForm = ({ now, note }: Progress): Form => {
  const strings = useStrings();
  const bridge = useBridge();
  const services = useServices();
  const language = useAppState((state) => state.language);
  const made = useAppState((state) => state.events.find(({ event }) => event.id === now.event) ?? null);
  const [draft, setDraft] = useState<Draft>(() => {
    if (made !== null) return left?.id === made.event.id ? left : draftOf(made.event);
    return left ?? { ...newDraft(crypto.randomUUID()), hosts: now.hosts ?? '' };
  });
  const view = useAppState((state) => state.events.find(({ event }) => event.id === draft.id) ?? null);
  /** As it is stored. */
  const [stored, setStored] = useState<Draft | null>(made === null ? null : draft);
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState<{ field: string | null; text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    left = draft;
  }, [draft]);
  const wished = draft.service === '' && now.service !== undefined ? services.get(now.service) : undefined;
  useEffect(() => {
    if (wished) setDraft((one) => forBeginner(withService(one, wished), wished));
  }, [wished]);

  const info = services.get(draft.service);
  const secrets = view?.event.type === 'dns' && view.event.service === draft.service ? view.storedSecrets : [];
  const { general, address } = faultsOf(draft, info, secrets, clock.exact());
  const faults = { ...general, ...address };
  const cure = view === null || stored === null ? null : cureOf(view, info);
  const isOver = view !== null && runStateOf(view, 0) !== 'under-way';
  const isToCure = (name: string): boolean =>
    isOver && cure?.field === name && stored !== null && valueAt(draft, name) === valueAt(stored, name);
  const isToMend =
    isOver && cure !== null && (cure.tab === 'general' || cure.field === 'families') && (cure.field === null || isToCure(cure.field));
  const complete = (): boolean => {
    setTried(true);
    setSaid(null);
    return Object.keys(faults).length === 0;
  };
  return {
    draft,
    info,
    view,
    strings,
    language,
    busy,
    isToMend,
    said: said?.field === null ? said.text : '',
    set(change) {
      setDraft((one) => ({ ...one, ...change }));
      setSaid(null);
      if (change.hosts !== undefined) note({ hosts: change.hosts });
    },
    take(one) {
      const next = forBeginner(takenDraft(draft, one), one.info);
      setDraft(next);
      setTried(false);
      note({ service: one.info.id, hosts: next.hosts });
    },
    faultOf(name) {
      if (said?.field === name) return said.text;
      const fault = tried ? faults[name] : undefined;
      if (fault) return strings.event.errors[fault];
      return view !== null && isToCure(name)
        ? strings.firstRun.account.mend(resultWords(view, { strings, services, language }))
        : undefined;
    },
    complete,
    async keep() {
      if (!complete()) return false;
      setBusy(true);
      const named = { ...draft, name: draft.name.trim() || (hostsIn(draft.hosts, info)[0] ?? '') };
      const answer = await act(bridge, 'events.save', { event: eventOf(named, info), secrets: secretsOf(draft), isNew: draft.isNew });
      setBusy(false);
      if (answer.ok) {
        const saved: Draft = { ...named, isNew: false, secrets: {}, removed: [] };
        setStored(saved);
        setDraft(saved);
        note({ event: draft.id });
        return true;
      }
      setSaid({ field: placeOfRefusal(answer, info).field, text: refusalText(strings, answer.code, answer.detail) });
      return false;
    },
  };
};

/** The next first run begins with nothing typed. */
export const forgetTyped = (): void => {
  left = null;
};
