import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { type Json, pointAt } from '../judge/json.ts';
import type { Rendered } from '../render/render.ts';
import { encodeStrictly } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, exchanger, type Good, jsonRequest, textAt } from './rest/exchange.ts';
import { listPages } from './rest/pages.ts';
import { isNamed } from './rest/rest-records.ts';
import { inZone, settingOf, settle, ttlOf, UPDATED, updateEach } from './rest/targets.ts';

const TTL = 600;
/** What the control panel gives a new record. */
const LEVEL = 10;

/** Every reply carries its own code beside the HTTP status. */
const finish = (reply: Good | Bad): Outcome => {
  if (!reply.ok) return reply.outcome;
  return pointAt(reply.json, '/code') === 200 ? UPDATED : reply.strange;
};

/** Rainyun: the records of a domain, a hundred a page, then one change; line, TTL and level stay. */
export const update = (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const base = `https://api.v2.rainyun.com/product/domain/${encodeStrictly(settingOf(task, 'domainId'))}/dns`;
  const call = (method: Rendered['method'], query: string, body?: Json) =>
    exchange(jsonRequest(method, `${base}${query}`, { 'X-Api-Key': settingOf(task, 'apiKey') }, body));
  return updateEach(task, (target) =>
    inZone(target, async (_, name) => {
      const host = name === '' ? '@' : name;
      const found = await listPages((page) => call('GET', `?limit=100&page_no=${page}`), '/data/Records', '/data/TotalRecords');
      if (!found.ok) return found.outcome;
      const records = found.list.filter(
        (one) =>
          isNamed(pointAt(one, '/host'), { name, host: target.host }) &&
          textAt(one, '/type') === target.type &&
          pointAt(one, '/record_id') !== undefined,
      );
      const fields = { host, type: target.type, value: target.address };
      return settle(target, task, records, (one) => pointAt(one, '/value'), {
        change: async (one) => {
          const kept = {
            record_id: pointAt(one, '/record_id') ?? null,
            line: textAt(one, '/line') || 'DEFAULT',
            level: pointAt(one, '/level') ?? LEVEL,
            ttl: ttlOf(pointAt(one, '/ttl'), task, TTL),
          };
          return finish(await call('PATCH', '', { ...fields, ...kept }));
        },
        create: async () => finish(await call('POST', '', { ...fields, line: 'DEFAULT', level: LEVEL, ttl: ttlOf(undefined, task, TTL) })),
      });
    }),
  );
};
