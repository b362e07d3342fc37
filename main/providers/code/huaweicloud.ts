import type { Outcome } from '../../../preload/contract/outcome.ts';
import { toAscii } from '../../net/host-name.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { basicStamp } from '../grammar/time.ts';
import { type Json, pointAt } from '../judge/json.ts';
import type { Rendered } from '../render/render.ts';
import { queryOf } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, exchanger, type Good, jsonRequest, listAt, textAt } from './rest/exchange.ts';
import { type Listed, listPages } from './rest/pages.ts';
import {
  inZone,
  isRight,
  namingOthers,
  ownFirst,
  type RecordTarget,
  settingOf,
  settle,
  ttlOf,
  UPDATED,
  updateEach,
  withFirst,
  ZONE_MISSING,
} from './rest/targets.ts';
import { signHuawei } from './sign/canonical.ts';

type Call = (method: Rendered['method'], path: string, query?: Record<string, string>, body?: Json) => Promise<Good | Bad>;

const HOST = 'dns.myhuaweicloud.com';
const TTL = 300;

const caller = (plugin: Plugin, task: Task, io: Io): Call => {
  const exchange = exchanger(plugin, task, io);
  const keys = { id: settingOf(task, 'accessKey'), secret: settingOf(task, 'secretKey') };
  return (method, path, query = {}, body) => {
    const stamp = basicStamp(io.now());
    const text = queryOf(Object.fromEntries(Object.entries(query).sort(([one], [other]) => (one < other ? -1 : 1))));
    const request = jsonRequest(method, `https://${HOST}${path}${text === '' ? '' : `?${text}`}`, { 'X-Sdk-Date': stamp }, body);
    const canonical = { method, path, query: text, headers: { 'x-sdk-date': stamp } };
    const authorization = signHuawei(keys, stamp, canonical, request.body ?? '');
    return exchange({ ...request, headers: { ...request.headers, Authorization: authorization } });
  };
};

const listAll = (call: Call, path: string, key: string, query: Record<string, string>): Promise<Listed> =>
  listPages(
    (_, seen) => call('GET', path, { ...query, ...(seen === 0 ? {} : { offset: String(seen) }) }),
    `/${key}`,
    '/metadata/total_count',
  );

const valuesOf = (set: Json | undefined): string[] => (listAt(set, '/records') ?? []).filter((value) => typeof value === 'string');

const finish = (reply: Good | Bad, target: RecordTarget): Outcome => {
  if (!reply.ok) return reply.outcome;
  return valuesOf(reply.json).some((value) => isRight(target, value)) ? UPDATED : reply.strange;
};

const create = (call: Call, task: Task, target: RecordTarget): Promise<Outcome> =>
  inZone(target, async (zone) => {
    const zones = await listAll(call, '/v2/zones', 'zones', { name: zone });
    if (!zones.ok) return zones.outcome;
    const id = textAt(
      zones.list.find((one) => toAscii(textAt(one, '/name')) === zone),
      '/id',
    );
    if (id === '') return ZONE_MISSING;
    const body = { name: `${target.host}.`, type: target.type, records: [target.address], ttl: ttlOf(undefined, task, TTL) };
    return finish(await call('POST', `/v2.1/zones/${encodeURIComponent(id)}/recordsets`, {}, body), target);
  });

const updateRecord = async (call: Call, task: Task, target: RecordTarget): Promise<Outcome> => {
  const found = await listAll(call, '/v2.1/recordsets', 'recordsets', { name: target.host, type: target.type });
  if (!found.ok) return found.outcome;
  const sets = found.list.filter(
    (one) => toAscii(textAt(one, '/name')) === target.host && ['', target.type].includes(textAt(one, '/type')) && textAt(one, '/id') !== '',
  );
  const usual = sets.filter((one) => ['', 'default_view'].includes(textAt(one, '/line')));
  const [set] = usual.length > 0 ? usual : sets;
  const right = valuesOf(set).find((value) => isRight(target, value));
  const outcome = await settle(target, task, set === undefined ? [] : [set], () => right, {
    change: async (one) => {
      const path = `/v2.1/zones/${encodeURIComponent(textAt(one, '/zone_id'))}/recordsets/${encodeURIComponent(textAt(one, '/id'))}`;
      const ttl = ttlOf(pointAt(one, '/ttl'), task, TTL);
      const body = { name: `${target.host}.`, type: target.type, records: withFirst(valuesOf(one), target), ttl };
      return namingOthers(
        finish(await call('PUT', path, {}, body), target),
        target,
        ownFirst(target, valuesOf(one), (value) => value).slice(1),
      );
    },
    create: () => create(call, task, target),
  });
  return right === undefined ? outcome : namingOthers(outcome, target, valuesOf(set));
};

/** Huawei Cloud DNS: record sets are found by name, loosely, and compared as whole names; their zone only matters for a new one. */
export const update = (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const call = caller(plugin, task, io);
  return updateEach(task, (target) => updateRecord(call, task, target));
};
