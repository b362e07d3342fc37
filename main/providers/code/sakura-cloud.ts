import type { Outcome } from '../../../preload/contract/outcome.ts';
import { toAscii } from '../../net/host-name.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { type Json, pointAt } from '../judge/json.ts';
import { basicHeader, type Rendered } from '../render/render.ts';
import { encodeStrictly } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, exchanger, type Good, jsonRequest, listAt, textAt } from './rest/exchange.ts';
import { isNamed } from './rest/rest-records.ts';
import { inZone, isRight, type RecordTarget, settingOf, settle, ttlOf, UPDATED, updateEach, ZONE_MISSING } from './rest/targets.ts';

type Call = (method: Rendered['method'], path: string, body?: Json) => Promise<Good | Bad>;
type Tree = Record<string, Json>;

/** DNS belongs to no zone of the cloud: any of them will do. */
const BASE = 'https://secure.sakura.ad.jp/cloud/zone/is1a/api/cloud/1.1';
const TTL = 300;
const RECORDS = '/CommonServiceItem/Settings/DNS/ResourceRecordSets';

const isTree = (value: Json | undefined): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The id of a zone; the filter finds parts of a name too. */
const findZone = async (call: Call, zone: string): Promise<{ ok: true; id: string } | { ok: false; outcome: Outcome }> => {
  const filter = encodeStrictly(JSON.stringify({ Filter: { 'Provider.Class': 'dns', Name: zone } }));
  const reply = await call('GET', `commonserviceitem?${filter}`);
  if (!reply.ok) return { ok: false, outcome: reply.outcome };
  const items = listAt(reply.json, '/CommonServiceItems');
  if (items === null) return { ok: false, outcome: reply.strange };
  return {
    ok: true,
    id: textAt(
      items.find((item) => toAscii(textAt(item, '/Status/Zone')) === zone),
      '/ID',
    ),
  };
};

const updateRecord = async (call: Call, task: Task, target: RecordTarget, id: string, name: string): Promise<Outcome> => {
  const path = `commonserviceitem/${encodeStrictly(id)}`;
  const found = await call('GET', path);
  if (!found.ok) return found.outcome;
  const settings = pointAt(found.json, '/CommonServiceItem/Settings');
  const dns = pointAt(settings, '/DNS');
  const all = listAt(found.json, RECORDS);
  if (!isTree(settings) || !isTree(dns) || all === null) return found.strange;
  const label = name === '' ? '@' : name;
  const isOurs = (one: Json | undefined): boolean =>
    isNamed(pointAt(one, '/Name'), { name, host: target.host }) && textAt(one, '/Type') === target.type;
  const write = async (records: Json[]): Promise<Outcome> => {
    const body = { CommonServiceItem: { Settings: { ...settings, DNS: { ...dns, ResourceRecordSets: records } } } };
    const written = await call('PUT', path, body);
    if (!written.ok) return written.outcome;
    const kept = listAt(written.json, RECORDS) ?? [];
    const isThere = kept.some((one) => isOurs(one) && isRight(target, pointAt(one, '/RData')));
    return isThere && kept.length === records.length ? UPDATED : written.strange;
  };
  return settle(target, task, all.filter(isOurs), (one) => pointAt(one, '/RData'), {
    change: (first) => write(all.map((one) => (one === first && isTree(one) ? { ...one, RData: target.address } : one))),
    create: () => write([...all, { Name: label, Type: target.type, RData: target.address, TTL: ttlOf(undefined, task, TTL) }]),
  });
};

/** さくらのクラウド: the records of a zone are one list that is written as a whole. It is read first, and all others go back as they were. */
export const update = (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const headers = { Authorization: basicHeader(settingOf(task, 'token'), settingOf(task, 'secret')) };
  const call: Call = (method, path, body) => exchange(jsonRequest(method, `${BASE}/${path}`, headers, body));
  const known = new Map<string, string>();
  return updateEach(task, (target) =>
    inZone(target, async (zone, name) => {
      if (!known.has(zone)) {
        const found = await findZone(call, zone);
        if (!found.ok) return found.outcome;
        known.set(zone, found.id);
      }
      const id = known.get(zone) ?? '';
      return id === '' ? ZONE_MISSING : updateRecord(call, task, target, id, name);
    }),
  );
};
