import { PushButton } from '../controls/button.tsx';
import { CheckBox, Row } from '../controls/fields.tsx';
import type { TabProps } from '../event-form/form-props.ts';
import { useBridge, useNow } from '../store/context.ts';
import { act } from '../store/ipc.ts';

/** What the service wants a person to confirm: until when, where, and that it is done. */
export const ConfirmRow = ({ draft, set, info, view, strings }: TabProps) => {
  const bridge = useBridge();
  const now = useNow();
  if (info?.confirmEveryDays === undefined) return null;
  const { event: words } = strings;
  const due = view?.event.type === 'dns' && view.event.service === info.id ? view.status.confirm : undefined;
  const until = due === undefined ? '' : strings.time(due.until);
  return (
    <>
      {due && !draft.unreminded && (
        <Row label={words.confirmLabel} help={words.confirmHelp}>
          <span role="status">
            {strings.sentences([
              due.until > now ? words.confirmUntil(until) : words.confirmPassed(until),
              ...(due.confirmedAt === undefined ? [] : [words.confirmedOn(strings.time(due.confirmedAt))]),
            ])}
          </span>
          <PushButton kind="link" icon="link" onPress={() => void act(bridge, 'app.openLink', { url: due.page })}>
            {words.openConfirm}
          </PushButton>
          <PushButton onPress={() => void act(bridge, 'events.confirm', { id: draft.id })}>{words.confirmDone}</PushButton>
        </Row>
      )}
      <Row>
        <CheckBox value={draft.unreminded} onChange={(unreminded) => set({ unreminded })}>
          {words.unreminded}
        </CheckBox>
      </Row>
    </>
  );
};
