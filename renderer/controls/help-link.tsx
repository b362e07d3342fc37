import type { HelpPage } from '../../preload/contract/menu/help-pages.ts';
import { useStrings } from '../store/context.ts';
import { useShell } from '../store/navigation.ts';
import { PushButton } from './button.tsx';

/** To the page of the help about what it stands beside. */
export const HelpLink = ({ page }: { page: HelpPage }) => {
  const strings = useStrings();
  const { read } = useShell();
  return (
    <PushButton kind="link" aria-label={`${strings.help.more}: ${strings.help.pages[page]}`} onPress={() => read({ kind: 'help', page })}>
      {strings.help.more}
    </PushButton>
  );
};
