import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import type { SaikoroEvent } from '../../preload/contract/event.ts';
import { refusalText } from '../../preload/strings/index.ts';
import { titleOf } from '../../preload/strings/sentences/event-names.ts';
import { PushButton } from '../controls/button.tsx';
import { Sheet } from '../controls/modal.tsx';
import { type Draft, draftOf, newDraft, withService } from '../event-form/draft.ts';
import { eventOf, secretsOf } from '../event-form/draft-encode.ts';
import { faultsOf, type TabName } from '../event-form/draft-validation.ts';
import type { TabProps } from '../event-form/form-props.ts';
import { movedDraft } from '../moving/moved-draft.ts';
import { PropagationTab } from '../propagation/propagation-tab.tsx';
import { clock } from '../store/clock.ts';
import { type Services, useAppState, useBridge, useServices, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { AddressTab } from './address-tab.tsx';
import { DryRunTab } from './dry-run-tab.tsx';
import { GeneralTab } from './general-tab.tsx';
import { LogTab } from './log-tab.tsx';
import { placeOfRefusal } from './refusal-field.ts';
import { ScheduleTab } from './schedule-tab.tsx';

const TABS: Record<TabName, (props: TabProps) => React.ReactNode> = {
  general: GeneralTab,
  schedule: ScheduleTab,
  address: AddressTab,
  log: LogTab,
  propagation: PropagationTab,
  trial: DryRunTab,
};

/** The tabs of each kind of event: a program has no host name, and a watch event sends nothing and has no schedule. */
const TABS_OF: Record<SaikoroEvent['type'], readonly TabName[]> = {
  dns: ['general', 'schedule', 'address', 'log', 'propagation', 'trial'],
  command: ['general', 'schedule', 'log'],
  watch: ['general', 'log', 'propagation'],
};

/** A new one is empty, or takes the place of another. */
const firstDraft = ({
  id,
  old,
  service,
  services,
  second,
}: {
  id: string;
  old?: SaikoroEvent;
  service?: string;
  services: Services;
  second: boolean;
}): Draft => {
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

/** Properties of an event, or a new one: the same dialog. */
/** `from`: a new event takes the place of that one, at `service` where one is chosen already. */
interface Props {
  id: string | null;
  from?: string;
  service?: string;
  /** It does not take that one's place: both stay. */
  second?: boolean | undefined;
  onClose(): void;
}

export const EventDialog = ({ id, from, service, second = false, onClose }: Props) => {
  const strings = useStrings();
  const bridge = useBridge();
  const services = useServices();
  const language = useAppState((state) => state.language);
  const readOnly = useAppState((state) => state.readOnly);
  const [newId] = useState(() => crypto.randomUUID());
  const view = useAppState((state) => state.events.find(({ event }) => event.id === (id ?? newId)) ?? null);
  const old = useAppState((state) => (from === undefined ? undefined : state.events.find(({ event }) => event.id === from)?.event));
  const [draft, setDraft] = useState<Draft>(() => (view ? draftOf(view.event) : firstDraft({ id: newId, old, service, services, second })));
  const [tab, setTab] = useState<TabName>('general');
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const wished = service === undefined ? undefined : services.get(service);
  useEffect(() => {
    if (wished) setDraft((now) => (now.service === wished.id ? now : withService({ ...now, type: 'dns' }, wished)));
  }, [wished]);
  const info = services.get(draft.service);
  const sameService = view?.event.type === 'dns' && view.event.service === draft.service;
  const stored = view && sameService ? view.storedSecrets : [];
  const faults = faultsOf(draft, info, stored, clock.exact());
  const shownTabs = TABS_OF[draft.type];

  const faultOf = (name: string): string | undefined => {
    if (said?.field === name) return said.text;
    const fault = tried ? { ...faults.general, ...faults.schedule, ...faults.address }[name] : undefined;
    return fault && strings.event.errors[fault];
  };
  const hasFault = (name: TabName): boolean => said?.tab === name || (tried && Object.keys(faults[name]).length > 0);

  // After a refusal the focus moves to the field in question.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each attempt
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] button')?.focus();
  }, [tried, said]);

  const complete = (): boolean => {
    setTried(true);
    setSaid(null);
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
      setDraft((now) => ({ ...now, isNew: false, secrets: {}, removed: [] }));
      return true;
    }
    const place = placeOfRefusal(answer, info);
    setSaid({ ...place, text: refusalText(strings, answer.code, answer.detail) });
    if (place.tab) setTab(place.tab);
    return false;
  };
  const save = async (): Promise<void> => {
    if (!busy && (await keep())) onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    void save();
  };

  const props: TabProps = {
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
  };
  return (
    <Sheet title={view ? strings.event.title(titleOf(view) || strings.grid.untitled) : strings.event.titleNew} onClose={onClose}>
      <form
        ref={form}
        className="event-form"
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Tabs className="tabs" selectedKey={tab} onSelectionChange={(key) => setTab(key as TabName)}>
          <TabList className="tab-list" aria-label={strings.event.tabsLabel}>
            {shownTabs.map((name) => (
              <Tab key={name} id={name} className="tab">
                {strings.event.tabs[name]}
                {hasFault(name) && (
                  <span className="tab-fault" role="img" aria-label={strings.event.tabHasError}>
                    !
                  </span>
                )}
              </Tab>
            ))}
          </TabList>
          {shownTabs.map((name) => {
            const Body = TABS[name];
            return (
              <TabPanel key={name} id={name} className={`tab-panel tab-panel-${name}`}>
                <Body {...props} />
              </TabPanel>
            );
          })}
        </Tabs>
        <div className="sheet-foot">
          <p className="sheet-fault" role="alert">
            {said && !said.field ? said.text : ''}
          </p>
          <PushButton onPress={onClose}>{strings.action.cancel}</PushButton>
          <PushButton kind="primary" type="submit" isPending={busy} isDisabled={readOnly}>
            {strings.action.ok}
          </PushButton>
        </div>
      </form>
    </Sheet>
  );
};

export default EventDialog;
