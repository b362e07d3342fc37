import type { EventView } from '../../preload/contract/state.ts';
import { standingOf } from '../../preload/strings/event-standing.ts';
import { eventSentence } from '../../preload/strings/sentences/event-sentence.ts';
import type { Wording } from '../../preload/strings/sentences/wording.ts';
import { PushButton } from '../controls/button.tsx';
import { StatusIcon } from '../controls/status-icon.tsx';
import { useNow } from '../store/context.ts';
import { useActions } from '../store/navigation.ts';

/** What is wrong, why, what to do, and what happens by itself: above the field where it is put right. */
export const CureNote = ({ view, wording }: { view: EventView; wording: Wording }) => {
  const { strings } = wording;
  const actions = useActions(strings);
  const now = useNow();
  const ids = [view.event.id];
  return (
    <div className="cure">
      <StatusIcon standing={standingOf(view)} />
      <p className="cure-sentence" role="status">
        {strings.inForm(eventSentence(view, now, wording))}
      </p>
      {view.status.unapproved !== undefined && (
        <PushButton icon="run" onPress={() => actions.run(ids)}>
          {strings.action.run}
        </PushButton>
      )}
    </div>
  );
};
