import { titleOf } from '../../preload/strings/sentences/event-names.ts';
import { serviceOf } from '../../preload/strings/sentences/wording.ts';
import { Banner } from '../controls/banner.tsx';
import { PushButton } from '../controls/button.tsx';
import { useAppState, useNow, useServices, useStrings } from '../store/context.ts';
import { useShell } from '../store/navigation.ts';
import { failedForAMonth } from './movable.ts';

/** After the first service that failed for a month: a second one for the same home. Asked once; either answer is for good. */
export const SecondServiceBanner = () => {
  const strings = useStrings();
  const services = useServices();
  const { open, keep } = useShell();
  const language = useAppState((state) => state.language);
  const answered = useAppState((state) => state.ui.secondService === true);
  const events = useAppState((state) => state.events);
  const view = failedForAMonth(events, useNow());
  if (answered || view === undefined) return null;
  const words = strings.moving.second;
  const text = words.text(titleOf(view) || strings.grid.untitled);
  return (
    <Banner tone="note" title={words.title(serviceOf(view, { strings, services, language }))} text={text}>
      <PushButton
        onPress={() => {
          keep({ secondService: true });
          open({ kind: 'move', id: view.event.id, second: true });
        }}
      >
        {words.choose}
      </PushButton>
      <PushButton onPress={() => keep({ secondService: true })}>{words.refuse}</PushButton>
    </Banner>
  );
};
