import { useMemo } from 'react';
import { MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useAppState, useNow, useStrings } from '../state/context.ts';
import { headlineOf } from '../state/headline.ts';
import { useActions } from '../state/shell.ts';
import { tally } from '../state/standing.ts';
import { PushButton, ToolButton } from './button.tsx';
import { MenuEntries } from './context-menu.tsx';
import { CopyAddress } from './copy-address.tsx';
import { Die } from './die.tsx';

const PauseMenu = () => {
  const strings = useStrings();
  const { pause } = useActions(strings);
  const paused = useAppState((state) => state.pausedUntil) !== null;
  const { tray } = strings;
  if (paused) {
    return (
      <PushButton icon="run" onPress={() => pause('not')}>
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
            { id: 'hour', label: tray.pauseHour, act: () => pause('hour') },
            { id: 'tomorrow', label: tray.pauseTomorrow, act: () => pause('tomorrow') },
            { id: 'resumed', label: tray.pauseUntilResumed, act: () => pause('resumed') },
          ]}
        />
      </Popover>
    </MenuTrigger>
  );
};

/** One sentence that says what is, with its shape; then the other family, and how the events stand. */
export const HeadingBar = () => {
  const strings = useStrings();
  const now = useNow();
  const state = useAppState((whole) => whole);
  const count = useMemo(() => tally(state.events), [state.events]);
  const { check } = useActions(strings);
  const { shape, label, text, detail } = headlineOf(state, count, now, strings);
  const { ipv4, ipv6 } = state.addresses;
  const second = ipv4.address !== null && ipv6.address !== null ? ipv6.address : null;
  return (
    <section className="heading">
      <Die health={shape} label={label} />
      <div className="heading-words">
        <div className="heading-line">
          <h1 className="heading-text">{text}</h1>
          {ipv4.address !== null && text.includes(ipv4.address) && <CopyAddress family="ipv4" address={ipv4.address} />}
        </div>
        <div className="heading-line heading-detail">
          <span role="status" className={count.needYou > 0 ? 'heading-urgent' : undefined}>
            {detail}
          </span>
          {(second ?? (ipv4.address === null ? ipv6.address : null)) !== null && (
            <span className="heading-second">
              {second !== null && <span className="address">{strings.heading.ipv6(second)}</span>}
              <CopyAddress family="ipv6" address={ipv6.address ?? ''} />
            </span>
          )}
        </div>
      </div>
      <div className="heading-actions">
        <PushButton icon="refresh" isDisabled={state.checking || state.pausedUntil !== null} onPress={check}>
          {strings.heading.check}
        </PushButton>
        <PauseMenu />
      </div>
    </section>
  );
};
