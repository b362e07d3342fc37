import { MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { PushButton, ToolButton } from '../controls/button.tsx';
import { MenuEntries } from '../controls/context-menu.tsx';
import { CopyAddress } from '../controls/copy-address.tsx';
import { Logo } from '../controls/logo.tsx';
import { useAppState, useNow, useStrings } from '../store/context.ts';
import { useActions, useShell } from '../store/navigation.ts';
import { headlineOf } from '../wording/headline.ts';

const PauseMenu = () => {
  const strings = useStrings();
  const { pause } = useActions(strings);
  const paused = useAppState((state) => state.pausedUntil) !== null;
  const { tray, menu } = strings;
  if (paused) {
    return (
      <PushButton icon="resume" onPress={() => pause('not')}>
        {tray.resume}
      </PushButton>
    );
  }
  return (
    <MenuTrigger>
      <ToolButton icon="pause" label={tray.pause} />
      <Popover className="popover" placement="bottom end">
        <MenuEntries
          label={tray.pause}
          entries={[
            { id: 'hour', label: menu.items['pause-hour'], act: () => pause('hour') },
            { id: 'tomorrow', label: menu.items['pause-tomorrow'], act: () => pause('tomorrow') },
            { id: 'resumed', label: menu.items['pause-resumed'], act: () => pause('resumed') },
          ]}
        />
      </Popover>
    </MenuTrigger>
  );
};

/** What is, in a line of the tool bar: in the views that are about something else. It leads to the events. */
export const StatusBrief = () => {
  const strings = useStrings();
  const now = useNow();
  const state = useAppState((whole) => whole);
  const { check } = useActions(strings);
  const { show } = useShell();
  const { shape, label, text, detail } = headlineOf(state, now, strings);
  return (
    <>
      <button type="button" className="status-brief" title={strings.sentences([text, detail])} onClick={() => show('events')}>
        <Logo health={shape} label={label} />
        <span className="status-brief-text">{text}</span>
      </button>
      <ToolButton
        icon="refresh"
        label={strings.heading.check}
        isPending={state.checking}
        isDisabled={state.pausedUntil !== null}
        onPress={check}
      />
      <PauseMenu />
    </>
  );
};

/** One sentence that says what is, with its shape; then the other family, and how the events stand. */
export const StatusHeader = () => {
  const strings = useStrings();
  const now = useNow();
  const state = useAppState((whole) => whole);
  const { check } = useActions(strings);
  const { showNeeds } = useShell();
  const needing = state.publication.needsYou;
  const { shape, label, text, family, detail, needs, second } = headlineOf(state, now, strings);
  const address = family === null ? null : state.addresses[family].address;
  return (
    <section className="heading">
      <Logo health={shape} label={label} />
      <div className="heading-words">
        <div className="heading-line">
          <h1 className="heading-text">{text}</h1>
          {family !== null && address !== null && <CopyAddress family={family} address={address} />}
        </div>
        <div className="heading-line heading-detail">
          <span role="status" title={detail}>
            {needs !== null && (
              <button type="button" className="heading-needs" title={strings.eventList.needs.show(needing)} onClick={showNeeds}>
                {needs}
              </button>
            )}
            {needs === null ? detail : detail.slice(needs.length)}
          </span>
          {second !== null && (
            <span className="heading-second">
              <span className="address">{second.text}</span>
              <CopyAddress family={second.family} address={second.address} />
            </span>
          )}
        </div>
      </div>
      <div className="heading-actions">
        <PushButton icon="refresh" isPending={state.checking} isDisabled={state.pausedUntil !== null} onPress={check}>
          {strings.heading.check}
        </PushButton>
        <PauseMenu />
      </div>
    </section>
  );
};
