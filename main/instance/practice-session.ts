import type { Language } from '../../preload/strings/index.ts';
import { boundTo } from '../engine/approvals/secret-binding.ts';
import type { Services } from '../ports/dns-service.ts';
import { practiceEvent, practiceSecrets } from '../practice/practice-plugin.ts';
import type { Stores } from './stores.ts';

/** The name that the event had from the start follows the language; one that the user gave it stays. */
const renamed = ({ documents }: Pick<Stores, 'documents'>, language: Language): void => {
  const fresh = practiceEvent(language);
  const own = new Set((['ja', 'en'] as const).map((each) => practiceEvent(each).name));
  const { events } = documents.document;
  const isOld = ({ id, name }: (typeof events)[number]): boolean => id === fresh.id && own.has(name) && name !== fresh.name;
  if (!events.some(isOld)) return;
  documents.save({ ...documents.document, events: events.map((event) => (isOld(event) ? { ...event, name: fresh.name } : event)) });
};

/** Gives a new practice folder its one event, with its password. */
export const seedPractice = (
  { documents, secrets }: Pick<Stores, 'documents' | 'secrets'>,
  services: Services,
  language: Language,
): void => {
  if (documents.document.events.length > 0) {
    renamed({ documents }, language);
    return;
  }
  const event = practiceEvent(language);
  const change = { values: practiceSecrets, from: null, boundTo: boundTo(event, services) };
  const drafted = secrets.draft(new Map([[event.id, change]]));
  if (!drafted.ok) return;
  // Who practises begins with an event, and opens the first run himself.
  const ui = { ...documents.document.ui, firstRun: undefined };
  documents.save({ ...documents.document, ui, events: [event], secretSlots: drafted.draft.slots });
  drafted.draft.adopt();
};
