import { PushButton } from '../controls/button.tsx';
import { Sheet } from '../controls/modal.tsx';
import { SheetFoot } from '../controls/sheet-foot.tsx';
import { useStrings } from '../store/context.ts';

/** Escape was pressed though something was typed: nothing of it is thrown away unasked. */
export const LeaveQuestion = ({ onStay, onLeave, onSave }: { onStay(): void; onLeave(): void; onSave(): void }) => {
  const { eventList, action } = useStrings();
  const { leave } = eventList;
  return (
    <Sheet kind="alert" title={leave.title} onClose={onStay}>
      <p className="sheet-text">{leave.text}</p>
      <SheetFoot>
        <PushButton onPress={onLeave}>{leave.discard}</PushButton>
        <PushButton onPress={onStay}>{action.cancel}</PushButton>
        <PushButton kind="primary" autoFocus onPress={onSave}>
          {action.save}
        </PushButton>
      </SheetFoot>
    </Sheet>
  );
};
