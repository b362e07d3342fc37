import type { Outcome } from '../../../preload/contract/outcome.ts';
import { toAscii } from '../../net/host-name.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { type Json, pointAt } from '../judge/json.ts';
import type { Rendered } from '../render/render.ts';
import { encodeStrictly } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, exchanger, type Good, jsonRequest, textAt } from './rest/exchange.ts';
import { replaceRecord } from './rest/replace-record.ts';
import { inZone, isRight, type RecordTarget, settingOf, settle, ttlOf, updateEach } from './rest/targets.ts';

type Call = (method: Rendered['method'], path: string, body?: Json) => Promise<Good | Bad>;

const TTL = 3600;

const updateRecord = async (call: Call, task: Task, target: RecordTarget, zone: string): Promise<Outcome> => {
  const records = `dns_zones/${encodeStrictly(zone.replaceAll('.', '_'))}/dns_records`;
  const found = await call('GET', records);
  if (!found.ok) return found.outcome;
  if (!Array.isArray(found.json)) return found.strange;
  const list = found.json.filter(
    (one) =>
      toAscii(textAt(one, '/hostname')) === target.host && [target.type, ''].includes(textAt(one, '/type')) && textAt(one, '/id') !== '',
  );
  const make = async (ttl: number): Promise<{ id: string } | Outcome> => {
    const made = await call('POST', records, { type: target.type, hostname: target.host, value: target.address, ttl });
    if (!made.ok) return made.outcome;
    const id = textAt(made.json, '/id');
    return id !== '' && isRight(target, pointAt(made.json, '/value')) ? { id } : made.strange;
  };
  const remove = (id: string) => call('DELETE', `${records}/${encodeStrictly(id)}`);
  return settle(target, task, list, (one) => pointAt(one, '/value'), {
    change: (one) => replaceRecord(textAt(one, '/id'), { make: () => make(ttlOf(pointAt(one, '/ttl'), task, TTL)), remove }),
    create: () => replaceRecord(null, { make: () => make(ttlOf(undefined, task, TTL)), remove }),
  });
};

/** Netlify DNS: records cannot be changed, so a new one is made and the old one taken away. A zone's id is its name with underscores. */
export const update = (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const headers = { Authorization: `Bearer ${settingOf(task, 'token')}` };
  const call: Call = (method, path, body) => exchange(jsonRequest(method, `https://api.netlify.com/api/v1/${path}`, headers, body));
  return updateEach(task, (target) => inZone(target, (zone) => updateRecord(call, task, target, zone)));
};
