import type { DnsAnswerKind } from '../../../preload/contract/dns/watch.ts';
import type { Verification } from '../../../preload/contract/journal.ts';
import type { Outcome } from '../../../preload/contract/outcome.ts';

/** What must be remembered of one family of one event, across restarts. Times are ms since 1970. */
export interface FamilyRecord {
  /** The address last accepted by the service; null when none was, or when settings changed since. */
  accepted: string | null;
  acceptedAt: number | null;
  /** Written before a request leaves; removed by its outcome. Found at start-up: the DNS is asked before anything is sent again. */
  intent: { address: string; at: number } | null;
  outcome: Outcome | null;
  triedAt: number | null;
  tried: string | null;
  /** Failures in a row, of the same kind. */
  failures: number;
  failingSince: number | null;
  /** Not before this time; null when it may run as soon as it is due. */
  notBefore: number | null;
  /** The service asked not to be asked before this time; null where it did not. Holds for a new address and after an edit too. */
  pausedUntil: number | null;
  /** Stopped until its settings change or the user resumes it. */
  stopped: boolean;
  /** False where the DNS cannot show what was accepted: a proxy's addresses stand there, or the host is not a DNS name. */
  comparable: boolean;
  /** Only the DNS shows that `accepted` was taken; the service's reply was not understood. */
  vouched: boolean;
  verification: Verification | null;
  /** Other addresses of this family at its hosts, as the DNS or the service itself showed them. */
  beside: string[];
  verifiedAt: number | null;
  /** For how long the servers let others keep the record that was last looked up, in seconds; null: not known. */
  ttlSeconds: number | null;
}

/** What the user has to confirm at a service, and which reminders before that day were sent (main/engine/reminders). */
export interface Reminder {
  service: string;
  /** ms since 1970: when it was confirmed, or since when the event uses this service. */
  from: number;
  confirmed: boolean;
  told: number[];
}

/** What the DNS last showed of a watched name. Times are ms since 1970. */
export interface Sighting {
  kind: DnsAnswerKind;
  /** Of both families, sorted. */
  addresses: string[];
  /** Those of them that all servers which answer show. */
  shared: string[];
  alias: string | null;
  /** Since when it answers so. */
  since: number;
}

export interface EventRecord {
  id: string;
  ipv4: FamilyRecord;
  ipv6: FamilyRecord;
  /** Last time its schedule made it run (time-driven schedules and commands). */
  ranAt: number | null;
  /** A `once` or `at-start` schedule that has run. */
  done: boolean;
  /** Hash of the settings that the accepted addresses were sent with: a change forgets them. */
  fingerprint: string;
  /** When it was sent by itself within the last day, ms since 1970, the oldest first. */
  sent: number[];
  reminder?: Reminder | undefined;
  /** Of a watch event, by name. */
  sightings?: Record<string, Sighting> | undefined;
  /** In one record alone, which is no event's (left-behind.ts): how often hosts were sent that no event remembers. */
  spent?: Record<string, number[]> | undefined;
  /** There, too: until when services asked not to be asked for hosts that no event remembers, ms since 1970. */
  rests?: Record<string, number> | undefined;
}

/** Records by event id; `put` is durable when it returns. */
export interface Ledger {
  get(id: string): EventRecord | undefined;
  put(record: EventRecord, options?: { sync?: boolean }): void;
  /** Many at once, with one write. */
  putAll(records: readonly EventRecord[], options?: { sync?: boolean }): void;
  remove(id: string): void;
}

export const emptyFamilyRecord = (): FamilyRecord => ({
  accepted: null,
  acceptedAt: null,
  intent: null,
  outcome: null,
  triedAt: null,
  tried: null,
  failures: 0,
  failingSince: null,
  notBefore: null,
  pausedUntil: null,
  stopped: false,
  comparable: true,
  vouched: false,
  verification: null,
  beside: [],
  verifiedAt: null,
  ttlSeconds: null,
});

export const emptyRecord = (id: string): EventRecord => ({
  id,
  ipv4: emptyFamilyRecord(),
  ipv6: emptyFamilyRecord(),
  ranAt: null,
  done: false,
  fingerprint: '',
  sent: [],
});

/** After a change of settings: what was accepted before says nothing any more, but a service that asked to wait is not asked sooner. */
export const forgotten = ({ pausedUntil }: FamilyRecord): FamilyRecord => ({
  ...emptyFamilyRecord(),
  notBefore: pausedUntil,
  pausedUntil,
});

/** Resumes a stopped record without its failures. */
export const resumed = (record: FamilyRecord): FamilyRecord => ({
  ...record,
  stopped: false,
  failures: 0,
  failingSince: null,
  outcome: null,
  notBefore: record.pausedUntil,
});

/**
 * What stopped before anything left is looked at anew whenever its event is taken up or changed: that costs no request, and what stood
 * in the way may be gone. What the service turned away already stays stopped. Null: nothing to change.
 */
export const unsentAnew = (record: EventRecord): EventRecord | null => {
  const isUnsent = ({ stopped, outcome }: FamilyRecord): boolean =>
    stopped && outcome?.kind === 'not-sent' && outcome.reason !== 'already-refused';
  const anew = (family: FamilyRecord): FamilyRecord => (isUnsent(family) ? resumed(family) : family);
  const { ipv4, ipv6 } = record;
  return isUnsent(ipv4) || isUnsent(ipv6) ? { ...record, ipv4: anew(ipv4), ipv6: anew(ipv6) } : null;
};
