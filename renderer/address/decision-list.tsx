import { useId } from 'react';
import { Icon } from '../controls/icon.tsx';
import { useStrings } from '../store/context.ts';
import type { Decision } from '../wording/evidence-wording.ts';
import { useDecisions } from './decisions.ts';
import { EvidenceTable } from './evidence-table.tsx';

const Row = ({ decision }: { decision: Decision }) => {
  const strings = useStrings();
  const { at, family, evidence, because } = decision;
  const words = (
    <>
      <time className="dim" dateTime={new Date(at).toISOString()} title={strings.time(at)}>
        {strings.timeBrief(at)}
      </time>
      <span className="decision-sentence">
        {strings.journal(decision)}
        {because !== undefined && because !== 'unsteady' && (
          <span className="decision-ground dim">{strings.address.ground(strings.because[because])}</span>
        )}
      </span>
    </>
  );
  if (evidence.length === 0) return <div className="decision-line decision-bare">{words}</div>;
  return (
    <details className="decision">
      <summary className="decision-line">
        <Icon name="down" />
        {words}
      </summary>
      <EvidenceTable evidence={evidence} label={strings.address.evidence(family)} strings={strings} />
    </details>
  );
};

/** What was decided last, newest first, each with what it was decided upon. */
export const DecisionList = () => {
  const strings = useStrings();
  const { entries, state } = useDecisions();
  const id = useId();
  const words = strings.address;
  const none = { loading: strings.history.loading, complete: words.noDecisions, failed: words.decisionsFailed };
  return (
    <section className="decisions" aria-labelledby={id}>
      <h2 id={id} className="decisions-title">
        {words.decisions}
      </h2>
      {entries.length === 0 ? (
        <p className="dim">{none[state]}</p>
      ) : (
        <ol>
          {entries.map((decision) => (
            <li key={decision.seq}>
              <Row decision={decision} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
};
