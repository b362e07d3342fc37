import type { Family } from '../../../../preload/contract/event.ts';
import { isAccepted, MOST_BESIDE, type Outcome, type OutcomeKind } from '../../../../preload/contract/outcome.ts';
import { parseAddress } from '../../../net/address.ts';
import type { JobResult } from '../../../ports/dns-service.ts';
import type { Json } from '../../judge/json.ts';
import { type Note, summarize } from '../../run/run.ts';
import type { Task } from '../../run/task.ts';

/** One record to set: one host and one family of a job. */
export interface RecordTarget {
  /** In ASCII form. */
  host: string;
  family: Family;
  type: 'A' | 'AAAA';
  address: string;
  /** What was sent for it before. */
  replaces?: readonly string[] | undefined;
  /** The zone that was given, else all that could hold the host, the longest first. Shared by both families of a host. */
  zones: string[];
}

export type Wanted = Pick<RecordTarget, 'family' | 'address' | 'replaces'>;

/** What one record is refused for says nothing of the next; what the service or the account is refused for does. */
export const ENDS_SERVICE: ReadonlySet<OutcomeKind> = new Set(['auth-failed', 'rate-limited', 'network', 'server-error', 'abuse']);

/** A setting as text, without blanks around it; '' when it is not there. */
export const settingOf = (task: Task, key: string): string => String(task.settings[key] ?? '').trim();

/** The host and all above it that could be a zone, the longest first. A wildcard is no zone. */
export const candidatesOf = (host: string): string[] => {
  const labels = host.replace(/^\*\./, '').split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
};

/**
 * Each host and family after the other; a fault of one does not stop the next unless it is one of `ends`: then what is left ends the same
 * way, and nothing more is asked. `ends` is given only where each family has a server or a key of its own.
 */
export const updateEach = async (
  task: Task,
  update: (target: RecordTarget) => Promise<Outcome>,
  ends: ReadonlySet<OutcomeKind> = ENDS_SERVICE,
): Promise<JobResult> => {
  const notes: Note[] = [];
  const zone = settingOf(task, 'zone');
  let ended: Outcome | null = null;
  for (const [at, host] of task.ascii.entries()) {
    const zones = zone === '' ? candidatesOf(host) : [zone];
    for (const family of ['ipv4', 'ipv6'] as const) {
      const address = task[family];
      if (address === null) continue;
      const outcome: Outcome =
        ended ??
        (await update({ host, family, type: family === 'ipv4' ? 'A' : 'AAAA', address, replaces: task.replaces?.[family], zones }));
      if (ends.has(outcome.kind)) ended = outcome;
      const addresses = { ipv4: family === 'ipv4' ? address : null, ipv6: family === 'ipv6' ? address : null };
      notes.push({ host: task.hosts[at] ?? host, addresses, outcome });
    }
  }
  return summarize(notes);
};

/** Tries a target's zones until one is there. `name` is the host below the zone, '' at its top. */
export const inZone = async (target: RecordTarget, attempt: (zone: string, name: string) => Promise<Outcome>): Promise<Outcome> => {
  let last: Outcome = { kind: 'bad-host', reason: 'zone-not-found' };
  for (const zone of [...target.zones]) {
    last = await attempt(zone, target.host.slice(0, Math.max(0, target.host.length - zone.length - 1)));
    if (last.reason === 'zone-not-found') continue;
    target.zones.splice(0, target.zones.length, zone);
    return last;
  }
  return last;
};

/** Whether a text a service keeps is the target's address, however it is written. */
export const isRight = ({ family, address }: Wanted, value: Json | undefined): boolean => {
  const told = typeof value === 'string' ? parseAddress(value.trim(), family) : null;
  return told !== null && told === parseAddress(address, family);
};

/** The user may forbid that records are made. */
export const mayCreate = (task: Task): boolean => task.settings.create !== false;

export const RECORD_MISSING: Outcome = { kind: 'bad-host', reason: 'record-not-found' };
export const ZONE_MISSING: Outcome = { kind: 'bad-host', reason: 'zone-not-found' };
export const UNCHANGED: Outcome = { kind: 'unchanged' };
export const UPDATED: Outcome = { kind: 'updated' };

/** With the other addresses the name keeps, where the address is there now. */
export const namingOthers = (outcome: Outcome, { family, address }: Wanted, others: readonly (Json | undefined)[]): Outcome => {
  if (!isAccepted(outcome)) return outcome;
  const own = parseAddress(address, family);
  const told = others.flatMap((value) => (typeof value === 'string' ? (parseAddress(value.trim(), family) ?? []) : []));
  const beside = [...new Set(told)].filter((each) => each !== own).slice(0, MOST_BESIDE);
  return beside.length === 0 ? outcome : { ...outcome, beside };
};

/** The record that holds what was sent before in front: of several it is the one to be changed. */
export const ownFirst = <R>({ family, replaces = [] }: Wanted, records: readonly R[], valueIn: (record: R) => Json | undefined): R[] => {
  const before = replaces.map((address) => parseAddress(address, family));
  const own = records.find((record) => {
    const value = valueIn(record);
    return typeof value === 'string' && before.includes(parseAddress(value.trim(), family) ?? '');
  });
  return own === undefined ? [...records] : [own, ...records.filter((record) => record !== own)];
};

/**
 * What is done with the records or values a name has, the same for every service. When one of them is right, nothing is written. Else the one
 * that holds what was sent before is changed, or the first, and its `others` stay as they are: where a service takes a set as a whole, they are sent back with it. Without any, one
 * is made where that may be.
 */
export const settleRecords = async <R>(
  wanted: Wanted,
  records: readonly R[],
  valueIn: (record: R) => Json | undefined,
  how: { change: (record: R, others: R[]) => Promise<Outcome>; create?: (() => Promise<Outcome>) | undefined },
): Promise<Outcome> => {
  if (records.some((record) => isRight(wanted, valueIn(record)))) return namingOthers(UNCHANGED, wanted, records.map(valueIn));
  const [first, ...others] = ownFirst(wanted, records, valueIn);
  if (first !== undefined) return namingOthers(await how.change(first, others), wanted, others.map(valueIn));
  return how.create?.() ?? RECORD_MISSING;
};

/** The same, where the user may forbid that records are made. */
export const settle = <R>(
  target: RecordTarget,
  task: Task,
  records: readonly R[],
  valueIn: (record: R) => Json | undefined,
  { change, create }: { change: (record: R) => Promise<Outcome>; create: () => Promise<Outcome> },
): Promise<Outcome> => settleRecords(target, records, valueIn, { change, create: mayCreate(task) ? create : undefined });

/** The values of a set with the one that was sent before replaced, else the first: round-robin neighbours stay. */
export const withFirst = (values: readonly string[], target: RecordTarget): string[] => [
  target.address,
  ...ownFirst(target, values, (value) => value).slice(1),
];

/** A TTL as a service keeps it, else the one of the settings, in seconds. */
export const ttlOf = (kept: Json | undefined, task: Task, otherwise: number): number => {
  const found = [kept, task.settings.ttl].map((value) =>
    typeof value === 'boolean' || value === null ? Number.NaN : Number(value ?? Number.NaN),
  );
  return found.find((seconds) => Number.isInteger(seconds) && seconds > 0) ?? otherwise;
};
