import { useEffect, useState } from 'react';
import type { SaikoroEvent } from '../../preload/contract/event.ts';
import { refusalText } from '../../preload/strings/refusal-text.ts';
import type { Wording } from '../../preload/strings/sentences/wording.ts';
import { type Cure, cureOf, valueAt } from '../cure/cure.ts';
import { placeOfRefusal } from '../cure/refusal-field.ts';
import { type Draft, draftOf, newDraft, withService } from '../event-form/draft.ts';
import { eventOf, secretsOf } from '../event-form/draft-encode.ts';
import { faultsOf, type TabName } from '../event-form/draft-validation.ts';
import type { TabProps } from '../event-form/form-props.ts';
import { movedDraft } from '../moving/moved-draft.ts';
import { clock } from '../store/clock.ts';
import { type Services, useAppState, useBridge, useServices, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { resultWords } from '../wording/event-wording.ts';
import { TABS_OF } from './tabs.tsx';

/** What the form is about. */
export interface FormSubject {
  /** null: a new event. */
  id: string | null;
  /** A new event takes the place of that one, at `service` where one is chosen already. */
  from?: string | undefined;
  service?: string | undefined;
  /** It does not take that one's place: both stay. */
  second?: boolean | undefined;
  /** Where to begin. */
  tab?: TabName | undefined;
}

/** A new one is empty, or takes the place of another. */
const firstDraft = (id: string, old: SaikoroEvent | undefined, { service, second }: FormSubject, services: Services): Draft => {
  if (old?.type !== 'dns') return newDraft(id);
  const info = service === undefined ? undefined : services.get(service);
  const draft = movedDraft(old, info, { id, now: clock.exact() });
  return second ? { ...draft, move: null } : draft;
};

interface Said {
  tab: TabName | null;
  field: string | null;
  text: string;
}

export interface EventForm {
  props: TabProps;
  tab: TabName;
  setTab(tab: TabName): void;
  hasFault(tab: TabName): boolean;
  /** Where what is wrong with the event as it is stored is put right. */
  cure: Cure | null;
  wording: Wording;
  /** What main refused, where it belongs to no field. */
  said: string;
  busy: boolean;
  /** Something was typed that is not saved. */
  isChanged: boolean;
  /** Nothing that is typed keeps it from being saved, as far as the form can tell. */
  canSave: boolean;
  /** Grows with each attempt that was refused. */
  attempts: number;
}

/** The event dialog's form: what is typed, what is wrong with it, and how it is saved. */
export const useEventForm = (subject: FormSubject): EventForm => {
  const { id, from, service } = subject;
  const strings = useStrings();
  const bridge = useBridge();
  const services = useServices();
  const language = useAppState((state) => state.language);
  const [newId] = useState(() => crypto.randomUUID());
  const view = useAppState((state) => state.events.find(({ event }) => event.id === (id ?? newId)) ?? null);
  const old = useAppState((state) => (from === undefined ? undefined : state.events.find(({ event }) => event.id === from)?.event));
  const [first, setFirst] = useState<Draft>(() => (view ? draftOf(view.event) : firstDraft(newId, old, subject, services)));
  const [draft, setDraft] = useState(first);
  const wording = { strings, services, language };
  const info = services.get(draft.service);
  const cure = view === null ? null : cureOf(view, view.event.type === 'dns' ? services.get(view.event.service) : undefined);
  const [tab, setTab] = useState<TabName>(subject.tab ?? cure?.tab ?? 'general');
  const [tried, setTried] = useState(false);
  const [attempts, setAttempts] = useState(0);
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, setBusy] = useState(false);
  const wished = service === undefined ? undefined : services.get(service);
  useEffect(() => {
    if (wished) setDraft((now) => (now.service === wished.id ? now : withService({ ...now, type: 'dns' }, wished)));
  }, [wished]);
  const sameService = view?.event.type === 'dns' && view.event.service === draft.service;
  const stored = view && sameService ? view.storedSecrets : [];
  const faults = faultsOf(draft, info, stored, clock.exact());
  const shownTabs = TABS_OF[draft.type];

  const isToCure = (name: string): boolean => cure?.field === name && valueAt(draft, name) === valueAt(first, name);
  const cureWords = (): string =>
    view === null || view.status.missingSecrets.length > 0 ? strings.event.errors.required : resultWords(view, wording);
  const faultOf = (name: string): string | undefined => {
    if (said?.field === name) return said.text;
    const fault = tried ? { ...faults.general, ...faults.schedule, ...faults.address }[name] : undefined;
    if (fault) return strings.event.errors[fault];
    return isToCure(name) ? cureWords() : undefined;
  };
  const hasFault = (name: TabName): boolean =>
    said?.tab === name ||
    (tried && Object.keys(faults[name]).length > 0) ||
    (cure?.tab === name && cure.field !== null && isToCure(cure.field));

  const complete = (): boolean => {
    setTried(true);
    setSaid(null);
    setAttempts((before) => before + 1);
    const bad = shownTabs.find((name) => Object.keys(faults[name]).length > 0);
    if (bad) setTab(bad);
    return bad === undefined;
  };
  const keep = async (): Promise<boolean> => {
    if (!complete()) return false;
    setBusy(true);
    const answer = await act(bridge, 'events.save', { event: eventOf(draft, info), secrets: secretsOf(draft), isNew: draft.isNew });
    setBusy(false);
    if (answer.ok) {
      const saved = { ...draft, isNew: false, secrets: {}, removed: [] };
      setFirst(saved);
      setDraft(saved);
      return true;
    }
    const place = placeOfRefusal(answer, info);
    setSaid({ ...place, text: refusalText(strings, answer.code, answer.detail) });
    setAttempts((before) => before + 1);
    if (place.tab) setTab(place.tab);
    return false;
  };

  return {
    props: {
      draft,
      set: (change) => {
        setDraft((now) => ({ ...now, ...change }));
        setSaid(null);
      },
      info,
      view,
      faultOf,
      complete,
      keep,
      strings,
      language,
    },
    tab: shownTabs.includes(tab) ? tab : 'general',
    setTab,
    hasFault,
    cure,
    wording,
    said: said && !said.field ? said.text : '',
    busy,
    canSave: shownTabs.every((name) => Object.keys(faults[name]).length === 0),
    isChanged: JSON.stringify(draft) !== JSON.stringify(first),
    attempts,
  };
};
