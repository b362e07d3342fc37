import { PushButton } from '../controls/button.tsx';
import type { TabProps } from '../event-form/form-props.ts';
import { ExchangeList } from '../history/exchange-list.tsx';
import { LastRun } from '../trial/last-run.tsx';
import { useTrial } from '../trial/use-trial.ts';

/** テスト: what would be sent, or, saved and sent, what came of it. */
export const DryRunTab = (props: TabProps) => {
  const { view, strings } = props;
  const { shown, busy, hindrance, rehearse, send } = useTrial(props);
  return (
    <div className="trial">
      <p>{strings.trial.text}</p>
      <div className="trial-acts">
        <PushButton isPending={busy} onPress={() => void rehearse()}>
          {strings.trial.rehearse}
        </PushButton>
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
      {shown?.kind === 'run' && view && <LastRun key={shown.at} {...props} view={view} at={shown.at} refused={shown.words} />}
    </div>
  );
};
