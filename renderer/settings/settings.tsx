import { type ReactNode, useCallback, useEffect, useId, useRef } from 'react';
import type { HelpPage } from '../../preload/contract/menu/help-pages.ts';
import type { Settings } from '../../preload/contract/settings.ts';
import { ChannelSettings } from '../channels/channel-list.tsx';
import { HeartbeatSettings } from '../channels/heartbeat.tsx';
import { PushButton } from '../controls/button.tsx';
import { Row, SwitchBox } from '../controls/fields.tsx';
import { HelpLink } from '../controls/help-link.tsx';
import { ChoiceRow } from '../controls/select.tsx';
import { useAppState, useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { type SettingsSection, tellRefusal, useActions, useShell } from '../store/navigation.ts';
import { AddressSettings } from './settings-address.tsx';
import { DiagnosticsSettings } from './settings-diagnostics.tsx';
import { PluginSettings } from './settings-plugins.tsx';
import { ReleaseSettings } from './settings-releases.tsx';
import { SecretSettings } from './settings-secrets.tsx';

/** A search or a banner may lead here: then its heading has the focus. */
const Section = ({ name, title, help, children }: { name: SettingsSection; title: string; help?: HelpPage; children: ReactNode }) => {
  const id = useId();
  const { section } = useShell();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (section?.name !== name) return;
    heading.current?.scrollIntoView({ block: 'start' });
    heading.current?.focus();
  }, [section, name]);
  return (
    <section className="settings-section" aria-labelledby={id}>
      <h2 ref={heading} id={id} tabIndex={-1} className="settings-title">
        {title}
      </h2>
      {help && <HelpLink page={help} />}
      <div className="settings-box">{children}</div>
    </section>
  );
};

const choices = <T extends string>(words: Record<T, string>) =>
  (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }));

const LoginItem = () => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const { supported, enabled, needsApproval } = useAppState((state) => state.loginItem);
  const { settings: words } = strings;
  const help = supported ? (needsApproval ? words.loginApproval : words.loginHelp) : words.loginUnsupported;
  const set = async (on: boolean): Promise<void> => tellRefusal(shell, strings, await act(bridge, 'login.set', { enabled: on }));
  return (
    <Row help={help}>
      <SwitchBox value={enabled} disabled={!supported} onChange={(on) => void set(on)}>
        {words.login}
      </SwitchBox>
    </Row>
  );
};

const PauseControl = () => {
  const strings = useStrings();
  const { pause } = useActions(strings);
  const until = useAppState((state) => state.pausedUntil);
  const { tray, settings: words } = strings;
  const text = until === null ? words.running : until === 0 ? words.pausedForGood : words.pausedUntil(strings.timeBrief(until));
  return (
    <Row label={words.pause} help={words.pauseText}>
      <span className="status-word">{text}</span>
      {until !== null && <PushButton onPress={() => pause('not')}>{tray.resume}</PushButton>}
      {until === null && (
        <>
          <PushButton onPress={() => pause('hour')}>{tray.pauseHour}</PushButton>
          <PushButton onPress={() => pause('tomorrow')}>{tray.pauseTomorrow}</PushButton>
          <PushButton onPress={() => pause('resumed')}>{tray.pauseUntilResumed}</PushButton>
        </>
      )}
    </Row>
  );
};

/** Everything that can be set; saved as it is changed. */
export const SettingsView = () => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const settings = useAppState((state) => state.settings);
  const version = useAppState((state) => state.version);
  const hasEvents = useAppState((state) => state.events.length > 0);
  const words = strings.settings;
  const latest = useRef(settings);
  latest.current = settings;
  const save = useCallback(
    (change: Partial<Settings>): void => {
      latest.current = { ...latest.current, ...change };
      void act(bridge, 'settings.save', { settings: latest.current }).then((answer) => tellRefusal(shell, strings, answer));
    },
    [bridge, shell, strings],
  );
  return (
    <div className="settings">
      <div className="settings-inner">
        <Section name="general" title={words.general}>
          <ChoiceRow
            label={words.language}
            value={settings.language}
            options={choices(strings.language)}
            onChange={(language) => save({ language: language as Settings['language'] })}
          />
          <ChoiceRow
            label={words.theme}
            value={settings.theme}
            options={choices(words.themes)}
            onChange={(theme) => save({ theme: theme as Settings['theme'] })}
          />
          <LoginItem />
          <PauseControl />
        </Section>
        <Section name="address" title={words.address}>
          <AddressSettings settings={settings} onSave={save} strings={strings} />
        </Section>
        <Section name="notify" title={words.notify}>
          <Row help={words.notifyHelp}>
            <div className="stack">
              {(Object.entries(words.notifyKinds) as [keyof Settings['notify'], string][]).map(([kind, label]) => (
                <SwitchBox key={kind} value={settings.notify[kind]} onChange={(on) => save({ notify: { ...settings.notify, [kind]: on } })}>
                  {label}
                </SwitchBox>
              ))}
            </div>
          </Row>
        </Section>
        <Section name="channels" help="channels" title={strings.channels.title}>
          <ChannelSettings />
        </Section>
        <Section name="heartbeat" title={strings.channels.heartbeat.title}>
          <HeartbeatSettings />
        </Section>
        <Section name="secrets" title={words.secrets}>
          <SecretSettings />
        </Section>
        <Section name="plugins" title={strings.plugins.title}>
          <PluginSettings />
        </Section>
        <Section name="transfer" help="moving" title={words.transfer}>
          <Row>
            <PushButton isDisabled={!hasEvents} onPress={() => shell.open({ kind: 'export' })}>
              {words.export}
            </PushButton>
            <PushButton onPress={() => shell.open({ kind: 'import' })}>{words.import}</PushButton>
            <PushButton onPress={() => shell.open({ kind: 'clients' })}>{strings.imports.menu}</PushButton>
          </Row>
        </Section>
        <Section name="updates" title={strings.release.title}>
          <ReleaseSettings settings={settings} onSave={save} />
        </Section>
        <Section name="diagnostics" help="privacy" title={strings.diagnostics.title}>
          <ChoiceRow
            label={strings.diagnostics.logLevel}
            value={settings.logLevel}
            options={choices(strings.diagnostics.logLevels)}
            onChange={(logLevel) => save({ logLevel: logLevel as Settings['logLevel'] })}
            help={strings.diagnostics.logHelp}
          />
          <DiagnosticsSettings />
        </Section>
        <p className="about dim">
          {words.about(version)}
          <PushButton kind="link" onPress={() => shell.read({ kind: 'about' })}>
            {strings.menu.items.about}
          </PushButton>
        </p>
      </div>
    </div>
  );
};

export default SettingsView;
