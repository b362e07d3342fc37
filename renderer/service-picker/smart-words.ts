import type { Strings } from '../../preload/strings/index.ts';
import { refusalText } from '../../preload/strings/refusal-text.ts';
import { OWN_URL } from '../event-form/own-url-check.ts';
import { kindOf } from './smart-text.ts';
import type { Suggestions } from './suggestions.ts';

/** What is said below the field while something is typed; null: the list says it all. */
export const smartWords = (text: string, { items, guessed, asking }: Suggestions, strings: Strings): string | null => {
  const { finder } = strings;
  if (asking) return kindOf(text) === 'host' ? finder.asking : null;
  if (guessed === null) return items.length === 0 && kindOf(text) !== 'nothing' ? strings.event.serviceNone : null;
  if (guessed.refused !== null && items.length === 0) return refusalText(strings, guessed.refused.code, guessed.refused.detail);
  const servers = guessed.nameServers.length === 0 ? null : finder.nameServers(guessed.nameServers);
  const isOwn = items.length > 0 && items.every(({ info }) => info.id === OWN_URL);
  return strings.sentences([items.length === 0 ? finder.none : isOwn ? finder.ownUrl : finder.found, servers]);
};
