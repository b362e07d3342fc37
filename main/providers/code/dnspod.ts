import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { type Json, pointAt } from '../judge/json.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, exchanger, formRequest, type Good, listAt, textAt } from './rest/exchange.ts';
import { isNamed } from './rest/rest-records.ts';
import { inZone, isRight, type RecordTarget, settingOf, settle, ttlOf, UPDATED, updateEach } from './rest/targets.ts';

type Call = (action: string, fields: Record<string, string>) => Promise<Good | Bad>;

const TTL = 600;
/** DNSPod's default line, which serves all visitors. */
const DEFAULT_LINE = '默认';

/** Records of other lines serve other networks. */
const ours = (records: Json[]): Json[] => {
  const usual = records.filter((record) => ['', DEFAULT_LINE].includes(textAt(record, '/line')));
  return usual.length > 0 ? usual : records;
};

/** The reply names the value it took; where it does not, the id of a new record is the sign. */
const finish = (reply: Good | Bad, target: RecordTarget): Outcome => {
  if (!reply.ok) return reply.outcome;
  const value = pointAt(reply.json, '/record/value');
  if (value !== undefined && !isRight(target, value)) return { ...reply.strange, reason: 'other-address' };
  return textAt(reply.json, '/status/code') === '1' && textAt(reply.json, '/record/id') !== '' ? UPDATED : reply.strange;
};

const updateRecord = async (call: Call, task: Task, target: RecordTarget, zone: string, name: string): Promise<Outcome> => {
  const sub = name === '' ? '@' : name;
  const place = { domain: zone, sub_domain: sub, record_type: target.type };
  const found = await call('Record.List', { ...place, length: '3000', error_on_empty: 'no' });
  const list = listAt(found.json, '/records');
  // Code 10 with a list says that it is empty; without one nothing is known of the zone.
  const code = textAt(found.json, '/status/code');
  const isEmpty = list?.length === 0 && code === '10' && found.status === 200;
  if (!found.ok && !isEmpty) return found.outcome;
  if (list === null || (found.ok && code !== '1')) return found.ok ? found.strange : found.outcome;
  const records = ours(
    list.filter(
      (record) =>
        isNamed(pointAt(record, '/name'), { name, host: target.host }) &&
        textAt(record, '/type') === target.type &&
        textAt(record, '/id') !== '',
    ),
  );
  return settle(target, task, records, (record) => pointAt(record, '/value'), {
    change: async (record) => {
      const kept = { weight: textAt(record, '/weight'), status: textAt(record, '/status') };
      const fields = {
        ...place,
        record_id: textAt(record, '/id'),
        record_line: textAt(record, '/line') || DEFAULT_LINE,
        value: target.address,
        ttl: String(ttlOf(pointAt(record, '/ttl'), task, TTL)),
        ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== '')),
      };
      return finish(await call('Record.Modify', fields), target);
    },
    create: async () => {
      const fields = { ...place, record_line: DEFAULT_LINE, value: target.address, ttl: String(ttlOf(undefined, task, TTL)) };
      return finish(await call('Record.Create', fields), target);
    },
  });
};

/** DNSPod's token API: list by exact name, then modify; line, TTL, weight and state stay. */
export const update = (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const login = `${settingOf(task, 'id')},${settingOf(task, 'token')}`;
  const call: Call = (action, fields) =>
    exchange(formRequest(`https://dnsapi.cn/${action}`, {}, { login_token: login, format: 'json', lang: 'en', ...fields }));
  return updateEach(task, (target) => inZone(target, (zone, name) => updateRecord(call, task, target, zone, name)));
};
