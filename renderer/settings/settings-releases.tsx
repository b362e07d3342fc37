import type { Settings } from '../../preload/contract/settings.ts';
import { PushButton } from '../controls/button.tsx';
import { Row, SwitchBox } from '../controls/fields.tsx';
import { useAppState, useBridge, useNow, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { tellRefusal, useShell } from '../store/navigation.ts';

/** Newer versions of Saikoro: whether they are looked for, and how that stands. */
export const ReleaseSettings = ({ settings, onSave }: { settings: Settings; onSave: (change: Partial<Settings>) => void }) => {
  const strings = useStrings();
  const words = strings.release;
  const bridge = useBridge();
  const shell = useShell();
  const release = useAppState((state) => state.release);
  const version = useAppState((state) => state.version);
  const now = useNow();
  const { way, step, newer, fault, askedAt } = release;
  const off = way === 'none';
  const busy = step === 'asking' || step === 'downloading' || step === 'installing';
  const check = async (): Promise<void> => tellRefusal(shell, strings, await act(bridge, 'release.check', undefined));
  const install = async (): Promise<void> => tellRefusal(shell, strings, await act(bridge, 'release.install', undefined));
  const newest = step === 'idle' && newer === null && fault === null && askedAt !== null ? words.newest(version) : '';
  const again = settings.updates === 'on' ? words.again : '';
  const standing =
    fault !== null && !busy
      ? strings.sentences([words.fault[fault.code], again])
      : strings.sentences([newest, words.standing(release, askedAt === null ? '' : strings.age(now - askedAt))]);
  return (
    <>
      <Row help={words.help[way]}>
        <SwitchBox value={!off && settings.updates === 'on'} disabled={off} onChange={(on) => onSave({ updates: on ? 'on' : 'off' })}>
          {words.wish}
        </SwitchBox>
      </Row>
      {!off && (
        <Row help={standing}>
          <PushButton isDisabled={busy} onPress={() => void check()}>
            {words.check}
          </PushButton>
          {step === 'ready' && <PushButton onPress={() => void install()}>{words.install}</PushButton>}
          {newer !== null && way === 'tells' && (
            <PushButton onPress={() => void act(bridge, 'app.openLink', { url: newer.page })}>{words.openPage}</PushButton>
          )}
        </Row>
      )}
    </>
  );
};
