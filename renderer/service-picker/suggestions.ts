import { useEffect, useMemo, useState } from 'react';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import { after } from '../store/clock.ts';
import { useBridge, useServices } from '../store/context.ts';
import { type Found, type Guess, guess, named, wholeHost } from './service-guess.ts';
import { closeness, givesOut, offered } from './service-search.ts';
import { kindOf } from './smart-text.ts';

export interface Suggestion {
  info: ServiceInfo;
  found: Found;
}

export interface Suggestions {
  items: Suggestion[];
  /** What main or the DNS told of the text; null: it was not asked, or has not answered yet. */
  guessed: Guess | null;
  asking: boolean;
}

/** The DNS is asked once no more is typed, in ms. */
const TYPED = 400;
const NONE: Suggestions = { items: [], guessed: null, asking: false };

/** Those that are known without asking anybody: by what the text says of their names, or by what the host's name ends in. */
const here = (all: readonly ServiceInfo[], text: string, { chosen, language }: { chosen: string; language: 'ja' | 'en' }): Suggestion[] => {
  const isHost = kindOf(text) === 'host';
  return offered([...all], { query: text, chosen, language })
    .filter((info) => closeness(info, text) !== null)
    .map((info) => ({ info, found: named(info.id, isHost && givesOut(info, text) ? wholeHost(info, text) : undefined) }));
};

/** What is offered for a text: by the service's name, by a host's, or for a pasted address. The likeliest first. */
export const useSuggestions = (text: string, how: { chosen: string; language: 'ja' | 'en' }): Suggestions => {
  const bridge = useBridge();
  const services = useServices();
  const { chosen, language } = how;
  const [answered, setAnswered] = useState<{ text: string; guessed: Guess } | null>(null);
  const kind = kindOf(text);
  const known = useMemo(
    () => (kind === 'address' ? [] : here([...services.values()], text, { chosen, language })),
    [services, text, kind, chosen, language],
  );
  const isGiven = kind === 'host' && known.some(({ info }) => givesOut(info, text));
  const asks = services.size > 0 && (kind === 'address' || (kind === 'host' && !isGiven));
  useEffect(() => {
    if (!asks) return undefined;
    let over = false;
    const ask = (): void => {
      void guess(bridge, services, text).then((guessed) => {
        if (!over) setAnswered({ text, guessed });
      });
    };
    const stop = after(kind === 'address' ? 0 : TYPED, ask);
    return () => {
      over = true;
      stop();
    };
  }, [asks, bridge, services, text, kind]);

  if (!asks) return { ...NONE, items: known };
  if (answered?.text !== text) return { items: known, guessed: null, asking: true };
  const told = answered.guessed.found.flatMap((found): Suggestion[] => {
    const info = services.get(found.service);
    return info === undefined ? [] : [{ info, found }];
  });
  return {
    items: [...told, ...known.filter(({ info }) => !told.some((one) => one.info === info))],
    guessed: answered.guessed,
    asking: false,
  };
};
