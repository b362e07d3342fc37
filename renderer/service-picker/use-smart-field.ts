import { type KeyboardEvent, useEffect, useState } from 'react';
import { kindOf, shownText } from './smart-text.ts';
import { type Suggestion, type Suggestions, useSuggestions } from './suggestions.ts';

interface Typed {
  text: string;
  /** Without secrets, where the text was pasted. */
  shown: string;
}

export interface SmartState {
  /** null: nothing is typed, and the name of the chosen service stands there. */
  typed: Typed | null;
  suggestions: Suggestions;
  open: boolean;
  /** Which one is highlighted; -1: none. */
  active: number;
  setOpen(open: boolean): void;
  type(text: string, shown?: string): void;
  take(one: Suggestion): void;
  /** What was typed and not taken gives way to the chosen one's name. */
  leave(): void;
  onKeyDown(event: KeyboardEvent): void;
}

export interface SmartNeeds {
  /** The id of the service that is chosen; empty: none. */
  value: string;
  onTake(taken: Suggestion): void;
  /** What is typed, while it is; empty once it was taken. */
  onText?: ((text: string) => void) | undefined;
  /** Typed before. */
  initial?: string | undefined;
  language: 'ja' | 'en';
}

/** What is typed into the service's field, what fits it, and which keys take it. `onTab`: the focus is to go on after what was taken by Tab. */
export const useSmartField = ({ value, onTake, onText, initial = '', language }: SmartNeeds, onTab: () => void): SmartState => {
  const [typed, setTyped] = useState<Typed | null>(initial === '' ? null : { text: initial, shown: shownText(initial) });
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  /** Enter came before there was anything to take. */
  const [waits, setWaits] = useState(false);
  const [tabbed, setTabbed] = useState(false);
  const text = typed?.text ?? '';
  const suggestions = useSuggestions(text, { chosen: value, language });
  const { items, asking } = suggestions;
  const isTyped = kindOf(text) !== 'nothing';

  const take = (one: Suggestion): void => {
    setTyped(null);
    setOpen(false);
    setActive(-1);
    onText?.('');
    onTake(one);
  };
  useEffect(() => {
    if (!waits || asking) return;
    setWaits(false);
    if (items[0] !== undefined) take(items[0]);
  });
  useEffect(() => {
    if (!tabbed) return;
    setTabbed(false);
    onTab();
  });
  const move = (by: number): void => {
    if (open)
      setActive((now) => (items.length === 0 ? -1 : now < 0 && by < 0 ? items.length - 1 : (now + by + items.length) % items.length));
    setOpen(true);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While a Japanese input method composes, these keys are its own.
    if (event.nativeEvent.isComposing) return;
    const one = open ? items[active] : undefined;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter' && one !== undefined && !asking) take(one);
    else if (event.key === 'Enter' && isTyped) setWaits(true);
    else if (event.key === 'Tab' && !event.shiftKey && isTyped && one !== undefined) {
      take(one);
      setTabbed(true);
    } else if (event.key === 'Escape' && open) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    typed,
    suggestions,
    open,
    active,
    setOpen,
    type(next, shown = next) {
      setTyped({ text: next, shown });
      setActive(next.trim() === '' ? -1 : 0);
      setWaits(false);
      setOpen(true);
      onText?.(next);
    },
    take,
    leave() {
      setOpen(false);
      if (value !== '') setTyped(null);
    },
    onKeyDown,
  };
};
