import { randomUUID } from 'node:crypto';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { isoStamp } from '../grammar/time.ts';
import { type Json, pointAt } from '../judge/json.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, exchanger, type Good, listAt, textAt } from './rest/exchange.ts';
import { isNamed } from './rest/rest-records.ts';
import { inZone, type RecordTarget, settingOf, settle, ttlOf, UNCHANGED, UPDATED, updateEach } from './rest/targets.ts';
import { signedQuery } from './sign/rpc.ts';

type Call = (action: string, fields: Record<string, string>) => Promise<Good | Bad>;

/** The service takes up to this many records a page. */
const PAGE_SIZE = '500';
/** Its usual TTL and the least one that is free, in seconds. */
const TTL = 600;

const caller = (plugin: Plugin, task: Task, io: Io): Call => {
  const exchange = exchanger(plugin, task, io);
  const [id, secret] = [settingOf(task, 'accessKeyId'), settingOf(task, 'accessKeySecret')];
  return (action, fields) => {
    const params = {
      Action: action,
      ...fields,
      Format: 'JSON',
      Version: '2015-01-09',
      AccessKeyId: id,
      SignatureMethod: 'HMAC-SHA1',
      SignatureVersion: '1.0',
      SignatureNonce: randomUUID(),
      Timestamp: isoStamp(io.now()),
    };
    return exchange({ method: 'GET', url: `https://alidns.aliyuncs.com/?${signedQuery(params, secret)}`, headers: {} });
  };
};

/** Records of other lines serve other networks: the default line is ours, and another one only when there is no default. */
const ours = (records: Json[]): Json[] => {
  const usual = records.filter((record) => ['', 'default'].includes(textAt(record, '/Line')));
  return usual.length > 0 ? usual : records;
};

const finish = (reply: Good | Bad, id?: string): Outcome => {
  if (!reply.ok) return pointAt(reply.json, '/Code') === 'DomainRecordDuplicate' ? UNCHANGED : reply.outcome;
  const told = textAt(reply.json, '/RecordId');
  return told !== '' && (id === undefined || told === id) ? UPDATED : reply.strange;
};

const updateRecord = async (call: Call, task: Task, target: RecordTarget, zone: string, name: string): Promise<Outcome> => {
  const { host, type, address } = target;
  const rr = name === '' ? '@' : name;
  const subDomain = name === '' ? `@.${zone}` : host;
  const found = await call('DescribeSubDomainRecords', { SubDomain: subDomain, DomainName: zone, Type: type, PageSize: PAGE_SIZE });
  if (!found.ok) return found.outcome;
  const list = listAt(found.json, '/DomainRecords/Record');
  if (list === null) return found.strange;
  const isOurs = (record: Json): boolean => {
    const told = pointAt(record, '/RR');
    return (told === undefined || isNamed(told, { name, host })) && ['', type].includes(textAt(record, '/Type'));
  };
  const records = ours(list.filter((record) => isOurs(record) && textAt(record, '/RecordId') !== ''));
  return settle(target, task, records, (record) => pointAt(record, '/Value'), {
    change: async (record) => {
      const [id, line] = [textAt(record, '/RecordId'), textAt(record, '/Line')];
      const ttl = String(ttlOf(pointAt(record, '/TTL'), task, TTL));
      const fields = { RecordId: id, RR: rr, Type: type, Value: address, TTL: ttl, ...(line === '' ? {} : { Line: line }) };
      return finish(await call('UpdateDomainRecord', fields), id);
    },
    create: async () =>
      finish(
        await call('AddDomainRecord', { DomainName: zone, RR: rr, Type: type, Value: address, TTL: String(ttlOf(undefined, task, TTL)) }),
      ),
  });
};

/** Alibaba Cloud DNS: look the record up by its exact name, then change its value; line and TTL stay. */
export const update = (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const call = caller(plugin, task, io);
  return updateEach(task, (target) => inZone(target, (zone, name) => updateRecord(call, task, target, zone, name)));
};
