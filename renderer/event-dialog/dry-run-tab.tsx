import type { EventView } from '../../preload/contract/state.ts';
import { PushButton } from '../controls/button.tsx';
import type { TabProps } from '../event-form/form-props.ts';
import { ExchangeList } from '../history/exchange-list.tsx';
import { useLastExchanges } from '../history/exchanges.ts';
import { useNow } from '../store/context.ts';
import { LastRun } from '../trial/last-run.tsx';
import { useTrial } from '../trial/use-trial.ts';

/** What went over the line the last time, until something is tried here. */
const LastTried = ({ view, strings }: { view: EventView } & Pick<TabProps, 'strings'>) => {
  const now = useNow();
  const last = useLastExchanges(view.event.id, view.status.lastRunAt);
  if (!last || last.exchanges.length === 0) return null;
  return (
    <>
      <h3 className="trial-last">{strings.trial.last(strings.age(now - last.at))}</h3>
      <ExchangeList exchanges={last.exchanges} strings={strings} />
    </>
  );
};

/** テスト: what would be sent, or, saved and sent, what came of it. */
export const DryRunTab = (props: TabProps) => {
  const { view, strings } = props;
  const { shown, busy, hindrance, rehearse, send } = useTrial(props);
  return (
    <div className="trial">
      <p>{strings.trial.text}</p>
      <div className="trial-choices">
        <p>{strings.eventList.tests.rehearse}</p>
        <PushButton isPending={busy} onPress={() => void rehearse()}>
          {strings.trial.rehearse}
        </PushButton>
        <p>{strings.eventList.tests.send}</p>
        <PushButton
          icon="run"
          isPending={busy || view?.status.activity === 'running'}
          isDisabled={hindrance !== null}
          onPress={() => void send()}
        >
          {strings.trial.send}
        </PushButton>
      </div>
      {hindrance && <p className="dim">{hindrance}</p>}
      <p className="trial-words" role="status">
        {shown?.kind === 'refused' && shown.words}
        {shown?.kind === 'rehearsed' && strings.trial.rehearsed}
      </p>
      {shown?.kind === 'rehearsed' && <ExchangeList exchanges={shown.exchanges} strings={strings} />}
      {shown === null && !busy && view && <LastTried view={view} strings={strings} />}
      {shown?.kind === 'run' && view && <LastRun key={shown.at} {...props} view={view} at={shown.at} refused={shown.words} />}
    </div>
  );
};
