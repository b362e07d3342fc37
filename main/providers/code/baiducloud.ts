import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { isoStamp } from '../grammar/time.ts';
import { type Json, pointAt } from '../judge/json.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, exchanger, type Good, jsonRequest, SAYS_NOTHING, textAt } from './rest/exchange.ts';
import { type Listed, listPages } from './rest/pages.ts';
import { isNamed } from './rest/rest-records.ts';
import { inZone, type RecordTarget, settingOf, settle, ttlOf, UPDATED, updateEach } from './rest/targets.ts';
import { signBaidu } from './sign/canonical.ts';

type Call = (path: string, body: Record<string, Json>) => Promise<Good | Bad>;

const HOST = 'bcd.baidubce.com';
const TTL = 300;
const PAGE_SIZE = 100;
/** How long a signature is good, in seconds. */
const GOOD_FOR = 1800;

const caller = (plugin: Plugin, task: Task, io: Io): Call => {
  const exchange = exchanger(plugin, task, io);
  const keys = { id: settingOf(task, 'accessKey'), secret: settingOf(task, 'secretKey') };
  return (path, body) => {
    const canonical = { method: 'POST', path, query: '', headers: { host: HOST } };
    const authorization = signBaidu(keys, isoStamp(io.now()), GOOD_FOR, canonical);
    return exchange(jsonRequest('POST', `https://${HOST}${path}`, { Authorization: authorization }, body));
  };
};

/** A change is answered with an empty body; that, and no other 200, is the sign. */
const finish = (reply: Good | Bad): Outcome => {
  if (!reply.ok) return reply.outcome;
  return SAYS_NOTHING.has(reply.status) && (reply.text === '' || reply.text === '{}') ? UPDATED : reply.strange;
};

const listAll = (call: Call, zone: string): Promise<Listed> =>
  listPages((page) => call('/v1/domain/resolve/list', { domain: zone, pageNum: page, pageSize: PAGE_SIZE }), '/result', '/totalCount');

const updateRecord = async (call: Call, task: Task, target: RecordTarget, zone: string, name: string): Promise<Outcome> => {
  const domain = name === '' ? '@' : name;
  const found = await listAll(call, zone);
  if (!found.ok) return found.outcome;
  const all = found.list.filter(
    (one) =>
      isNamed(pointAt(one, '/domain'), { name, host: target.host }) &&
      textAt(one, '/rdtype') === target.type &&
      pointAt(one, '/recordId') !== undefined,
  );
  const usual = all.filter((one) => ['', 'DEFAULT'].includes(textAt(one, '/view')));
  // The list spells rdtype, the changes rdType.
  const fields = { domain, rdType: target.type, rdata: target.address, zoneName: zone };
  return settle(target, task, usual.length > 0 ? usual : all, (one) => pointAt(one, '/rdata'), {
    change: async (one) => {
      const view = textAt(one, '/view') || 'DEFAULT';
      const kept = { recordId: pointAt(one, '/recordId') ?? null, view, ttl: ttlOf(pointAt(one, '/ttl'), task, TTL) };
      return finish(await call('/v1/domain/resolve/edit', { ...fields, ...kept }));
    },
    create: async () => finish(await call('/v1/domain/resolve/add', { ...fields, ttl: ttlOf(undefined, task, TTL) })),
  });
};

/** Baidu Cloud: the whole zone is listed, then one record edited; view and TTL stay. */
export const update = (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const call = caller(plugin, task, io);
  return updateEach(task, (target) => inZone(target, (zone, name) => updateRecord(call, task, target, zone, name)));
};
