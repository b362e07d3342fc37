import { type KeyboardEvent, useState } from 'react';
import { MOST, type Move } from '../../preload/contract/event.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { PushButton } from '../controls/button.tsx';
import { CheckBox, TextRow } from '../controls/fields.tsx';
import { useBridge } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { ListPaper } from './list-paper.tsx';

type Items = Move['elsewhere'];
const MOST_ITEMS = 50;

interface Props {
  /** The names of before. */
  hosts: string[];
  items: Items;
  onChange(items: Items): void;
  words: Strings['moving'];
}

/** What else names the host of before, to be ticked off. Only what the user writes down: nothing on this computer is looked through. */
export const ElsewhereList = ({ hosts, items, onChange, words }: Props) => {
  const bridge = useBridge();
  const [typed, setTyped] = useState('');
  const [copied, setCopied] = useState<Items | null>(null);
  const offered = words.suggestions.filter((text) => !items.some((item) => item.text === text));
  const add = (text: string): void => {
    const wanted = text.trim();
    if (wanted === '' || items.length >= MOST_ITEMS) return;
    onChange([...items, { text: wanted, done: false }]);
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Else it would save the event.
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add(typed);
  };
  return (
    <div className="elsewhere">
      <h3>{words.elsewhere}</h3>
      <p className="dim">{words.elsewhereText(hosts.join(', '))}</p>
      {items.map((item, at) => (
        <div key={item.text} className="elsewhere-item">
          <CheckBox value={item.done} onChange={(done) => onChange(items.map((each, index) => (index === at ? { ...each, done } : each)))}>
            {item.text}
          </CheckBox>
          <PushButton
            kind="link"
            aria-label={words.dropNamed(item.text)}
            onPress={() => onChange(items.filter((_, index) => index !== at))}
          >
            {words.drop}
          </PushButton>
        </div>
      ))}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears what the field in it is told */}
      <div onKeyDown={onKeyDown}>
        <TextRow
          label={words.add}
          value={typed}
          onChange={(text) => setTyped(text.slice(0, MOST.name))}
          placeholder={words.addPlaceholder}
          after={
            <PushButton isDisabled={typed.trim() === ''} onPress={() => add(typed)}>
              {words.addButton}
            </PushButton>
          }
        />
      </div>
      {items.length > 0 && (
        <p className="elsewhere-copy">
          <PushButton onPress={() => void act(bridge, 'moves.copyList', { hosts, items }).then(({ ok }) => setCopied(ok ? items : null))}>
            {words.copy}
          </PushButton>
          <PushButton onPress={() => window.print()}>{words.print}</PushButton>
          <ListPaper hosts={hosts} items={items} words={words} />
          <span className="dim" role="status">
            {copied === items ? words.copied : ''}
          </span>
        </p>
      )}
      {offered.length > 0 && (
        <div className="elsewhere-offers">
          {offered.map((text) => (
            <PushButton key={text} kind="link" onPress={() => add(text)}>
              {words.offer(text)}
            </PushButton>
          ))}
        </div>
      )}
    </div>
  );
};
