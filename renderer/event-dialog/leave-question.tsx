import { PushButton } from '../controls/button.tsx';
import { Sheet } from '../controls/modal.tsx';
import { SheetFoot } from '../controls/sheet-foot.tsx';
import { useStrings } from '../store/context.ts';

interface Props {
  /** It was never saved, so that there is nothing it would stay as. */
  isNew: boolean;
  /** Nothing that was typed keeps it from being saved. */
  canSave: boolean;
  onStay(): void;
  onLeave(): void;
  onSave(): void;
}

/** Escape was pressed though something was typed: nothing of it is thrown away unasked. */
export const LeaveQuestion = ({ isNew, canSave, onStay, onLeave, onSave }: Props) => {
  const { eventList, action, sentences } = useStrings();
  const { leave } = eventList;
  const lost = isNew ? leave.lostNew : leave.text;
  return (
    <Sheet kind="alert" title={canSave ? leave.title : leave.titleFaulty} onClose={onStay}>
      <p className="sheet-text">{canSave ? lost : sentences([leave.faulty, lost])}</p>
      <SheetFoot>
        <PushButton onPress={onLeave}>{canSave ? leave.discard : leave.discardFaulty}</PushButton>
        {canSave && <PushButton onPress={onStay}>{action.cancel}</PushButton>}
        <PushButton kind="primary" autoFocus onPress={canSave ? onSave : onStay}>
          {canSave ? action.save : leave.stay}
        </PushButton>
      </SheetFoot>
    </Sheet>
  );
};
