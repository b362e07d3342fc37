import { standingOf } from '../../preload/strings/event-standing.ts';
import { titleOf } from '../../preload/strings/sentences/event-names.ts';
import { eventSentence } from '../../preload/strings/sentences/event-sentence.ts';
import { PushButton, ToolButton } from '../controls/button.tsx';
import { StatusIcon } from '../controls/status-icon.tsx';
import { JournalList } from '../history/journal-list.tsx';
import { useAppState, useNow, useServices, useStrings } from '../store/context.ts';
import { useShell } from '../store/navigation.ts';

/** Where the first run ends: below the list, what happens to the event it made, as it happens. */
export const LiveLog = ({ event, onClose }: { event: string; onClose(): void }) => {
  const strings = useStrings();
  const services = useServices();
  const language = useAppState((state) => state.language);
  const view = useAppState((state) => state.events.find((each) => each.event.id === event));
  const now = useNow();
  const { open } = useShell();
  const { log } = strings.firstRun;
  if (view === undefined) return null;
  const label = log.title(titleOf(view) || strings.grid.untitled);
  return (
    <section className="live-log log" aria-label={label}>
      <div className="live-log-head">
        <h2>{label}</h2>
        <PushButton kind="link" onPress={() => open({ kind: 'event', id: event, tab: 'log' })}>
          {log.open}
        </PushButton>
        <ToolButton icon="close" label={strings.action.close} onPress={onClose} />
      </div>
      <div className="log-status">
        <StatusIcon standing={standingOf(view)} />
        <p className="log-sentence" role="status">
          {eventSentence(view, now, { strings, services, language })}
        </p>
      </div>
      <JournalList event={event} label={strings.event.tabs.log} empty={strings.event.logEmpty} />
    </section>
  );
};

export default LiveLog;
