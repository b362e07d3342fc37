import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { type Json, pointAt } from '../judge/json.ts';
import { basicHeader, type Rendered } from '../render/render.ts';
import { queryOf } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, exchanger, type Good, jsonRequest, textAt } from './rest/exchange.ts';
import { listPages } from './rest/pages.ts';
import { isNamed } from './rest/rest-records.ts';
import { inZone, settingOf, settle, ttlOf, UPDATED, updateEach } from './rest/targets.ts';

const TTL = 600;
const PAGE_SIZE = 100;
/** The service counts record types as the DNS does (RFC 1035 §3.2.2, RFC 3596 §2.1). */
const TYPES = { A: 1, AAAA: 28 } as const;

/** Every reply carries its own code beside the HTTP status. */
const finish = (reply: Good | Bad): Outcome => {
  if (!reply.ok) return reply.outcome;
  return pointAt(reply.json, '/code') === 200 ? UPDATED : reply.strange;
};

/** DNS.LA: list by name and type, then change the value; the TTL stays. Over TLS, although other clients do without. */
export const update = (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const headers = { Authorization: basicHeader(settingOf(task, 'apiId'), settingOf(task, 'apiSecret')) };
  const call = (method: Rendered['method'], path: string, body?: Json) =>
    exchange(jsonRequest(method, `https://api.dns.la/api/${path}`, headers, body));
  return updateEach(task, (target) =>
    inZone(target, async (zone, name) => {
      const [host, type] = [name === '' ? '@' : name, TYPES[target.type]];
      const query = { pageSize: String(PAGE_SIZE), domain: zone, host, type: String(type) };
      const found = await listPages(
        (page) => call('GET', `recordList?${queryOf({ pageIndex: String(page), ...query })}`),
        '/data/results',
        '/data/total',
      );
      if (!found.ok) return found.outcome;
      const records = found.list.filter(
        (one) => isNamed(pointAt(one, '/host'), { name, host: target.host }) && pointAt(one, '/type') === type && textAt(one, '/id') !== '',
      );
      return settle(target, task, records, (one) => pointAt(one, '/data'), {
        change: async (one) => {
          const ttl = ttlOf(pointAt(one, '/ttl'), task, TTL);
          return finish(await call('PUT', 'record', { Id: textAt(one, '/id'), Host: host, Type: type, Data: target.address, TTL: ttl }));
        },
        create: async () => {
          const ttl = ttlOf(undefined, task, TTL);
          return finish(await call('POST', 'record', { Domain: zone, Host: host, Type: type, Data: target.address, TTL: ttl }));
        },
      });
    }),
  );
};
