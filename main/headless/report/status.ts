import type { DnsAnswerKind } from '../../../preload/contract/dns/watch.ts';
import { FAMILIES, type Family, nameOf, type SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Verification } from '../../../preload/contract/journal.ts';
import { isAccepted, type OutcomeKind } from '../../../preload/contract/outcome.ts';
import type { FolderHolder } from '../../platform/files/folder-lock.ts';
import type { EventRecord, FamilyRecord, Ledger } from '../../ports/storage/ledger.ts';
import { EXIT, type ExitCode } from '../command-line/exit-code.ts';
import { gravest } from './outcome.ts';

/** What is remembered of one family of an event; times are ISO 8601 in UTC. */
export interface FamilyFacts {
  accepted: string | null;
  acceptedAt: string | null;
  outcome: OutcomeKind | null;
  triedAt: string | null;
  /** What the DNS showed when it was asked last. */
  verification: Verification | null;
  verifiedAt: string | null;
  nextTryAt: string | null;
  /** Nothing more is sent until the user acts. */
  stopped: boolean;
}
export interface EventFacts {
  id: string;
  name: string;
  type: SaikoroEvent['type'];
  enabled: boolean;
  service?: string;
  hosts?: string[];
  program?: string;
  ipv4?: FamilyFacts;
  ipv6?: FamilyFacts;
  /** Of a watch event: what the DNS said last of each of its names. */
  sightings?: { host: string; answer: DnsAnswerKind; addresses: string[]; since: string | null }[];
  missingSecrets: string[];
}
/** Schema of `status --json` and `events list --json`: docs/command.md. */
export interface Status {
  schema: 'saikoro-status-1';
  at: string;
  /** The Saikoro that runs on the folder; null: none, so nothing is watched. */
  running: FolderHolder | null;
  events: EventFacts[];
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const factsOf = (record: FamilyRecord): FamilyFacts => ({
  accepted: record.accepted,
  acceptedAt: iso(record.acceptedAt),
  outcome: record.outcome?.kind ?? null,
  triedAt: iso(record.triedAt),
  verification: record.verification,
  verifiedAt: iso(record.verifiedAt),
  nextTryAt: iso(record.notBefore),
  stopped: record.stopped,
});

const sightingsOf = (record: EventRecord | undefined): NonNullable<EventFacts['sightings']> =>
  Object.entries(record?.sightings ?? {}).map(([host, { kind, addresses, since }]) => ({
    host,
    answer: kind,
    addresses,
    since: iso(since),
  }));

export const eventFacts = (
  event: SaikoroEvent,
  { ledger, missing }: { ledger: Pick<Ledger, 'get'>; missing: (event: SaikoroEvent) => string[] },
): EventFacts => {
  const record = ledger.get(event.id);
  const families: Partial<Record<Family, FamilyFacts>> = {};
  if (event.type === 'dns' && record !== undefined)
    for (const family of FAMILIES) if (event.families[family]) families[family] = factsOf(record[family]);
  return {
    id: event.id,
    name: nameOf(event),
    type: event.type,
    enabled: event.enabled,
    ...(event.type === 'dns' ? { service: event.service } : {}),
    ...(event.type === 'command' ? { program: event.call.program } : { hosts: event.hosts }),
    ...(event.type === 'watch' ? { sightings: sightingsOf(record) } : {}),
    ...families,
    missingSecrets: missing(event),
  };
};

export type Standing = 'off' | 'secret' | 'stopped' | 'failing' | 'mismatch' | 'published' | 'accepted' | 'nothing' | 'program' | 'watch';

/** How an event stands by what is remembered, the gravest of its families first. It says nothing of the address of now. */
export const standingOf = ({ enabled, type, missingSecrets, ipv4, ipv6 }: EventFacts): Standing => {
  if (!enabled) return 'off';
  if (missingSecrets.length > 0) return 'secret';
  if (type === 'command') return 'program';
  if (type === 'watch') return 'watch';
  const families = [ipv4, ipv6].filter((each) => each !== undefined);
  if (families.some(({ stopped }) => stopped)) return 'stopped';
  const isFailing = ({ outcome }: FamilyFacts): boolean => outcome !== null && !isAccepted({ kind: outcome });
  if (families.some(isFailing)) return 'failing';
  if (families.some(({ verification }) => verification === 'mismatch')) return 'mismatch';
  const taken = families.filter(({ accepted }) => accepted !== null);
  if (taken.length === 0) return 'nothing';
  return taken.every(({ verification }) => verification === 'match' || verification === 'beside') ? 'published' : 'accepted';
};

/** What it is worth to whoever asks how events stand, by the same table as for `once`: docs/command.md. */
export const CODE_OF: Record<Standing, ExitCode> = {
  off: EXIT.ok,
  secret: EXIT.config,
  stopped: EXIT.notAllowed,
  failing: EXIT.unavailable,
  mismatch: EXIT.tryLater,
  published: EXIT.ok,
  accepted: EXIT.ok,
  nothing: EXIT.ok,
  program: EXIT.ok,
  watch: EXIT.ok,
};
export const codeOf = (events: readonly EventFacts[]): ExitCode => gravest(events.map((facts) => CODE_OF[standingOf(facts)]));
