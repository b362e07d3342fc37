import { PushButton } from '../controls/button.tsx';
import { Logo } from '../controls/logo.tsx';
import { Sheet } from '../controls/modal.tsx';
import { useAppState, useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { tellRefusal, useShell } from '../store/navigation.ts';

const HOMEPAGE = 'https://saikoro.app/';

/** Which Saikoro this is, on what it runs, and where its data is. */
export const AboutBox = ({ onClose }: { onClose(): void }) => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const version = useAppState((state) => state.version);
  const runtime = useAppState((state) => state.runtime);
  const secretStore = useAppState((state) => state.secretStore);
  const words = strings.help.about;
  const facts: [string, string][] = [
    [words.version, version],
    [words.runtime, words.runtimes[runtime.age](runtime)],
    [strings.settings.secrets, strings.settings.secretStore[secretStore]],
    [words.licence, words.licenceText],
  ];
  const visit = async (): Promise<void> => tellRefusal(shell, strings, await act(bridge, 'app.openLink', { url: HOMEPAGE }));
  return (
    <Sheet kind="small" title={strings.menu.items.about} onClose={onClose}>
      <div className="about-head">
        <Logo health="ok" label="Saikoro" />
        <div>
          <div className="about-name">Saikoro</div>
          <div className="dim">{words.what}</div>
        </div>
      </div>
      <dl className="about-facts">
        {facts.map(([name, value]) => (
          <div key={name} className="about-fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="about-links">
        <PushButton kind="link" onPress={() => shell.read({ kind: 'licences' })}>
          {strings.menu.items.licences}
        </PushButton>
        <PushButton kind="link" onPress={() => shell.read({ kind: 'help' })}>
          {strings.menu.items.help}
        </PushButton>
        <PushButton kind="link" onPress={() => void visit()}>
          {strings.menu.items.homepage}
        </PushButton>
        <PushButton kind="link" onPress={() => void act(bridge, 'menu.run', { id: 'open-data-folder' })}>
          {strings.menu.items['open-data-folder']}
        </PushButton>
      </div>
      <div className="sheet-foot">
        <PushButton kind="primary" autoFocus onPress={onClose}>
          {strings.action.close}
        </PushButton>
      </div>
    </Sheet>
  );
};
