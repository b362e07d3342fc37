import { readableHost } from '../../preload/strings/idn.ts';
import { titleOf } from '../../preload/strings/sentences/event-names.ts';
import { nameIn, serviceOf } from '../../preload/strings/sentences/wording.ts';
import { PushButton } from '../controls/button.tsx';
import { Sheet } from '../controls/modal.tsx';
import { SheetFoot } from '../controls/sheet-foot.tsx';
import { useAppState, useBridge, useServices, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { tellRefusal, useShell } from '../store/navigation.ts';
import { type Alternative, alternativesFor } from './alternatives.ts';

/** 引っ越し: where an event could go. What is chosen opens as a new event, filled in as far as it can be. */
export const MoveDialog = ({ id, second = false, onClose }: { id: string; second?: boolean | undefined; onClose(): void }) => {
  const strings = useStrings();
  const words = strings.moving;
  const services = useServices();
  const language = useAppState((state) => state.language);
  const view = useAppState((state) => state.events.find(({ event }) => event.id === id));
  const bridge = useBridge();
  const shell = useShell();
  if (view?.event.type !== 'dns') return null;
  const { event } = view;
  const choose = (service: string | null): void =>
    shell.open({ kind: 'event', id: null, from: id, second, ...(service === null ? {} : { service }) });
  const openPage = async (url: string): Promise<void> => tellRefusal(shell, strings, await act(bridge, 'app.openLink', { url }));
  const Offer = ({ info, host }: Alternative) => {
    const name = nameIn(language, info);
    return (
      <li className="move-offer">
        <div>
          <strong>{name}</strong>
          <span className="dim">{host === null ? words.ownDomain : readableHost(host)}</span>
        </div>
        <PushButton kind="link" aria-label={words.signUpNamed(name)} onPress={() => void openPage(info.signUpPage ?? info.homepage)}>
          {words.signUp}
        </PushButton>
        <PushButton onPress={() => choose(info.id)} aria-label={words.chooseNamed(name)}>
          {words.choose}
        </PushButton>
      </li>
    );
  };
  return (
    <Sheet kind="tall" title={(second ? words.second.sheetTitle : words.title)(titleOf(view) || strings.grid.untitled)} onClose={onClose}>
      <div className="sheet-body move">
        <p className="sheet-text">{(second ? words.second.sheetText : words.text)(serviceOf(view, { strings, services, language }))}</p>
        <ul className="move-offers" aria-label={words.offers}>
          {alternativesFor(event, services, language).map((each) => (
            <Offer key={each.info.id} {...each} />
          ))}
        </ul>
        <p className="dim">{words.checkName}</p>
      </div>
      <SheetFoot>
        <PushButton onPress={onClose}>{strings.action.cancel}</PushButton>
        <PushButton onPress={() => choose(null)}>{words.other}</PushButton>
      </SheetFoot>
    </Sheet>
  );
};

export default MoveDialog;
