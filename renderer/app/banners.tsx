import { useCallback, useMemo, useState } from 'react';
import type { ProblemCode } from '../../preload/contract/journal.ts';
import type { HelpPage } from '../../preload/contract/menu/help-pages.ts';
import { PORTAL_PAGE } from '../../preload/contract/window/portal-page.ts';
import { Banner, BannerFoldContext } from '../controls/banner.tsx';
import { PushButton, ToolButton } from '../controls/button.tsx';
import { HelpLink } from '../controls/help-link.tsx';
import { SecondServiceBanner } from '../moving/second-service-banner.tsx';
import { useAppState, useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { type SettingsSection, tellRefusal, useShell } from '../store/navigation.ts';
import { ReleaseBanner } from './release-banner.tsx';
import { PracticeBanner, RuntimeBanner } from './run-banners.tsx';

/** The system has no keychain: the user says once where passwords go. */
const SecretStoreBanner = () => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const choose = async (store: 'file' | 'session'): Promise<void> =>
    tellRefusal(shell, strings, await act(bridge, 'secrets.choose', { store }));
  return (
    <Banner tone="warning" title={strings.banner.secretsTitle} text={strings.banner.secretsText}>
      <PushButton onPress={() => void choose('file')}>{strings.banner.secretsFile}</PushButton>
      <PushButton onPress={() => void choose('session')}>{strings.banner.secretsSession}</PushButton>
    </Banner>
  );
};

/** Shown during a hold: why nothing is published, and what ends it. */
const Hold = () => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const why = useAppState((state) => (state.pausedUntil === null ? state.hold?.why : undefined));
  if (why === undefined) return null;
  const adopt = async (): Promise<void> => tellRefusal(shell, strings, await act(bridge, 'network.adopt', undefined));
  const signIn = async (): Promise<void> => tellRefusal(shell, strings, await act(bridge, 'app.openLink', { url: PORTAL_PAGE }));
  const { title, next } = strings.hold[why];
  return (
    <Banner tone="note" title={title} text={next}>
      {why === 'portal' && <PushButton onPress={() => void signIn()}>{strings.openPortal}</PushButton>}
      {why === 'other-network' && <PushButton onPress={() => void adopt()}>{strings.adopt}</PushButton>}
    </Banner>
  );
};

const SHOWN_RANGES = 3;
const listed = (ports: [number, number][] | null): string | null => {
  if (ports === null) return null;
  const ranges = ports.slice(0, SHOWN_RANGES).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return ports.length > SHOWN_RANGES ? `${ranges.join(', ')}…` : ranges.join(', ');
};

/** No fault, but hosts outside cannot connect over IPv4: why, and what can be done. */
const ObstacleBanner = () => {
  const strings = useStrings();
  const bridge = useBridge();
  const { show, view } = useShell();
  const obstacle = useAppState((state) => state.publication.obstacle);
  const closed = useAppState((state) => state.ui.natClosed);
  const ports = useAppState((state) => state.nat?.ports ?? null);
  if (obstacle === null || obstacle.events === 0 || obstacle.verdict === closed) return null;
  const { title, text } = strings.obstacle[obstacle.verdict];
  return (
    <Banner tone="note" title={title} text={text(listed(ports))}>
      <HelpLink page={obstacle.verdict === 'double' ? 'router' : 'shared-lines'} />
      {view !== 'address' && <PushButton onPress={() => show('address')}>{strings.obstacleOpen}</PushButton>}
      <ToolButton icon="close" label={strings.action.dismiss} onPress={() => void act(bridge, 'problems.dismiss', { code: 'obstacle' })} />
    </Banner>
  );
};

const MissingSecrets = () => {
  const strings = useStrings();
  const { open } = useShell();
  const count = useAppState((state) => state.publication.missingSecrets);
  if (count === 0) return null;
  return (
    <Banner tone="warning" title={strings.banner.missing(count)}>
      <PushButton onPress={() => open({ kind: 'passwords' })}>{strings.banner.missingAction}</PushButton>
    </Banner>
  );
};

/** The section of the settings that a banner sends its reader to. */
const PLACE: Partial<Record<ProblemCode, SettingsSection>> = {
  'plugin-changed': 'plugins',
  'plugin-damaged': 'plugins',
  'import-failed': 'transfer',
  'no-secret-store': 'secrets',
  'settings-newer': 'updates',
};

/** The page of the help that says what to do. */
const HELP: Partial<Record<ProblemCode, HelpPage>> = { 'secrets-unreadable': 'errors', 'secrets-damaged': 'errors' };

const SettingsLink = ({ section, children }: { section: SettingsSection; children: string }) => {
  const { show } = useShell();
  return <PushButton onPress={() => show('settings', section)}>{children}</PushButton>;
};

const Problems = () => {
  const strings = useStrings();
  const bridge = useBridge();
  const problems = useAppState((state) => state.problems);
  const unchosen = useAppState((state) => state.secretStore === 'unchosen');
  const readOnly = useAppState((state) => state.readOnly);
  const shown = problems.filter(({ code }) => !(unchosen && code === 'no-secret-store') && !(readOnly && code === 'settings-newer'));
  return shown.map(({ code, detail }) => {
    const [place, page] = [PLACE[code], HELP[code]];
    return (
      <Banner
        key={code}
        tone="warning"
        title={strings.problem[code].title}
        text={detail ? strings.noted(strings.problem[code].next, detail) : strings.problem[code].next}
      >
        {page && <HelpLink page={page} />}
        {place && <SettingsLink section={place}>{strings.address.openSettings}</SettingsLink>}
        <ToolButton icon="close" label={strings.action.dismiss} onPress={() => void act(bridge, 'problems.dismiss', { code })} />
      </Banner>
    );
  });
};

/** How many banners there are, and whether all of them are shown. */
const useFold = () => {
  const [isOpen, setOpen] = useState(false);
  const [count, setCount] = useState(0);
  const enter = useCallback(() => {
    setCount((now) => now + 1);
    return () => setCount((now) => now - 1);
  }, []);
  return useMemo(() => ({ isOpen, count, onToggle: () => setOpen(!isOpen), enter }), [isOpen, count, enter]);
};

/** What concerns the whole app, each with its next step, gravest first: what waits for the user before what stands there all the time. Folded, that one is shown. */
export const Banners = () => {
  const strings = useStrings();
  const practice = useAppState((state) => state.practice);
  const readOnly = useAppState((state) => state.readOnly);
  const unchosen = useAppState((state) => state.secretStore === 'unchosen');
  const fold = useFold();
  return (
    <BannerFoldContext value={fold}>
      <div className={`banners banners-${fold.isOpen ? 'open' : 'folded'}`}>
        {readOnly && (
          <Banner tone="warning" title={strings.banner.readOnly}>
            <SettingsLink section="updates">{strings.release.command}</SettingsLink>
          </Banner>
        )}
        {unchosen && <SecretStoreBanner />}
        <MissingSecrets />
        <Problems />
        <Hold />
        <SecondServiceBanner />
        <ObstacleBanner />
        <ReleaseBanner />
        {practice && <PracticeBanner />}
        <RuntimeBanner />
      </div>
    </BannerFoldContext>
  );
};
