import { Banner } from '../controls/banner.tsx';
import { PushButton } from '../controls/button.tsx';
import { useAppState, useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { tellRefusal, useShell } from '../store/navigation.ts';

/** Shown in practice mode: what is made up, and a way to see something happen. */
export const PracticeBanner = () => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const change = async (): Promise<void> => tellRefusal(shell, strings, await act(bridge, 'practice.change', undefined));
  return (
    <Banner tone="note" title={strings.banner.practice}>
      <PushButton onPress={() => void change()}>{strings.banner.practiceChange}</PushButton>
    </Banner>
  );
};

/** Shown when Saikoro runs on an older Electron than it is built for: for trying out only. */
export const RuntimeBanner = () => {
  const strings = useStrings();
  const runtime = useAppState((state) => state.runtime);
  if (runtime.age === 'current') return null;
  return (
    <Banner
      tone={runtime.age === 'older' ? 'note' : 'warning'}
      title={strings.banner.runtime[runtime.age](runtime)}
      text={strings.banner.runtime.next}
    />
  );
};
