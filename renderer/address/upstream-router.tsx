import { useState } from 'react';
import type { Result } from '../../preload/contract/api.ts';
import type { Testimony } from '../../preload/contract/journal.ts';
import { whyWords } from '../../preload/strings/sentences/journal-entry.ts';
import { PushButton } from '../controls/button.tsx';
import { TextRow } from '../controls/fields.tsx';
import { plainly } from '../event-form/typed.ts';
import { useAppState, useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { tellRefusal, useShell } from '../store/navigation.ts';

type Boxes = Extract<Result<'network.probeOuter'>, { ok: true }>['boxes'];

const OUTER = 'outer-';

/** Its last evidence is shown, since it is asked in one protocol after the other. */
const wordOf = (evidence: Testimony[]): Testimony | undefined => evidence.findLast(({ source }) => source.startsWith(OUTER));

/** The upstream router that the user named, its last answer, and the button to forget it. */
const Kept = ({ address }: { address: string }) => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const word = useAppState((whole) => wordOf(whole.addresses.ipv4.evidence));
  const { outer } = strings.address.nat;
  const said =
    word === undefined
      ? outer.keptResting
      : word.answer === 'address'
        ? outer.keptSays(word.address ?? '')
        : outer.keptSilent(whyWords(word.why ?? '', strings));
  const forget = async (): Promise<void> => tellRefusal(shell, strings, await act(bridge, 'network.forgetOuter', undefined));
  return (
    <div className="outer">
      <p>
        {outer.kept(address)} <span className="dim">{said}</span>
      </p>
      <PushButton onPress={() => void forget()}>{outer.forget}</PushButton>
    </div>
  );
};

/** The routers that answered, of which the user chooses one. */
const Found = ({ boxes, use }: { boxes: Boxes; use(address: string): void }) => {
  const { outer } = useStrings().address.nat;
  return (
    <ul className="outer-found">
      {boxes.map(({ address, answered, external, name }) => (
        <li key={address} className="outer">
          <p>
            <span className="address">{outer.found(address, name)}</span>{' '}
            <span className="dim">{answered === null ? outer.silent : outer.says(external)}</span>
          </p>
          {answered !== null && <PushButton onPress={() => use(address)}>{outer.confirm}</PushButton>}
        </li>
      ))}
    </ul>
  );
};

/** Searches for the upstream router. */
const Search = () => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const [boxes, setBoxes] = useState<Boxes | 'asking' | null>(null);
  const [typed, setTyped] = useState('');
  const { outer } = strings.address.nat;
  const use = async (address: string): Promise<void> => tellRefusal(shell, strings, await act(bridge, 'network.confirmOuter', { address }));
  const ask = async (): Promise<void> => {
    setBoxes('asking');
    const answer = await act(bridge, 'network.probeOuter', { address: null });
    setBoxes(answer.ok ? answer.boxes : null);
    if (!answer.ok) tellRefusal(shell, strings, answer);
  };
  const answered = Array.isArray(boxes) ? boxes.filter((box) => box.answered !== null) : [];
  return (
    <>
      <div className="outer">
        <p className="dim">{outer.help}</p>
        <PushButton isPending={boxes === 'asking'} onPress={() => void ask()}>
          {boxes === 'asking' ? outer.asking : outer.ask}
        </PushButton>
      </div>
      {answered.length > 0 && <Found boxes={answered} use={(address) => void use(address)} />}
      {Array.isArray(boxes) && answered.length === 0 && (
        <>
          <p role="status">{outer.none}</p>
          <TextRow
            label={outer.address}
            value={typed}
            onChange={setTyped}
            placeholder="192.168.0.1"
            narrow
            after={
              <PushButton isDisabled={typed.trim() === ''} onPress={() => void use(plainly(typed))}>
                {outer.use}
              </PushButton>
            }
          />
        </>
      )}
    </>
  );
};

/** The upstream router: searched for, chosen, asked, or forgotten. */
export const UpstreamRouter = () => {
  const outer = useAppState((whole) => whole.settings.outer);
  return outer === null ? <Search /> : <Kept address={outer.address} />;
};
