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
import { isNamed } from './rest/rest-records.ts';
import { inZone, type RecordTarget, settingOf, settle, ttlOf, UPDATED, updateEach, ZONE_MISSING } from './rest/targets.ts';

type Call = (method: Rendered['method'], path: string, body?: Json) => Promise<Good | Bad>;

/** The service takes 60 to 86400 seconds. */
const TTL = 300;

/** A change is answered with a message alone, a new record also with its id. */
const finish = (reply: Good | Bad, key: string): Outcome => {
  if (!reply.ok) return reply.outcome;
  return textAt(reply.json, key) !== '' ? UPDATED : reply.strange;
};

const updateRecord = async (call: Call, task: Task, target: RecordTarget, zone: string, name: string): Promise<Outcome> => {
  const given = settingOf(task, 'zone') !== '';
  const found = await call('GET', given ? `?${queryOf({ domain: zone })}` : '');
  if (!found.ok) return found.outcome;
  const all = listAt(found.json, '/records');
  if (all === null) return found.strange;
  const list = all.filter((one) => toAscii(textAt(one, '/domain')) === zone);
  if (list.length === 0 && !given) return ZONE_MISSING;
  const place = { domain: zone, host: name === '' ? '@' : name, type: target.type };
  const records = list.filter(
    (one) =>
      isNamed(pointAt(one, '/host'), { name, host: target.host }) && textAt(one, '/type') === place.type && textAt(one, '/id') !== '',
  );
  const body = { ...place, content: target.address };
  return settle(target, task, records, (one) => pointAt(one, '/content'), {
    change: async (one) => finish(await call('PUT', `/${encodeStrictly(textAt(one, '/id'))}`, body), '/message'),
    create: async () => finish(await call('POST', '', { ...body, ttl: ttlOf(undefined, task, TTL) }), '/id'),
  });
};

/** XServer's API: list the domain's records, then change one; what is left out of a change stays, TTL and priority among it. */
export const update = (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const base = `https://api.xserver.ne.jp/v1/server/${encodeStrictly(settingOf(task, 'server'))}/dns`;
  const headers = { Authorization: `Bearer ${settingOf(task, 'apiKey')}` };
  const call: Call = (method, path, body) => exchange(jsonRequest(method, `${base}${path}`, headers, body));
  return updateEach(task, (target) => inZone(target, (zone, name) => updateRecord(call, task, target, zone, name)));
};
