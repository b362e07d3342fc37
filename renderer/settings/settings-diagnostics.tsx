import { useState } from 'react';
import { PushButton } from '../controls/button.tsx';
import { CheckBox, Row } from '../controls/fields.tsx';
import { useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { tellRefusal, useShell } from '../store/navigation.ts';

/** The diagnostic report. The user chooses whether it contains host names. */
export const DiagnosticsSettings = () => {
  const strings = useStrings();
  const words = strings.diagnostics;
  const bridge = useBridge();
  const shell = useShell();
  const [hide, setHide] = useState(true);
  const copy = async (): Promise<void> => {
    const answer = await act(bridge, 'diagnostics.copy', { hide });
    if (answer.ok) shell.say({ text: words.copied, tone: 'good' });
    else tellRefusal(shell, strings, answer);
  };
  return (
    <Row help={words.text}>
      <div className="stack">
        <CheckBox value={hide} onChange={setHide}>
          {words.hide}
        </CheckBox>
        <div className="control">
          <PushButton onPress={() => void copy()}>{words.copy}</PushButton>
          <PushButton onPress={() => void act(bridge, 'diagnostics.save', { hide }).then((answer) => tellRefusal(shell, strings, answer))}>
            {words.save}
          </PushButton>
        </div>
      </div>
    </Row>
  );
};
