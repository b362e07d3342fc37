import type { Outcome } from '../../../preload/contract/outcome.ts';
import { type Json, pointAt } from '../judge/json.ts';
import { renderOrigin } from '../render/render.ts';
import { encodeUrl } from '../render/value.ts';
import type { Steps } from '../run/adapter.ts';
import { type Note, summarize } from '../run/run.ts';
import type { Task } from '../run/task.ts';
import { type Exchange, exchanger, jsonRequest, listAt } from './rest/exchange.ts';
import { isRight, namingOthers, ownFirst, type RecordTarget, settingOf, UNCHANGED, UPDATED } from './rest/targets.ts';

/** A server that is too old to look for one name tells the whole zone, in bytes. */
const LONGEST_ZONE = 4_194_304;

type Spot = Pick<RecordTarget, 'host' | 'family' | 'type' | 'address' | 'replaces'>;

const spotsOf = ({ ascii, ipv4, ipv6, replaces }: Task): Spot[] =>
  ascii.flatMap((host): Spot[] => [
    ...(ipv4 === null ? [] : [{ host, family: 'ipv4', type: 'A', address: ipv4, replaces: replaces?.ipv4 } as const]),
    ...(ipv6 === null ? [] : [{ host, family: 'ipv6', type: 'AAAA', address: ipv6, replaces: replaces?.ipv6 } as const]),
  ]);

const nameOf = ({ host }: Spot): string => `${host}.`;
const isOff = (record: Json): boolean => pointAt(record, '/disabled') === true;
const isOf = (spot: Spot, set: Json): boolean =>
  String(pointAt(set, '/name')).toLowerCase() === nameOf(spot) && pointAt(set, '/type') === spot.type;

/** The records of a name now; an outcome where they cannot be read. */
const readSet = async (exchange: Exchange, url: string, headers: Record<string, string>, spot: Spot): Promise<Json[] | Outcome> => {
  const reply = await exchange({ method: 'GET', url: `${url}?rrset_name=${encodeUrl(nameOf(spot))}&rrset_type=${spot.type}`, headers });
  if (!reply.ok) return reply.outcome;
  const set = listAt(reply.json, '/rrsets')?.find((one) => isOf(spot, one));
  if (listAt(reply.json, '/rrsets') === null) return reply.strange;
  return set === undefined ? [] : (listAt(set, '/records') ?? reply.strange);
};

/** Those that answer, the one that was sent before in front. */
const answering = (records: readonly Json[], spot: Spot): Json[] =>
  ownFirst(
    spot,
    records.filter((record) => !isOff(record)),
    (record) => pointAt(record, '/content'),
  );

/** The set with the address in the place of the first that answers; records that are switched off stay so. */
const changed = (records: readonly Json[], spot: Spot): Json[] => {
  const own = { content: spot.address, disabled: false };
  const [first] = answering(records, spot);
  return first === undefined ? [own, ...records] : records.map((record) => (record === first ? own : record));
};

/** PowerDNS takes a set as a whole, and several sets at once: what else a name has is read first and sent back with it. */
export const update: Steps = async (plugin, task, io) => {
  const origin = renderOrigin(plugin, (name) => task.settings[name]);
  if (typeof origin !== 'string') return { outcome: origin.outcome };
  const exchange = exchanger(plugin, task, io, LONGEST_ZONE);
  const url = `${origin}/api/v1/servers/localhost/zones/${encodeUrl(settingOf(task, 'zone'))}.`;
  const headers = { 'X-Api-Key': settingOf(task, 'apiKey') };
  const spots = spotsOf(task);
  const kept = new Map<Spot, Json[]>();
  if (task.settings.keepOthers !== false)
    for (const spot of spots) {
      const records = await readSet(exchange, url, headers, spot);
      if (!Array.isArray(records)) return { outcome: records };
      kept.set(spot, records);
    }
  const isDone = (spot: Spot): boolean => (kept.get(spot) ?? []).some((one) => !isOff(one) && isRight(spot, pointAt(one, '/content')));
  const ttl = Number(task.settings.ttl);
  const rrsets = spots
    .filter((spot) => !isDone(spot))
    .map((spot) => ({ name: nameOf(spot), type: spot.type, ttl, changetype: 'REPLACE', records: changed(kept.get(spot) ?? [], spot) }));
  const written = async (): Promise<Outcome> => {
    const reply = await exchange(jsonRequest('PATCH', url, headers, { rrsets }));
    if (!reply.ok) return reply.outcome;
    return reply.status === 204 ? UPDATED : reply.strange;
  };
  const told = rrsets.length === 0 ? UNCHANGED : await written();
  return summarize(
    spots.map((spot): Note => {
      const addresses = { ipv4: null, ipv6: null, [spot.family]: spot.address };
      const records = answering(kept.get(spot) ?? [], spot).map((one) => pointAt(one, '/content'));
      const outcome = isDone(spot) ? namingOthers(UNCHANGED, spot, records) : namingOthers(told, spot, records.slice(1));
      return { host: task.hosts[task.ascii.indexOf(spot.host)] ?? spot.host, addresses, outcome };
    }),
  );
};
