import type { Outcome } from '../../../../preload/contract/outcome.ts';
import { toAscii } from '../../../net/host-name.ts';
import type { JobResult } from '../../../ports/dns-service.ts';
import { type Json, pointAt } from '../../judge/json.ts';
import type { Task } from '../../run/task.ts';
import { type Found, found, listOf, type RestReply, ttlOf } from './rest-call.ts';
import { remember } from './rest-pages.ts';
import { belowZone, type Zone } from './rest-zone.ts';
import { isRight, type RecordTarget, settleRecords, UPDATED, updateEach } from './targets.ts';

/** One name and type to be kept at one address. */
export interface Spot extends Pick<RecordTarget, 'host' | 'family' | 'type' | 'address' | 'replaces'> {
  zone: Zone;
  /** Below the zone, '' at its top. */
  name: string;
  /** Seconds, where the user wants a TTL other than the service's. */
  ttl: number | undefined;
}

/** How a service's records are read and written. */
export interface Keeper {
  zoneOf(host: string): Promise<Found<Zone>>;
  /** The records of this name and type; the values of one, where the service keeps them in a set. */
  records(spot: Spot): Promise<Found<Json[]>>;
  /** Where a record has its address: a JSON pointer, '' for a bare value. */
  address: string;
  /** `others` are the further values of a set, none of them right: where a write takes the whole set, they are sent back as they were. */
  change(spot: Spot, record: Json, others: Json[]): Promise<Outcome>;
  /** Without it a missing record is the user's to make. */
  create?(spot: Spot): Promise<Outcome>;
}

/** Whether a service's name for a record means this spot: relative or whole, with a final dot or not, `@` or nothing at the top. */
export const isNamed = (value: Json | undefined, { name, host }: Pick<Spot, 'name' | 'host'>): boolean => {
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
export const repeats = (answer: Found<RestReply>, pointer: string, spot: Spot): Outcome => {
  if (!answer.ok) return answer.outcome;
  const told = pointAt(answer.value.json, pointer);
  if (isRight(spot, told)) return UPDATED;
  return told === undefined ? answer.value.puzzled() : { ...answer.value.puzzled(), kind: 'not-confirmed', reason: 'other-address' };
};

/** The same for a set, whose values a service may put into an order of its own. */
export const holds = (answer: Found<RestReply>, list: string, value: string, spot: Spot): Outcome => {
  if (!answer.ok) return answer.outcome;
  const told = listOf(answer.value, list);
  if (!told.ok) return answer.value.puzzled();
  if (told.value.some((one) => isRight(spot, pointAt(one, value)))) return UPDATED;
  return { ...answer.value.puzzled(), kind: 'not-confirmed', reason: 'other-address' };
};

/** A write is believed when the answer has its documented sign. */
export const shows = (answer: Found<RestReply>, sign: (answer: RestReply) => boolean): Outcome => {
  if (!answer.ok) return answer.outcome;
  return sign(answer.value) ? UPDATED : answer.value.puzzled();
};

/** Reads first; what is written is the address of one record. */
const keepOne = async (keeper: Keeper, spot: Spot): Promise<Outcome> => {
  const records = await keeper.records(spot);
  if (!records.ok) return records.outcome;
  const { create } = keeper;
  return settleRecords(spot, records.value, (record) => pointAt(record, keeper.address), {
    change: (record, others) => keeper.change(spot, record, others),
    create: create === undefined ? undefined : () => create(spot),
  });
};

/** Keeps all hosts of a task, each family by itself. A fault of one record does not stop the next; one of the service does. */
export const keepRecords = (task: Task, keeper: Keeper): Promise<JobResult> => {
  const zoneOf = remember((host) => keeper.zoneOf(host));
  return updateEach(task, async ({ host, family, type, address, replaces }) => {
    const zone = await zoneOf(host);
    if (!zone.ok) return zone.outcome;
    return keepOne(keeper, {
      zone: zone.value,
      host,
      name: belowZone(host, zone.value.name),
      family,
      type,
      address,
      replaces,
      ttl: ttlOf(task),
    });
  });
};
