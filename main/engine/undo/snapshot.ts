import { FAMILIES, type SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Deed } from '../../../preload/contract/history/deed.ts';
import type { Services } from '../../ports/dns-service.ts';
import type { EventRecord, Ledger } from '../../ports/storage/ledger.ts';
import type { SealedCopy, SecretChange, Secrets } from '../../ports/storage/secrets.ts';
import { boundTo } from '../approvals/secret-binding.ts';

/** An event as it was. */
interface Kept {
  /** null: it was not there. */
  event: SaikoroEvent | null;
  secrets: SealedCopy;
  /** For whom its secrets were typed then. */
  boundTo: string | null;
  /** What was remembered of it, so that one that comes back is not sent anew. */
  record: EventRecord | undefined;
}

/** What some events were, and the order of all. */
export interface Snapshot {
  all: readonly SaikoroEvent[];
  kept: ReadonlyMap<string, Kept>;
}

interface Needs {
  secrets: Secrets;
  services: Services;
  ledger: Pick<Ledger, 'get'>;
}

export const takeSnapshot = (all: readonly SaikoroEvent[], ids: readonly string[], { secrets, services, ledger }: Needs): Snapshot => {
  const byId = new Map(all.map((event) => [event.id, event]));
  const kept = ids.map((id): [string, Kept] => {
    const event = byId.get(id) ?? null;
    return [id, { event, secrets: secrets.copy(id), boundTo: event === null ? null : boundTo(event, services), record: ledger.get(id) }];
  });
  return { all, kept: new Map(kept) };
};

/** The events as they are to be: those of the snapshot as they were, the others as they are now, in the order of then. */
export const eventsAfter = (now: readonly SaikoroEvent[], { all, kept }: Snapshot): SaikoroEvent[] => {
  const byId = new Map(now.map((event) => [event.id, event]));
  for (const [id, { event }] of kept) {
    if (event === null) byId.delete(id);
    else byId.set(id, event);
  }
  const ordered = all.flatMap(({ id }) => byId.get(id) ?? []);
  const placed = new Set(ordered.map(({ id }) => id));
  return [...ordered, ...[...byId.values()].filter(({ id }) => !placed.has(id))];
};

/** Of events that are there now, the passwords that the snapshot would put back: whether there are any, and when one of them was refused. */
export const passwordsIn = (
  now: readonly SaikoroEvent[],
  { kept }: Snapshot,
  { secrets }: Pick<Needs, 'secrets'>,
): Pick<Deed, 'password' | 'refusedAt'> => {
  const present = new Set(now.map(({ id }) => id));
  const back = [...kept].filter(([id, was]) => present.has(id) && was.event !== null && !secrets.isCopy(id, was.secrets));
  if (back.length === 0) return {};
  const refused = back.flatMap(([, { record }]) =>
    FAMILIES.flatMap((family) => {
      const known = record?.[family];
      return known?.outcome?.kind === 'auth-failed' && known.triedAt !== null ? [known.triedAt] : [];
    }),
  );
  return { password: true, ...(refused.length > 0 && { refusedAt: Math.max(...refused) }) };
};

/** Their secrets as they were, opened; those typed for another service or server than is meant now are left out. */
export const secretsAfter = async (
  { kept }: Snapshot,
  { secrets, services }: Pick<Needs, 'secrets' | 'services'>,
): Promise<Map<string, SecretChange>> => {
  const changes = new Map<string, SecretChange>();
  for (const [id, was] of kept) {
    if (was.event === null || secrets.isCopy(id, was.secrets)) continue;
    const binding = boundTo(was.event, services);
    const values = binding !== null && binding === was.boundTo ? await secrets.open(was.secrets) : {};
    changes.set(id, { values, from: null, boundTo: binding });
  }
  return changes;
};
