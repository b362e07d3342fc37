import { useId } from 'react';
import { isUnconfirmed } from '../../preload/contract/because.ts';
import type { Family } from '../../preload/contract/event.ts';
import type { AddressState } from '../../preload/contract/state.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { PushButton } from '../controls/button.tsx';
import { CopyAddress } from '../controls/copy-address.tsx';
import { StatusIcon } from '../controls/status-icon.tsx';
import { useAppState, useNow, useStrings } from '../store/context.ts';
import { useShell } from '../store/navigation.ts';
import { KIND_MARKS } from '../wording/evidence-wording.ts';
import { EvidenceTable } from './evidence-table.tsx';

/** No source was asked yet, so the address is not shown as unknown. */
const isUntold = ({ kind, evidence }: AddressState): boolean => kind === 'unknown' && evidence.length === 0;

/** The state of the address in a word or two. */
const kindWords = (state: AddressState, { address }: Strings): string => {
  if (isUntold(state)) return address.neverChecked;
  if (state.unsteady !== null) return address.unsteadyKind;
  return isUnconfirmed(state.because) ? address.unconfirmedKind : address.kind[state.kind];
};

/** The state and what Saikoro does now, in a sentence. */
const Doing = ({ family, state }: { family: Family; state: AddressState }) => {
  const strings = useStrings();
  const vpn = useAppState((whole) => whole.vpn);
  const hold = useAppState((whole) => whole.hold);
  const pausedUntil = useAppState((whole) => whole.pausedUntil);
  if (pausedUntil !== null) return <p>{strings.settings.pauseText}</p>;
  if (hold !== null && (hold.why !== 'vpn' || family === 'ipv4')) return <p>{strings.hold[hold.why].sentence(state.address, false)}</p>;
  if (isUntold(state)) return <p>{strings.address.noEvidence}</p>;
  if (state.unsteady !== null)
    return <p>{strings.address.unsteady({ ...state.unsteady, address: state.address, until: strings.clock(state.unsteady.until) })}</p>;
  if (state.because === 'waiting-for-more') return <p>{strings.address.waiting(state.address)}</p>;
  if (isUnconfirmed(state.because)) return <p>{strings.address.unconfirmed(state.address)}</p>;
  return <p>{vpn && family === 'ipv4' ? strings.address.vpn : strings.address.now[state.kind](state.address)}</p>;
};

const Since = ({ state }: { state: AddressState }) => {
  const strings = useStrings();
  const now = useNow();
  const source = useAppState((whole) => whole.settings.address.kind);
  const words = strings.address;
  return (
    <p className="card-since dim">
      {state.since !== null && state.address !== null && (
        <span title={strings.time(state.since)}>{words.since(strings.timeBrief(state.since))}</span>
      )}
      {state.checkedAt !== null && <span title={strings.time(state.checkedAt)}>{words.checked(strings.age(now - state.checkedAt))}</span>}
      <span>{words.takenFrom(strings.event.sources[source])}</span>
    </p>
  );
};

const Unwanted = () => {
  const strings = useStrings();
  const shell = useShell();
  return (
    <div className="card-off">
      <p className="dim">{strings.address.off}</p>
      <PushButton kind="link" onPress={() => shell.show('settings')}>
        {strings.address.openSettings}
      </PushButton>
    </div>
  );
};

/** One family: its address, how certain it is, and the evidence of each source. */
export const AddressCard = ({ family }: { family: Family }) => {
  const strings = useStrings();
  const id = useId();
  const state = useAppState((whole) => whole.addresses[family]);
  const wanted = useAppState((whole) => whole.settings.families[family]);
  const { address, kind, evidence, unsteady } = state;
  return (
    <section className="card" aria-labelledby={id}>
      <header className="card-head">
        <h2 id={id} className="card-family">
          {strings.family[family]}
        </h2>
        {(wanted || evidence.length > 0) && (
          <span className="card-kind">
            <StatusIcon standing={unsteady === null ? KIND_MARKS[kind] : KIND_MARKS.undecided} />
            {kindWords(state, strings)}
          </span>
        )}
      </header>
      {!wanted && evidence.length === 0 ? (
        <Unwanted />
      ) : (
        <>
          {address !== null && (
            <div className="card-address">
              <span className={kind === 'known' ? 'address' : 'address card-kept'}>{address}</span>
              <CopyAddress family={family} address={address} />
            </div>
          )}
          <Doing family={family} state={state} />
          <Since state={state} />
          {state.because !== null && unsteady === null && (
            <p className="card-ground dim">{strings.address.ground(strings.because[state.because])}</p>
          )}
          {evidence.length > 0 && <EvidenceTable evidence={evidence} label={strings.address.evidence(family)} strings={strings} />}
          {evidence.some(({ source, why }) => source === 'upnp' && why === 'unreadable') && (
            <p className="card-note">{strings.address.unreadable}</p>
          )}
        </>
      )}
    </section>
  );
};
