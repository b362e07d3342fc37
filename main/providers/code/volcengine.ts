import type { Outcome } from '../../../preload/contract/outcome.ts';
import { toAscii } from '../../net/host-name.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { basicStamp } from '../grammar/time.ts';
import { type Json, pointAt } from '../judge/json.ts';
import { queryOf } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, exchanger, type Good, textAt } from './rest/exchange.ts';
import { type Listed, listPages } from './rest/pages.ts';
import { isNamed } from './rest/rest-records.ts';
import { inZone, type RecordTarget, settingOf, settle, ttlOf, UPDATED, updateEach, ZONE_MISSING } from './rest/targets.ts';
import { signVolcengine } from './sign/canonical.ts';
import { sha256Hex } from './sign/digest.ts';

type Call = (action: string, query: Record<string, string>, body?: Record<string, Json>) => Promise<Good | Bad>;

const HOST = 'open.volcengineapi.com';
const TTL = 600;

const caller = (plugin: Plugin, task: Task, io: Io): Call => {
  const exchange = exchanger(plugin, task, io);
  const keys = { id: settingOf(task, 'accessKey'), secret: settingOf(task, 'secretKey') };
  return (action, fields, body) => {
    const method = body === undefined ? 'GET' : 'POST';
    const stamp = basicStamp(io.now());
    const text = body === undefined ? '' : JSON.stringify(body);
    const hash = sha256Hex(text);
    const all = Object.entries({ Action: action, Version: '2018-08-01', ...fields }).sort(([one], [other]) => (one < other ? -1 : 1));
    const query = queryOf(Object.fromEntries(all));
    const headers = { 'content-type': 'application/json', host: HOST, 'x-content-sha256': hash, 'x-date': stamp };
    const authorization = signVolcengine(keys, 'DNS', 'cn-north-1', stamp, { method, path: '/', query, headers }, text);
    return exchange({
      method,
      url: `https://${HOST}/?${query}`,
      headers: { 'Content-Type': 'application/json', 'X-Date': stamp, 'X-Content-Sha256': hash, Authorization: authorization },
      body: body === undefined ? undefined : text,
    });
  };
};

const listAll = (call: Call, action: string, query: Record<string, string>, key: string, total: string): Promise<Listed> =>
  listPages(
    (page) => call(action, { ...query, ...(page === 1 ? {} : { PageNumber: String(page) }) }),
    `/Result/${key}`,
    `/Result/${total}`,
  );

const finish = (reply: Good | Bad, id?: string): Outcome => {
  if (!reply.ok) return reply.outcome;
  const told = textAt(reply.json, '/Result/RecordID');
  return told !== '' && (id === undefined || told === id) ? UPDATED : reply.strange;
};

const updateRecord = async (call: Call, task: Task, target: RecordTarget, zone: string, name: string): Promise<Outcome> => {
  const zones = await listAll(call, 'ListZones', { Key: zone }, 'Zones', 'Total');
  if (!zones.ok) return zones.outcome;
  const zid = pointAt(
    zones.list.find((one) => toAscii(textAt(one, '/ZoneName')) === zone),
    '/ZID',
  );
  if (zid === undefined) return ZONE_MISSING;
  const found = await listAll(call, 'ListRecords', { ZID: String(zid) }, 'Records', 'TotalCount');
  if (!found.ok) return found.outcome;
  const host = name === '' ? '@' : name;
  const all = found.list.filter(
    (one) =>
      isNamed(pointAt(one, '/Host'), { name, host: target.host }) &&
      textAt(one, '/Type') === target.type &&
      textAt(one, '/RecordID') !== '',
  );
  const usual = all.filter((one) => ['', 'default'].includes(textAt(one, '/Line')));
  const fields = { Host: host, Type: target.type, Value: target.address };
  return settle(target, task, usual.length > 0 ? usual : all, (one) => pointAt(one, '/Value'), {
    change: async (one) => {
      const [id, weight, remark] = [textAt(one, '/RecordID'), pointAt(one, '/Weight'), textAt(one, '/Remark')];
      const kept = {
        Line: textAt(one, '/Line') || 'default',
        TTL: ttlOf(pointAt(one, '/TTL'), task, TTL),
        ...(typeof weight === 'number' ? { Weight: weight } : {}),
        ...(remark === '' ? {} : { Remark: remark }),
      };
      return finish(await call('UpdateRecord', {}, { RecordID: id, ...fields, ...kept }), id);
    },
    create: async () => finish(await call('CreateRecord', {}, { ZID: zid, ...fields, Line: 'default', TTL: ttlOf(undefined, task, TTL) })),
  });
};

/** Volcengine TrafficRoute: zone, records page by page, then one change; line, TTL, weight and remark stay. */
export const update = (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const call = caller(plugin, task, io);
  return updateEach(task, (target) => inZone(target, (zone, name) => updateRecord(call, task, target, zone, name)));
};
