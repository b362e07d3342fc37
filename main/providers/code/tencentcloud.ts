import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { type Json, pointAt } from '../judge/json.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, exchanger, type Good, listAt, textAt } from './rest/exchange.ts';
import { isNamed } from './rest/rest-records.ts';
import { inZone, type RecordTarget, settingOf, settle, ttlOf, UPDATED, updateEach } from './rest/targets.ts';
import { signTencent } from './sign/canonical.ts';

type Call = (action: string, body: Record<string, Json>) => Promise<Good | Bad>;

const HOST = 'dnspod.tencentcloudapi.com';
const TTL = 600;
/** The default line, which serves all visitors. */
const DEFAULT_LINE = '默认';

const caller = (plugin: Plugin, task: Task, io: Io): Call => {
  const exchange = exchanger(plugin, task, io);
  const keys = { id: settingOf(task, 'secretId'), secret: settingOf(task, 'secretKey') };
  return (action, fields) => {
    const seconds = Math.floor(io.now() / 1000);
    const body = JSON.stringify(fields);
    const headers = { 'content-type': 'application/json', host: HOST, 'x-tc-action': action.toLowerCase() };
    return exchange({
      method: 'POST',
      url: `https://${HOST}/`,
      headers: {
        'Content-Type': 'application/json',
        'X-TC-Action': action,
        'X-TC-Version': '2021-03-23',
        'X-TC-Timestamp': String(seconds),
        Authorization: signTencent(keys, 'dnspod', seconds, { method: 'POST', path: '/', query: '', headers }, body),
      },
      body,
    });
  };
};

const lineOf = (record: Json): string => textAt(record, '/RecordLine') || textAt(record, '/Line') || DEFAULT_LINE;

/** Records of other lines serve other networks. */
const ours = (records: Json[]): Json[] => {
  const usual = records.filter((record) => lineOf(record) === DEFAULT_LINE);
  return usual.length > 0 ? usual : records;
};

const finish = (reply: Good | Bad, id?: string): Outcome => {
  if (!reply.ok) return reply.outcome;
  const told = textAt(reply.json, '/Response/RecordId');
  return told !== '' && (id === undefined || told === id) ? UPDATED : reply.strange;
};

const updateRecord = async (call: Call, task: Task, target: RecordTarget, zone: string, name: string): Promise<Outcome> => {
  const sub = name === '' ? '@' : name;
  const found = await call('DescribeRecordList', {
    Domain: zone,
    // The parameter has this spelling in this call only.
    Subdomain: sub,
    RecordType: target.type,
    ErrorOnEmpty: 'no',
    Limit: 100,
  });
  if (!found.ok) return found.outcome;
  const list = listAt(found.json, '/Response/RecordList');
  if (list === null) return found.strange;
  const isOurs = (record: Json): boolean => {
    const told = pointAt(record, '/Name');
    return (told === undefined || isNamed(told, { name, host: target.host })) && ['', target.type].includes(textAt(record, '/Type'));
  };
  const records = ours(list.filter((record) => isOurs(record) && pointAt(record, '/RecordId') !== undefined));
  const place = { Domain: zone, SubDomain: sub, RecordType: target.type, Value: target.address };
  return settle(target, task, records, (record) => pointAt(record, '/Value'), {
    change: async (record) => {
      const [id, weight] = [pointAt(record, '/RecordId') ?? null, pointAt(record, '/Weight')];
      const [status, remark] = [textAt(record, '/Status'), textAt(record, '/Remark')];
      const kept = {
        RecordLine: lineOf(record),
        TTL: ttlOf(pointAt(record, '/TTL'), task, TTL),
        ...(typeof weight === 'number' ? { Weight: weight } : {}),
        ...(status === '' ? {} : { Status: status }),
        ...(remark === '' ? {} : { Remark: remark }),
      };
      return finish(await call('ModifyRecord', { ...place, ...kept, RecordId: id }), String(id));
    },
    create: async () => finish(await call('CreateRecord', { ...place, RecordLine: DEFAULT_LINE, TTL: ttlOf(undefined, task, TTL) })),
  });
};

/** Tencent Cloud DNSPod: list by exact name, then modify; line, TTL, weight, state and remark stay. */
export const update = (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const call = caller(plugin, task, io);
  return updateEach(task, (target) => inZone(target, (zone, name) => updateRecord(call, task, target, zone, name)));
};
