import type { Result } from '../../../preload/contract/api.ts';
import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Services } from '../../ports/dns-service.ts';
import type { SecretChange, Secrets } from '../../ports/storage/secrets.ts';
import type { DocumentStore } from '../../ports/storage/settings.ts';
import { boundTo } from './secret-binding.ts';

type Done = Result<'events.run'>;
type Refusal = Extract<Done, { ok: false }>;

/** Events and their secrets, both or neither: the document names the secrets that were written beside those in use. */
export interface SecretChanges {
  keepWith(events: SaikoroEvent[], changes: ReadonlyMap<string, SecretChange>): Done;
  /** Takes secrets away from events, on the disk at once; `undo` gives them back, `finish` makes it final. */
  withdraw(keys: ReadonlyMap<string, readonly string[]>): { ok: true; undo(): void; finish(): void } | Refusal;
}

export const createSecretChanges = ({
  documents,
  secrets,
  services,
  events,
  keep,
}: {
  documents: DocumentStore;
  secrets: Secrets;
  services: Services;
  events: () => SaikoroEvent[];
  /** Saves the document with these events, and these slots besides those it names. */
  keep: (events: SaikoroEvent[], slots?: Record<string, number>) => Done;
}): SecretChanges => {
  const write = (next: SaikoroEvent[], changes: ReadonlyMap<string, SecretChange>) => {
    const drafted = secrets.draft(changes);
    if (!drafted.ok) return { ok: false, code: drafted.full ? 'disk-full' : 'disk-error', detail: drafted.detail } as const;
    const kept = keep(next, drafted.draft.slots);
    if (kept.ok) return drafted;
    drafted.draft.discard();
    return kept;
  };
  return {
    keepWith(next, changes) {
      if (changes.size === 0) return keep(next);
      const written = write(next, changes);
      if (!written.ok) return written;
      written.draft.adopt();
      return { ok: true };
    },
    withdraw(keys) {
      const changes = events().flatMap((event): [string, SecretChange][] => {
        const gone = keys.get(event.id) ?? [];
        if (gone.length === 0) return [];
        return [
          [event.id, { values: Object.fromEntries(gone.map((key) => [key, ''])), from: event.id, boundTo: boundTo(event, services) }],
        ];
      });
      if (changes.length === 0) return { ok: true, undo() {}, finish() {} };
      const before = documents.document.secretSlots ?? {};
      const written = write(events(), new Map(changes));
      if (!written.ok) return written;
      const { draft } = written;
      const undo = (): void => {
        // Where the disk refuses that, too, the secrets are typed again: better than sent to the wrong place.
        const back = keep(events(), Object.fromEntries(changes.map(([id]) => [id, Object.hasOwn(before, id) ? (before[id] ?? 0) : 0])));
        if (back.ok) draft.discard();
        else draft.adopt();
      };
      return { ok: true, undo, finish: draft.adopt };
    },
  };
};
