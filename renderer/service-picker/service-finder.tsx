import { type KeyboardEvent, useState } from 'react';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import { refusalText, type Strings } from '../../preload/strings/index.ts';
import { nameIn } from '../../preload/strings/sentences/wording.ts';
import { PushButton } from '../controls/button.tsx';
import { Row, TextRow } from '../controls/fields.tsx';
import { withRecognized, withService } from '../event-form/draft.ts';
import type { TabProps } from '../event-form/form-props.ts';
import { OWN_URL } from '../event-form/own-url-check.ts';
import { useBridge, useServices } from '../store/context.ts';
import { useShell } from '../store/navigation.ts';
import { type Found, type Guess, guess } from './service-guess.ts';

/** Offered at most. */
const MOST = 5;

const wordsFor = ({ found, refused }: Guess, strings: Strings): string => {
  if (refused !== null) return refusalText(strings, refused.code, refused.detail);
  if (found.length === 0) return strings.finder.none;
  return found.every(({ service }) => service === OWN_URL) ? strings.finder.ownUrl : strings.finder.found;
};

const Offer = ({
  guessed,
  choose,
  strings,
  language,
}: { guessed: Guess; choose(one: Found): void } & Pick<TabProps, 'strings' | 'language'>) => {
  const services = useServices();
  const named = (info: ServiceInfo): string => {
    const name = nameIn(language, info);
    return info.status === 'ended' ? strings.noted(name, strings.event.serviceEnded(info.ended?.on)) : name;
  };
  return (
    <Row>
      <div className="finder-found">
        <p role="status">{wordsFor(guessed, strings)}</p>
        <div className="finder-offer">
          {guessed.found.slice(0, MOST).map((one) => {
            const info = services.get(one.service);
            return (
              info && (
                <PushButton key={one.service} onPress={() => choose(one)}>
                  {named(info)}
                </PushButton>
              )
            );
          })}
        </div>
        {guessed.nameServers.length > 0 && <p className="help">{strings.finder.nameServers(guessed.nameServers)}</p>}
      </div>
    </Row>
  );
};

/** For a user who does not know what the service is called: by the update address its page shows, or by the name servers of the domain. */
export const ServiceFinder = ({ draft, set, strings, language }: TabProps) => {
  const bridge = useBridge();
  const services = useServices();
  const { addPlugin } = useShell();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [guessed, setGuessed] = useState<Guess | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const find = async (typed: string): Promise<void> => {
    if (busy || typed.trim() === '') return;
    setBusy(true);
    setGuessed(await guess(bridge, services, typed));
    setBusy(false);
  };
  const choose = (one: Found): void => {
    const info = services.get(one.service);
    if (info === undefined) return;
    set(withRecognized(withService(draft, info), info, one));
    const labels = [
      ...(one.hosts.length > 0 ? [strings.event.host] : []),
      ...info.fields.filter(({ key }) => one.values[key] !== undefined).map(({ label }) => label[language]),
    ];
    const name = nameIn(language, info);
    const taken = labels.length === 0 ? strings.finder.chosen(name) : strings.finder.filled(name, strings.list(labels));
    setChosen(one.dropped === undefined ? taken : strings.sentences([taken, strings.finder.dropped(strings.list(one.dropped))]));
    setOpen(false);
    setGuessed(null);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Else it would save the event.
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    void find(text);
  };

  if (!open)
    return (
      <Row help={chosen && <span role="status">{chosen}</span>}>
        <PushButton kind="link" autoFocus={chosen !== null} onPress={() => setOpen(true)}>
          {strings.finder.open}
        </PushButton>
        <PushButton kind="link" onPress={addPlugin}>
          {strings.plugins.add}
        </PushButton>
      </Row>
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what the field in it is told
    <div onKeyDown={onKeyDown} onPaste={(event) => void find(event.clipboardData.getData('text'))}>
      <TextRow
        label={strings.finder.label}
        value={text}
        onChange={(typed) => {
          setText(typed);
          setGuessed(null);
        }}
        placeholder="https://f5.si/update.php?domain=…"
        help={strings.finder.help}
        autoFocus
        after={
          <PushButton isPending={busy} isDisabled={text.trim() === ''} onPress={() => void find(text)}>
            {strings.finder.find}
          </PushButton>
        }
      />
      {guessed && <Offer guessed={guessed} choose={choose} strings={strings} language={language} />}
    </div>
  );
};
