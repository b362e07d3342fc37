import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { isoStamp } from '../grammar/time.ts';
import { pointAt } from '../judge/json.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, exchanger, type Good, listAt, textAt } from './rest/exchange.ts';
import { isNamed } from './rest/rest-records.ts';
import { inZone, settingOf, settle, ttlOf, UPDATED, updateEach } from './rest/targets.ts';
import { signedQuery } from './sign/rpc.ts';

const TTL = 600;

const finish = (reply: Good | Bad, id?: string): Outcome => {
  if (!reply.ok) return reply.outcome;
  const told = textAt(reply.json, '/Id');
  return told !== '' && (id === undefined || told === id) ? UPDATED : reply.strange;
};

/** Eranet (also now.cn and tnet.hk): signed like Alibaba's RPC style, with calls of its own. */
export const update = (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const [id, secret] = [settingOf(task, 'id'), settingOf(task, 'secret')];
  let count = 0;
  const call = (action: string, fields: Record<string, string>): Promise<Good | Bad> => {
    count += 1;
    const params = {
      ...fields,
      AccessInstanceID: id,
      SignatureMethod: 'HMAC-SHA1',
      SignatureNonce: String(BigInt(io.now()) * 1_000_000n + BigInt(count)),
      Timestamp: isoStamp(io.now()),
    };
    return exchange({ method: 'GET', url: `https://www.eranet.com/api/Dns/${action}?${signedQuery(params, secret)}`, headers: {} });
  };
  return updateEach(task, (target) =>
    inZone(target, async (zone, name) => {
      const { type, address } = target;
      const host = name === '' ? '@' : name;
      const found = await call('DescribeRecordIndex', { Domain: zone, Type: type, Host: host });
      if (!found.ok) return found.outcome;
      const list = listAt(found.json, '/Data');
      if (list === null) return found.strange;
      const records = list.filter(
        (record) =>
          isNamed(pointAt(record, '/Host'), { name, host: target.host }) &&
          textAt(record, '/Type') === type &&
          textAt(record, '/id') !== '',
      );
      const fields = { Domain: zone, Host: host, Type: type, Value: address };
      return settle(target, task, records, (record) => pointAt(record, '/Value'), {
        change: async (record) => {
          const recordId = textAt(record, '/id');
          const ttl = String(ttlOf(pointAt(record, '/TTL') ?? pointAt(record, '/Ttl'), task, TTL));
          return finish(await call('UpdateDomainRecord', { Id: recordId, ...fields, Ttl: ttl }), recordId);
        },
        create: async () => finish(await call('AddDomainRecord', { ...fields, Ttl: String(ttlOf(undefined, task, TTL)) })),
      });
    }),
  );
};
