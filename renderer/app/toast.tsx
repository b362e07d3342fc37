import { useEffect } from 'react';
import { PushButton, ToolButton } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { StatusIcon } from '../controls/status-icon.tsx';
import { after } from '../store/clock.ts';
import { useStrings } from '../store/context.ts';
import type { Message } from '../store/navigation.ts';

/** A success disappears after a while, later where something can be done about it; a refusal stays until it is dismissed. */
const GOOD_MS = 6000;
const ACTION_MS = 20_000;

export const Toast = ({ message, onEnd }: { message: Message; onEnd(): void }) => {
  const strings = useStrings();
  useEffect(() => (message.tone === 'good' ? after(message.action ? ACTION_MS : GOOD_MS, onEnd) : undefined), [message, onEnd]);
  return (
    <div className={`message message-${message.tone}`} role={message.tone === 'bad' ? 'alert' : 'status'}>
      {message.tone === 'bad' ? <StatusIcon standing="failing" /> : <Icon name="check" />}
      <span className="message-text">{message.text}</span>
      {message.action && (
        <PushButton
          onPress={() => {
            onEnd();
            message.action?.act();
          }}
        >
          {message.action.label}
        </PushButton>
      )}
      <ToolButton icon="close" label={strings.action.dismiss} onPress={onEnd} />
    </div>
  );
};
