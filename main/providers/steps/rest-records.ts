import type { Family } from '../../../preload/contract/event.ts';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import { parseAddress } from '../../engine/address.ts';
import { toAscii } from '../../engine/host-name.ts';
import type { JobResult } from '../../engine/service.ts';
import type { Task } from '../job-check.ts';
import { type Json, pointAt } from '../judge-json.ts';
import { type Note, summarize } from '../run.ts';
import { type Answer, type Found, found, ttlOf } from './rest-call.ts';
import { belowZone, type Zone } from './rest-zone.ts';

/** One name and type to be kept at one address. */
export interface Spot {
  zone: Zone;
  host: string;
  /** Below the zone, '' at its top. */
  name: string;
  family: Family;
  type: 'A' | 'AAAA';
  address: string;
  /** Seconds, where the user wants one of his own. */
  ttl: number | undefined;
}

/** How a service's records are read and written. */
export interface Keeper {
  zoneOf(host: string): Promise<Found<Zone>>;
  /** The records of this name and type; the values of one, where the service keeps them in a set. */
  records(spot: Spot): Promise<Found<Json[]>>;
  /** Where a record has its address: a JSON pointer, '' for a bare value. */
  address: string;
  /** With several records, none of them right: change the first, or refuse because a write would change them all. */
  several: 'first' | 'refuse';
  change(spot: Spot, record: Json): Promise<Outcome>;
  /** Without it a missing record is the user's to make. */
  create?(spot: Spot): Promise<Outcome>;
}

export const UPDATED: Outcome = { kind: 'updated' };
const TYPES = { ipv4: 'A', ipv6: 'AAAA' } as const;
const ENDS = ['auth-failed', 'rate-limited', 'network', 'server-error'];

export const isAddress = (value: Json | undefined, { family, address }: Spot): boolean => {
  const told = typeof value === 'string' ? parseAddress(value.trim(), family) : null;
  return told !== null && told === parseAddress(address, family);
};

/** Whether a service's name for a record means this spot: relative or whole, with a final dot or not, `@` or nothing at the top. */
export const isNamed = (value: Json | undefined, { name, host }: Spot): boolean => {
  if (typeof value !== 'string') return false;
  const told = toAscii(value);
  return told === host || (name === '' ? told === '' || told === '@' : told === name);
};

/**
 * Of a list the records of this name and type. Where the service was asked for no others (`trusting`), a record need not say
 * them again.
 */
export const ofSpot = (list: Found<Json[]>, spot: Spot, at: { type?: string; name?: string; trusting?: boolean } = {}): Found<Json[]> => {
  if (!list.ok) return list;
  const { type = '/type', name = '/name', trusting = false } = at;
  const passes = (value: Json | undefined, fits: boolean): boolean => fits || (trusting && value === undefined);
  const fits = (record: Json): boolean => {
    const [ownType, ownName] = [pointAt(record, type), pointAt(record, name)];
    return passes(ownType, ownType === spot.type) && passes(ownName, isNamed(ownName, spot));
  };
  return found(list.value.filter(fits));
};

/** A write is believed when the answer repeats the address that was sent. */
export const repeats = (answer: Found<Answer>, pointer: string, spot: Spot): Outcome => {
  if (!answer.ok) return answer.outcome;
  const told = pointAt(answer.value.json, pointer);
  if (isAddress(told, spot)) return UPDATED;
  return told === undefined ? answer.value.puzzled() : { ...answer.value.puzzled(), kind: 'not-confirmed', reason: 'other-address' };
};

/** A write is believed when the answer has its documented sign. */
export const shows = (answer: Found<Answer>, sign: (answer: Answer) => boolean): Outcome => {
  if (!answer.ok) return answer.outcome;
  return sign(answer.value) ? UPDATED : answer.value.puzzled();
};

/** Reads first; nothing is written when one of the records is right already. What is written is the address of one record. */
const keepOne = async (keeper: Keeper, spot: Spot): Promise<Outcome> => {
  const records = await keeper.records(spot);
  if (!records.ok) return records.outcome;
  const [first, second] = records.value;
  if (records.value.some((record) => isAddress(pointAt(record, keeper.address), spot))) return { kind: 'unchanged' };
  if (first === undefined) return keeper.create?.(spot) ?? { kind: 'bad-host', reason: 'record-not-found' };
  if (second !== undefined && keeper.several === 'refuse') return { kind: 'bad-config' };
  return keeper.change(spot, first);
};

/** Keeps all hosts of a task, each family by itself. A fault of one record does not stop the next; one of the service does. */
export const keepRecords = async (task: Task, keeper: Keeper): Promise<JobResult> => {
  const notes: Note[] = [];
  let ended: Outcome | null = null;
  for (const [at, host] of task.ascii.entries()) {
    const zone: Found<Zone> = ended === null ? await keeper.zoneOf(host) : { ok: false, outcome: ended };
    for (const family of ['ipv4', 'ipv6'] as const) {
      const address = task[family];
      if (address === null) continue;
      const [type, ttl] = [TYPES[family], ttlOf(task)];
      let outcome: Outcome = ended ?? (zone.ok ? UPDATED : zone.outcome);
      if (zone.ok && ended === null)
        outcome = await keepOne(keeper, { zone: zone.value, host, name: belowZone(host, zone.value.name), family, type, address, ttl });
      if (ENDS.includes(outcome.kind)) ended = outcome;
      const addresses = { ipv4: family === 'ipv4' ? address : null, ipv6: family === 'ipv6' ? address : null };
      notes.push({ host: task.hosts[at] ?? host, addresses, outcome });
    }
  }
  return summarize(notes);
};
