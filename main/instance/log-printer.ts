import { type Language, stringsFor } from '../../preload/strings/index.ts';
import type { Services } from '../ports/dns-service.ts';
import type { Journal } from '../ports/storage/journal.ts';
import { plainJson, plainText } from './text/plain-text.ts';

/** --log: each entry as it happens, a JSON object a line (docs/journal.md) or a sentence. */
export const printJournal = (
  journal: Journal,
  services: Services,
  { as, language, print }: { as: 'json' | 'text'; language: Language; print: (line: string) => void },
): void => {
  const { cli } = stringsFor(language);
  const nameOf = (id: string): string => services.find(id)?.info.name ?? id;
  journal.listen((entry) =>
    print(
      as === 'json'
        ? plainJson(JSON.stringify({ ...entry, at: new Date(entry.at).toISOString() }))
        : plainText(cli.readableLine(entry, nameOf)),
    ),
  );
};
