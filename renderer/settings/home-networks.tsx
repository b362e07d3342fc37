import type { Home, Settings } from '../../preload/contract/settings.ts';
import { PushButton, ToolButton } from '../controls/button.tsx';
import { Row } from '../controls/fields.tsx';
import { ChoiceRow } from '../controls/select.tsx';
import { useAppState, useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { tellRefusal, useShell } from '../store/navigation.ts';

interface Props {
  settings: Settings;
  onSave(change: Partial<Settings>): void;
}

/** Known by its router's hardware address, which no other network has. */
const isSure = ({ id }: Home): boolean => id.startsWith('mac-');

const HomeLine = ({ home, here, onRemove }: { home: Home; here: boolean; onRemove(): void }) => {
  const strings = useStrings();
  const { settings: words } = strings;
  const name = home.label ?? words.home(home.router);
  const notes = [
    ...(here ? [words.homeHere] : []),
    words.homeSince(strings.timeBrief(home.at)),
    ...(isSure(home) ? [] : [words.homeVague]),
  ];
  return (
    <li className="home-line">
      <span>
        {name}
        <span className="home-note dim">{notes.join(strings.between)}</span>
      </span>
      <ToolButton icon="close" label={words.homeRemove(name)} onPress={onRemove} />
    </li>
  );
};

/** "Publish only from my home network", and which networks are home. */
export const HomeNetworks = ({ settings, onSave }: Props) => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const { portable, id, router } = useAppState((whole) => whole.whereabouts);
  const { settings: words } = strings;
  const { homeOnly, homes } = settings;
  const adopt = async (): Promise<void> => tellRefusal(shell, strings, await act(bridge, 'network.adopt', undefined));
  const isNew = router !== null && id !== null && !homes?.some((home) => home.id === id);
  const none = homes === null ? words.homesNone : words.homesGone;
  return (
    <>
      <ChoiceRow
        label={words.homeOnly}
        value={homeOnly}
        options={Object.entries(words.homeRules).map(([value, label]) => ({ value, label }))}
        onChange={(rule) => onSave({ homeOnly: rule as Settings['homeOnly'] })}
        help={words.homeHelp(portable, homeOnly)}
      />
      {(homeOnly === 'always' || (homeOnly === 'laptops' && portable)) && (
        <Row label={words.homes} help={homes?.length ? words.homesHelp : none}>
          <div className="stack">
            {homes !== null && homes.length > 0 && (
              <ul className="homes">
                {homes.map((home) => (
                  <HomeLine
                    key={home.id}
                    home={home}
                    here={home.id === id}
                    onRemove={() => onSave({ homes: homes.filter((each) => each.id !== home.id) })}
                  />
                ))}
              </ul>
            )}
            {isNew && <PushButton onPress={() => void adopt()}>{words.homeAdd}</PushButton>}
          </div>
        </Row>
      )}
    </>
  );
};
