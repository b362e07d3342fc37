import type { EventView } from '../../preload/contract/state.ts';
import { standingOf } from '../../preload/strings/event-standing.ts';
import { eventSentence } from '../../preload/strings/sentences/event-sentence.ts';
import { StatusIcon } from '../controls/status-icon.tsx';
import type { TabProps } from '../event-form/form-props.ts';
import { ExchangeList } from '../history/exchange-list.tsx';
import { useLastExchanges } from '../history/exchanges.ts';
import { useIsOffline, useNow, useServices } from '../store/context.ts';
import { runStateOf } from './run-state.ts';
import { SuccessChoice } from './success-choice.tsx';

/** What came of it is told of an event that is off as well. */
const asIfOn = (view: EventView): EventView =>
  view.event.enabled ? view : { ...view, event: { ...view.event, enabled: true }, status: { ...view.status, activity: 'idle' } };

interface Props extends Pick<TabProps, 'draft' | 'set' | 'strings' | 'language'> {
  view: EventView;
  /** When it was asked for, ms since 1970. */
  at: number;
  /** Why it was not run once more; null: it runs, or ran. */
  refused: string | null;
}

/** An update while it is under way, and what came of it: in words, and as it went over the line. */
export const LastRun = ({ view, at, refused, draft, set, strings, language }: Props) => {
  const now = useNow();
  const services = useServices();
  const offline = useIsOffline();
  const state = runStateOf(view, at);
  // Of a change just saved it is no news that it is not run once more beside.
  const running = state === 'under-way';
  const ran = state === 'over';
  const last = useLastExchanges(view.event.id, ran || refused !== null ? view.status.lastRunAt : null);
  const told = asIfOn(view);
  const done = ran || (refused !== null && !running);
  const waits = state === 'waiting' && refused === null && offline;
  return (
    <>
      {done && !ran && <p className="trial-words">{refused}</p>}
      <div className="log-status">
        <StatusIcon standing={done ? standingOf(told) : waits ? 'waiting' : 'running'} />
        <p className="log-sentence" role="status">
          {done
            ? strings.inForm(eventSentence(told, now, { strings, services, language }))
            : waits
              ? strings.trial.waits
              : strings.statusSentence.running}
        </p>
      </div>
      {done && !ran && last && <h3 className="trial-last">{strings.trial.last(strings.age(now - last.at))}</h3>}
      {done && last && (
        <>
          <SuccessChoice draft={draft} set={set} strings={strings} exchanges={last.exchanges} />
          <ExchangeList exchanges={last.exchanges} strings={strings} />
        </>
      )}
    </>
  );
};
