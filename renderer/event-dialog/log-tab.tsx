import type { EventView } from '../../preload/contract/state.ts';
import { standingOf } from '../../preload/strings/event-standing.ts';
import { eventSentence } from '../../preload/strings/sentences/event-sentence.ts';
import { PushButton } from '../controls/button.tsx';
import { StatusIcon } from '../controls/status-icon.tsx';
import type { TabProps } from '../event-form/form-props.ts';
import { ExchangeList } from '../history/exchange-list.tsx';
import { useLastExchanges } from '../history/exchanges.ts';
import { JournalList } from '../history/journal-list.tsx';
import { isCuredByMoving } from '../moving/movable.ts';
import { MoveLink } from '../moving/move-link.tsx';
import { MovePanel } from '../moving/move-panel.tsx';
import { useAppState, useNow, useServices } from '../store/context.ts';
import { useActions } from '../store/navigation.ts';
import { SuccessChoice } from '../trial/success-choice.tsx';

/** Shows the reply when the outcome says that it was not understood. */
const LastExchange = ({ view, draft, set, strings }: { view: EventView } & Pick<TabProps, 'draft' | 'set' | 'strings'>) => {
  const now = useNow();
  const last = useLastExchanges(view.event.id, view.status.activity === 'running' ? null : view.status.lastRunAt);
  if (!last || last.exchanges.length === 0) return null;
  return (
    <details className="log-exchange">
      <summary>{strings.trial.last(strings.age(now - last.at))}</summary>
      <SuccessChoice draft={draft} set={set} strings={strings} exchanges={last.exchanges} />
      <ExchangeList exchanges={last.exchanges} strings={strings} />
    </details>
  );
};

/** ログ: how the event stands, in a sentence, and what happened, live. */
export const LogTab = ({ view, draft, set, strings, language }: TabProps) => {
  const now = useNow();
  const services = useServices();
  const actions = useActions(strings);
  const paused = useAppState((state) => state.pausedUntil !== null);
  const panel = draft.move && <MovePanel move={draft.move} view={view} draft={draft} set={set} strings={strings} />;
  if (!view)
    return (
      <div className="log">
        {panel}
        <p className="log-none dim">{strings.event.logNew}</p>
      </div>
    );
  const ids = [view.event.id];
  return (
    <div className="log">
      <div className="log-status">
        <StatusIcon standing={standingOf(view)} />
        <p className="log-sentence" role="status">
          {strings.inForm(eventSentence(view, now, { strings, services, language }))}
        </p>
        {isCuredByMoving(view.status.warning?.code) && <MoveLink id={view.event.id} />}
        {view.status.activity === 'stopped' && <PushButton onPress={() => actions.resume(ids)}>{strings.action.resume}</PushButton>}
        <PushButton icon="run" isDisabled={paused} isPending={view.status.activity === 'running'} onPress={() => actions.run(ids)}>
          {strings.action.run}
        </PushButton>
      </div>
      {panel}
      <LastExchange view={view} draft={draft} set={set} strings={strings} />
      <JournalList event={view.event.id} label={strings.event.tabs.log} empty={strings.event.logEmpty} />
    </div>
  );
};
