import { useEffect, useState } from 'react';
import type { Family } from '../../preload/contract/event.ts';
import { after } from '../store/clock.ts';
import { useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { tellRefusal, useShell } from '../store/navigation.ts';
import { ToolButton } from './button.tsx';

/** Copies the address as main knows it; says so for a moment. */
export const CopyAddress = ({ family, address }: { family: Family; address: string }) => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const [copied, setCopied] = useState(false);
  useEffect(() => (copied ? after(1500, () => setCopied(false)) : undefined), [copied]);
  const copy = async (): Promise<void> => {
    const answer = await act(bridge, 'address.copy', { family });
    setCopied(answer.ok);
    tellRefusal(shell, strings, answer);
  };
  return (
    <ToolButton
      icon={copied ? 'check' : 'copy'}
      label={copied ? strings.heading.copied : strings.heading.copy(address)}
      onPress={() => void copy()}
    />
  );
};
