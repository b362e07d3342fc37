import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { titleOf } from '../../preload/strings/sentences/event-names.ts';
import { PushButton } from '../controls/button.tsx';
import { Sheet } from '../controls/modal.tsx';
import { SheetFoot } from '../controls/sheet-foot.tsx';
import { CureNote } from '../cure/cure-note.tsx';
import type { TabName } from '../event-form/draft-validation.ts';
import { useAppState } from '../store/context.ts';
import { useShell } from '../store/navigation.ts';
import { LeaveQuestion } from './leave-question.tsx';
import { TABS, TABS_OF } from './tabs.tsx';
import { type FormSubject, useEventForm } from './use-event-form.ts';

/** An event's settings, or a new one: the same dialog. It opens where what is wrong is put right. */
export const EventDialog = ({ onClose, ...subject }: FormSubject & { onClose(): void }) => {
  const { props, tab, setTab, hasFault, cure, wording, said, busy, isChanged, canSave, attempts } = useEventForm(subject);
  const { draft, view, strings } = props;
  const readOnly = useAppState((state) => state.readOnly);
  const { select } = useShell();
  const [leaving, setLeaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  // At the beginning and after each refusal the focus moves to the field in question.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each attempt
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] button')?.focus();
  }, [attempts]);

  const save = async (): Promise<void> => {
    if (busy || !(await props.keep())) return;
    if (subject.id === null) select([draft.id]);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    void save();
  };

  return (
    <Sheet
      title={view ? strings.event.title(titleOf(view) || strings.grid.untitled) : strings.event.titleNew}
      onClose={() => (isChanged && !readOnly ? setLeaving(true) : onClose())}
    >
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
            {TABS_OF[draft.type].map((name) => (
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
          {TABS_OF[draft.type].map((name) => {
            const Body = TABS[name];
            return (
              <TabPanel key={name} id={name} className={`tab-panel tab-panel-${name}`}>
                {view !== null && cure?.tab === name && name !== 'log' && <CureNote view={view} wording={wording} />}
                <Body {...props} />
              </TabPanel>
            );
          })}
        </Tabs>
        <SheetFoot>
          <p className="sheet-fault" role="alert">
            {said}
          </p>
          <PushButton onPress={onClose}>{strings.action.cancel}</PushButton>
          <PushButton kind="primary" type="submit" isPending={busy} isDisabled={readOnly}>
            {strings.action.save}
          </PushButton>
        </SheetFoot>
      </form>
      {leaving && (
        <LeaveQuestion
          isNew={draft.isNew}
          canSave={canSave}
          onStay={() => setLeaving(false)}
          onLeave={onClose}
          onSave={() => {
            setLeaving(false);
            void save();
          }}
        />
      )}
    </Sheet>
  );
};

export default EventDialog;
