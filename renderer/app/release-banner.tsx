import { Banner } from '../controls/banner.tsx';
import { PushButton, ToolButton } from '../controls/button.tsx';
import { useAppState, useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { tellRefusal, useShell } from '../store/navigation.ts';

/** The one question, until it is answered: whether newer versions are looked for. Not before there is something to keep. */
const AskBanner = () => {
  const strings = useStrings();
  const words = strings.release.ask;
  const bridge = useBridge();
  const shell = useShell();
  const settings = useAppState((state) => state.settings);
  const answer = async (updates: 'on' | 'off'): Promise<void> =>
    tellRefusal(shell, strings, await act(bridge, 'settings.save', { settings: { ...settings, updates } }));
  return (
    <Banner tone="note" title={words.title} text={words.text}>
      <PushButton onPress={() => void answer('on')}>{words.yes}</PushButton>
      <PushButton onPress={() => void answer('off')}>{words.no}</PushButton>
    </Banner>
  );
};

/** Newer versions of Saikoro: the question, one that can be had, and what is new in this one. */
export const ReleaseBanner = () => {
  const strings = useStrings();
  const words = strings.release;
  const bridge = useBridge();
  const shell = useShell();
  const language = useAppState((state) => state.language);
  const { way, step, newer, news } = useAppState((state) => state.release);
  const daily = useAppState((state) => state.settings.updates === 'on');
  const unanswered = useAppState((state) => state.settings.updates === 'ask' && state.events.length > 0 && !state.readOnly);
  const install = async (): Promise<void> => tellRefusal(shell, strings, await act(bridge, 'release.install', undefined));
  if (news !== null) {
    const lines = news.notes[language];
    return (
      <Banner tone="note" title={words.news(news.version)} text={lines.length === 0 ? words.noNews : strings.sentences(lines)}>
        <ToolButton icon="close" label={strings.action.dismiss} onPress={() => void act(bridge, 'release.seen', undefined)} />
      </Banner>
    );
  }
  if (way === 'none') return null;
  if (step === 'ready' && newer !== null)
    return (
      <Banner tone="note" {...words.ready.installs(newer.version, daily)}>
        <PushButton onPress={() => void install()}>{words.install}</PushButton>
      </Banner>
    );
  if (way === 'tells' && newer !== null)
    return (
      <Banner tone="note" {...words.ready.tells(newer.version)}>
        <PushButton onPress={() => void act(bridge, 'app.openLink', { url: newer.page })}>{words.openPage}</PushButton>
      </Banner>
    );
  return unanswered ? <AskBanner /> : null;
};
