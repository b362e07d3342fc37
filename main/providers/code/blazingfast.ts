import type { Outcome } from '../../../preload/contract/outcome.ts';
import { toAscii } from '../../net/host-name.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { type Json, pointAt } from '../judge/json.ts';
import type { Rendered } from '../render/render.ts';
import { encodeStrictly } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, exchanger, formRequest, type Good, jsonRequest, listAt, textAt } from './rest/exchange.ts';
import { isNamed } from './rest/rest-records.ts';
import { isRight, RECORD_MISSING, type RecordTarget, settingOf, ttlOf, UNCHANGED, UPDATED, updateEach } from './rest/targets.ts';

type Call = (method: Rendered['method'], path: string, body?: Json) => Promise<Good | Bad>;

const BASE = 'https://my.blazingfast.io/api';
const TTL = 300;

/** The record of the given id where its kind fits, else the first of the name: whole, or below the zone, which the reply names itself. */
const choose = (list: Json[], zone: string, id: string, target: RecordTarget): Json | undefined => {
  const fits = list.filter((one) => textAt(one, '/type') === target.type && textAt(one, '/id') !== '');
  const name = target.host === zone ? '' : target.host.endsWith(`.${zone}`) ? target.host.slice(0, -zone.length - 1) : target.host;
  return (
    fits.find((one) => id !== '' && textAt(one, '/id') === id) ??
    fits.find((one) => isNamed(pointAt(one, '/name'), { name, host: target.host }))
  );
};

const updateRecord = async (call: Call, task: Task, target: RecordTarget, zone: string): Promise<Outcome> => {
  const found = await call('GET', zone);
  if (!found.ok) return found.outcome;
  const list = listAt(found.json, '/records');
  if (list === null) return found.strange;
  const record = choose(list, toAscii(textAt(found.json, '/name')), settingOf(task, 'recordId'), target);
  if (record === undefined) return RECORD_MISSING;
  if (isRight(target, pointAt(record, '/content'))) return UNCHANGED;
  const body = {
    name: textAt(record, '/name'),
    ttl: ttlOf(pointAt(record, '/ttl'), task, TTL),
    priority: Number(pointAt(record, '/priority') ?? 0) || 0,
    type: target.type,
    content: target.address,
  };
  const changed = await call('PUT', `${zone}/records/${encodeStrictly(textAt(record, '/id'))}`, body);
  if (!changed.ok) return changed.outcome;
  return listAt(changed.json, '/info')?.includes('dnsrecordupdated') ? UPDATED : changed.strange;
};

/** BlazingFast: signs in once for all hosts and both families, since many sign-ins lock the account. */
export const update = async (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const login = { username: settingOf(task, 'username'), password: String(task.settings.password ?? '') };
  const signedIn = await exchange(formRequest(`${BASE}/login`, {}, login));
  if (!signedIn.ok) return { outcome: signedIn.outcome };
  const token = textAt(signedIn.json, '/token');
  if (token === '') return { outcome: signedIn.strange };
  const call: Call = (method, path, body) => exchange(jsonRequest(method, `${BASE}/${path}`, { Authorization: `Bearer ${token}` }, body));
  const zone = `service/${encodeStrictly(settingOf(task, 'serviceId'))}/dns/${encodeStrictly(settingOf(task, 'zoneId'))}`;
  return updateEach(task, (target) => updateRecord(call, task, target, zone));
};
