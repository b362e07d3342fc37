import { useId } from 'react';
import { PushButton } from '../controls/button.tsx';
import { StatusIcon } from '../controls/status-icon.tsx';
import { useAppState, useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { tellRefusal, useShell } from '../store/navigation.ts';

/** Where macOS lets the user say who may use the home network. */
const PANE = 'x-apple.systempreferences:com.apple.preference.security?Privacy_LocalNetwork';

/** macOS does not let Saikoro ask the router. Not shown as an error: the other sources go on, and the user may have intended it. */
export const LocalNetworkCard = () => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const id = useId();
  const denied = useAppState((whole) => whole.localNetworkDenied);
  if (!denied) return null;
  const { title, kind, text, open } = strings.address.localNetwork;
  const show = async (): Promise<void> => tellRefusal(shell, strings, await act(bridge, 'app.openLink', { url: PANE }));
  return (
    <section className="card" aria-labelledby={id}>
      <header className="card-head">
        <h2 id={id} className="card-family">
          {title}
        </h2>
        <span className="card-kind">
          <StatusIcon standing="unseen" />
          {kind}
        </span>
      </header>
      <p>{text}</p>
      <p className="card-act">
        <PushButton onPress={() => void show()}>{open}</PushButton>
      </p>
    </section>
  );
};
