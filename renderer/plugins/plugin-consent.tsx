import { useState } from 'react';
import type { GoodOffer } from '../../preload/contract/plugin.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { refusalText } from '../../preload/strings/refusal-text.ts';
import { nameIn } from '../../preload/strings/sentences/wording.ts';
import { PushButton } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { Sheet } from '../controls/modal.tsx';
import { SheetFoot } from '../controls/sheet-foot.tsx';
import { StatusIcon } from '../controls/status-icon.tsx';
import { useAppState, useBridge, useServices, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { useShell } from '../store/navigation.ts';
import { PluginFacts } from './plugin-facts.tsx';

interface Props {
  offer: GoodOffer;
  onDone(): void;
}

const wordsFor = ({ replaces }: GoodOffer, { plugins }: Strings): { title: string; agree: string } => {
  if (replaces?.state === 'changed') return { title: plugins.changedTitle, agree: plugins.agree };
  return replaces ? { title: plugins.replaceTitle, agree: plugins.replace } : { title: plugins.addTitle, agree: plugins.install };
};

/** What is different from any other installation, before all else. */
const notesOf = ({ about, replaces, usedBy }: GoodOffer, { plugins: { consent, ownServer } }: Strings): string[] => [
  ...(replaces?.state === 'changed' ? [consent.changed] : replaces ? [consent.replaces] : []),
  ...(replaces && replaces.host !== about.host ? [consent.newHost(replaces.host ?? ownServer, about.host ?? ownServer)] : []),
  ...(usedBy > 0 ? [consent.waiting(usedBy)] : []),
];

const Added = ({ id, name, onDone }: { id: string; name: string; onDone(): void }) => {
  const strings = useStrings();
  const shell = useShell();
  const ready = useServices().has(id);
  const tryIt = (): void => {
    onDone();
    shell.chooseService(id);
  };
  return (
    <Sheet kind="small" title={strings.plugins.addTitle} onClose={onDone}>
      <p className="plugin-added">
        <Icon name="check" />
        <strong>{strings.plugins.added(name)}</strong>
      </p>
      <p className="dim">{strings.plugins.addedText}</p>
      <SheetFoot>
        <PushButton onPress={onDone}>{strings.action.close}</PushButton>
        <PushButton kind="primary" autoFocus isDisabled={!ready} onPress={tryIt}>
          {shell.inEvent ? strings.plugins.useHere : strings.plugins.tryIt}
        </PushButton>
      </SheetFoot>
    </Sheet>
  );
};

/** Asks whether a plug-in may be used, with everything it does in view; nothing is added before the answer. */
export const PluginConsent = ({ offer, onDone }: Props) => {
  const strings = useStrings();
  const bridge = useBridge();
  const language = useAppState((state) => state.language);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const [added, setAdded] = useState<string | null>(null);
  const { about, token, file } = offer;
  const name = nameIn(language, about);
  const { title, agree } = wordsFor(offer, strings);

  const cancel = (): void => {
    void act(bridge, 'plugins.discard', { token });
    onDone();
  };
  const install = async (): Promise<void> => {
    setBusy(true);
    const answer = await act(bridge, 'plugins.install', { token });
    setBusy(false);
    if (answer.ok) setAdded(answer.id);
    else setFault(refusalText(strings, answer.code, answer.detail));
  };

  if (added !== null) return <Added id={added} name={name} onDone={onDone} />;
  return (
    <Sheet kind="tall" title={title} onClose={cancel}>
      <p className="plugin-name">
        <strong>{name}</strong> <span className="dim">{file}</span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <section className="plugin-body" aria-label={name} tabIndex={0}>
        {notesOf(offer, strings).map((note) => (
          <p key={note} className="plugin-warning">
            <StatusIcon standing="failing" />
            {note}
          </p>
        ))}
        <PluginFacts about={about} />
      </section>
      <SheetFoot>
        <p className="sheet-fault" role="alert">
          {fault}
        </p>
        <PushButton autoFocus onPress={cancel}>
          {strings.action.cancel}
        </PushButton>
        <PushButton kind="primary" isPending={busy} onPress={() => void install()}>
          {agree}
        </PushButton>
      </SheetFoot>
    </Sheet>
  );
};
