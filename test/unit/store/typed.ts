import type { FileResult } from '../../../main/ports/storage/files.ts';
import type { SecretStore } from '../../../main/store/secrets/secrets.ts';

/** As an edit of an event whose document goes to the disk without trouble. */
export const typeAll = (secrets: SecretStore, values: ReadonlyMap<string, Record<string, string>>): FileResult => {
  const drafted = secrets.draft(new Map([...values].map(([id, pairs]) => [id, { values: pairs, from: id, boundTo: 'a service' }])));
  if (!drafted.ok) return drafted;
  drafted.draft.adopt();
  return { ok: true };
};
export const typeIn = (secrets: SecretStore, event: string, values: Record<string, string>): FileResult =>
  typeAll(secrets, new Map([[event, values]]));

/** As at a start: the document names no slots, so each event takes what was typed last for its service. */
export const settled = (secrets: SecretStore, ids: readonly string[] = ['a', 'b', 'e']): SecretStore => {
  secrets.settle({ slots: {}, bindings: new Map(ids.map((id) => [id, 'a service'])), clean: false });
  return secrets;
};
