import type { Outcome } from '../../../preload/contract/outcome.ts';
import { toAscii } from '../../net/host-name.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { type Json, pointAt } from '../judge/json.ts';
import type { Rendered } from '../render/render.ts';
import { encodeStrictly, queryOf } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, exchanger, type Good, jsonRequest, listAt, textAt } from './rest/exchange.ts';
import { listPages } from './rest/pages.ts';
import { inZone, isRight, type RecordTarget, settingOf, settle, ttlOf, UPDATED, updateEach, ZONE_MISSING } from './rest/targets.ts';

type Call = (method: Rendered['method'], path: string, body?: Json) => Promise<Good | Bad>;

const TTL = 120;

/** The address of a record; some types have more than one value, an address record has one. */
const addressOf = (record: Json): Json | undefined => pointAt(record, '/content/0');

const recordsOf = (set: Json | undefined): Json[] => listAt(set, '/resource_records') ?? [];

/** A change is answered with an empty JSON tree, or with the set itself. */
const finish = (reply: Good | Bad, target: RecordTarget): Outcome => {
  if (!reply.ok) return reply.outcome;
  const echoed = recordsOf(reply.json).some((record) => isRight(target, addressOf(record)));
  return (reply.status === 200 && reply.text === '{}') || echoed ? UPDATED : reply.strange;
};

/** What a record keeps when its address changes. Its id is the service's own. */
const changed = (record: Json | undefined, target: RecordTarget): Record<string, Json> => {
  const tree = typeof record === 'object' && record !== null && !Array.isArray(record) ? record : {};
  return Object.fromEntries([...Object.entries(tree).filter(([key]) => key !== 'id' && key !== 'content'), ['content', [target.address]]]);
};

const updateSet = async (call: Call, task: Task, target: RecordTarget, zone: string): Promise<Outcome> => {
  const zones = await call('GET', `zones?${queryOf({ name: zone })}`);
  if (!zones.ok) return zones.outcome;
  const list = listAt(zones.json, '/zones');
  if (list === null) return zones.strange;
  if (!list.some((one) => toAscii(textAt(one, '/name')) === zone)) return ZONE_MISSING;
  const path = `zones/${encodeStrictly(zone)}`;
  const found = await listPages(
    (_, seen) => call('GET', `${path}/rrsets${seen === 0 ? '' : `?offset=${seen}`}`),
    '/rrsets',
    '/total_amount',
  );
  if (!found.ok) return found.outcome;
  const sets = found.list.filter((one) => toAscii(textAt(one, '/name')) === target.host && textAt(one, '/type') === target.type);
  const right = sets
    .flatMap(recordsOf)
    .map(addressOf)
    .find((value) => isRight(target, value));
  const place = `${path}/${encodeStrictly(target.host)}/${target.type}`;
  return settle(target, task, sets, () => right, {
    change: async (set) => {
      const [first, ...others] = recordsOf(set);
      const kept = Object.fromEntries(
        ['meta', 'filters', 'pickers'].flatMap((key) => {
          const value = pointAt(set, `/${key}`);
          return value === undefined || value === null ? [] : [[key, value] as const];
        }),
      );
      const body = { ...kept, ttl: ttlOf(pointAt(set, '/ttl'), task, TTL), resource_records: [changed(first, target), ...others] };
      return finish(await call('PUT', place, body), target);
    },
    create: async () => {
      const body = { ttl: ttlOf(undefined, task, TTL), resource_records: [{ content: [target.address] }] };
      return finish(await call('POST', place, body), target);
    },
  });
};

/** Gcore DNS: a whole record set is written, with its filters, its other records and their metadata as they were. */
export const update = (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const headers = { Authorization: `APIKey ${settingOf(task, 'token')}` };
  const call: Call = (method, path, body) => exchange(jsonRequest(method, `https://api.gcore.com/dns/v2/${path}`, headers, body));
  return updateEach(task, (target) => inZone(target, (zone) => updateSet(call, task, target, zone)));
};
