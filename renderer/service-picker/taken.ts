import type { ServiceInfo } from '../../preload/contract/service.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { nameIn } from '../../preload/strings/sentences/wording.ts';
import { type Draft, withRecognized, withService } from '../event-form/draft.ts';
import type { Suggestion } from './suggestions.ts';

/** The draft for a service that was taken from the list, with all that the text said of it. */
export const takenDraft = (draft: Draft, { info, found }: Suggestion): Draft =>
  withRecognized(info.id === draft.service ? draft : withService(draft, info), info, found);

const labelsOf = ({ hosts, values }: Suggestion['found'], info: ServiceInfo, strings: Strings, language: 'ja' | 'en'): string[] => [
  ...(hosts.length > 0 ? [strings.event.host] : []),
  ...info.fields.filter(({ key }) => values[key] !== undefined).map(({ label }) => label[language]),
];

/** What was taken, what was filled in, and what could not be. */
export const takenWords = ({ info, found }: Suggestion, strings: Strings, language: 'ja' | 'en'): string => {
  const labels = labelsOf(found, info, strings, language);
  const name = nameIn(language, info);
  const taken = labels.length === 0 ? strings.finder.chosen(name) : strings.finder.filled(name, strings.list(labels));
  return found.dropped === undefined ? taken : strings.sentences([taken, strings.finder.dropped(strings.list(found.dropped))]);
};
