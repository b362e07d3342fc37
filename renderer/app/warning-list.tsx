import { MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { SNOOZES, type Snooze, WARNINGS, type WarningView } from '../../preload/contract/warning.ts';
import { readableHost } from '../../preload/strings/idn.ts';
import { warningSentence } from '../../preload/strings/sentences/warning-sentence.ts';
import { PushButton } from '../controls/button.tsx';
import { MenuEntries } from '../controls/context-menu.tsx';
import { StatusIcon } from '../controls/status-icon.tsx';
import { isCuredByMoving } from '../moving/movable.ts';
import { MoveChoice, MoveLink } from '../moving/move-link.tsx';
import { useAppState, useBridge, useNow, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { tellRefusal, useShell } from '../store/navigation.ts';

/** When it may be told again: each choice has an end. */
const SnoozeMenu = ({ warning, snoozed }: { warning: WarningView; snoozed: boolean }) => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const { code, key } = warning;
  const snooze = async (end: Snooze): Promise<void> =>
    tellRefusal(shell, strings, await act(bridge, 'warnings.snooze', { code, ...(key === undefined ? {} : { key }), for: end }));
  const ends = SNOOZES.filter((end) => snoozed || end !== 'not');
  return (
    <MenuTrigger>
      <PushButton kind="link">{strings.warnings.snooze}</PushButton>
      <Popover className="popover" placement="bottom start">
        <MenuEntries
          label={strings.warnings.snooze}
          entries={ends.map((end) => ({ id: end, label: strings.warnings.snoozes[end], act: () => void snooze(end) }))}
        />
      </Popover>
    </MenuTrigger>
  );
};

const Warning = ({ warning, onOpen, close }: { warning: WarningView; onOpen(event: string): void; close(): void }) => {
  const strings = useStrings();
  const now = useNow();
  const { showNeeds } = useShell();
  const { code, since, detail, count, named, snoozedUntil } = warning;
  const { title, next } = warningSentence(code, { since, detail, now }, strings);
  const names = named.map(({ name }) => readableHost(name) || strings.grid.untitled);
  const [only] = named;
  const heading =
    count > 1 ? strings.warnings.several(count, title) : only === undefined ? title : strings.tray.needsYou(names.join(), title);
  const isSilent = snoozedUntil !== undefined && snoozedUntil > now;
  return (
    <li className="note">
      <StatusIcon standing={WARNINGS[code].severity === 'info' ? 'unseen' : 'needs-you'} />
      <div className="note-body">
        <div className="note-title">{heading}</div>
        <div className="note-text">
          {strings.sentences([count > 1 ? strings.warnings.named(strings.list(names), count - names.length) : null, next])}
        </div>
        <div className="note-foot">
          <time dateTime={new Date(since).toISOString()} title={strings.time(since)}>
            {strings.warnings.since(Math.max(0, now - since))}
          </time>
          {isSilent && <span>{strings.warnings.snoozedUntil(snoozedUntil)}</span>}
          {count > 1 && (
            <PushButton
              kind="link"
              onPress={() => {
                close();
                showNeeds();
              }}
            >
              {strings.eventList.needs.showThem}
            </PushButton>
          )}
          {count === 1 && only !== undefined && (
            <PushButton kind="link" onPress={() => onOpen(only.id)}>
              {strings.inbox.open}
            </PushButton>
          )}
          {count === 1 && only !== undefined && isCuredByMoving(code) && <MoveLink id={only.id} close={close} />}
          {count > 1 && isCuredByMoving(code) && <MoveChoice code={code} close={close} />}
          {WARNINGS[code].tells === 'ladder' && <SnoozeMenu warning={warning} snoozed={isSilent} />}
        </div>
      </div>
    </li>
  );
};

/** What is wrong now, above what was told: it stands there until it is over. */
export const WarningList = ({ onOpen, close }: { onOpen(event: string): void; close(): void }) => {
  const strings = useStrings();
  const warnings = useAppState((state) => state.warnings);
  if (warnings.length === 0) return null;
  return (
    <section aria-label={strings.warnings.section}>
      <h3 className="inbox-section">{strings.warnings.section}</h3>
      <ul className="notes">
        {warnings.map((warning) => (
          <Warning key={`${warning.code} ${warning.key ?? ''}`} warning={warning} onOpen={onOpen} close={close} />
        ))}
      </ul>
    </section>
  );
};
