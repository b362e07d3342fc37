import { createHash } from 'node:crypto';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import type { Json } from '../judge/json.ts';
import type { Rendered } from '../render/render.ts';
import { notSent } from '../render/unsent.ts';
import { encodeStrictly, queryOf } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, exchanger, type Good, jsonRequest, textAt } from './rest/exchange.ts';
import { inZone, mayCreate, RECORD_MISSING, type RecordTarget, settingOf, UPDATED, updateEach, ZONE_MISSING } from './rest/targets.ts';

type Call = (method: Rendered['method'], path: string, body?: Json) => Promise<Good | Bad>;

const HOSTS: Readonly<Record<string, string>> = {
  'ovh-eu': 'eu.api.ovh.com',
  'ovh-ca': 'ca.api.ovh.com',
  'ovh-us': 'api.us.ovhcloud.com',
  'kimsufi-eu': 'eu.api.kimsufi.com',
  'kimsufi-ca': 'ca.api.kimsufi.com',
  'soyoustart-eu': 'eu.api.soyoustart.com',
  'soyoustart-ca': 'ca.api.soyoustart.com',
};

interface Keys {
  appSecret: string;
  consumerKey: string;
}

/** The signature over method, whole address, body and time (seconds since 1970). */
export const signOvh = ({ appSecret, consumerKey }: Keys, method: string, url: string, body: string, seconds: number): string => {
  const text = [appSecret, consumerKey, method, url, body, String(seconds)].join('+');
  return `$1$${createHash('sha1').update(text).digest('hex')}`;
};

const updateRecords = async (call: Call, task: Task, target: RecordTarget, zone: string, name: string): Promise<Outcome> => {
  const records = `/domain/zone/${encodeStrictly(zone)}/record`;
  const found = await call('GET', `${records}?${queryOf({ fieldType: target.type, subDomain: name })}`);
  // A key may be for one zone alone: what it may not ask for is not the zone it is for.
  const isOthers = !found.ok && found.status === 403 && textAt(found.json, '/errorCode') === 'NOT_GRANTED_CALL';
  if (isOthers && zone !== target.zones.at(-1)) return ZONE_MISSING;
  if (!found.ok) return found.outcome;
  if (!Array.isArray(found.json)) return found.strange;
  const ids = found.json.filter((id) => typeof id === 'number' || typeof id === 'string');
  if (ids.length === 0 && !mayCreate(task)) return RECORD_MISSING;
  for (const id of ids) {
    const changed = await call('PUT', `${records}/${encodeStrictly(String(id))}`, { target: target.address });
    if (!changed.ok) return changed.outcome;
    if (changed.text !== 'null') return changed.strange;
  }
  if (ids.length === 0) {
    const made = await call('POST', records, { fieldType: target.type, subDomain: name, target: target.address });
    if (!made.ok) return made.outcome;
    if (textAt(made.json, '/id') === '') return made.strange;
  }
  const refreshed = await call('POST', `/domain/zone/${encodeStrictly(zone)}/refresh`);
  if (!refreshed.ok) return refreshed.outcome;
  return refreshed.text === 'null' ? UPDATED : refreshed.strange;
};

/** OVHcloud's own API: signed with the server's time; every record of the name is changed, and a refresh makes it live. */
export const update = async (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const host = HOSTS[settingOf(task, 'endpoint') || 'ovh-eu'];
  if (host === undefined) return { outcome: notSent('unfit-setting', 'endpoint') };
  const base = `https://${host}/1.0`;
  const keys = { appSecret: settingOf(task, 'appSecret'), consumerKey: settingOf(task, 'consumerKey') };
  const application = { 'X-Ovh-Application': settingOf(task, 'appKey') };
  const told = await exchange({ method: 'GET', url: `${base}/auth/time`, headers: application });
  if (!told.ok) return { outcome: told.outcome };
  if (!/^\d{9,11}$/.test(told.text)) return { outcome: told.strange };
  const ahead = Number(told.text) - Math.floor(io.now() / 1000);
  const call: Call = (method, path, body) => {
    const url = `${base}${path}`;
    const request = jsonRequest(method, url, {}, body);
    const seconds = Math.floor(io.now() / 1000) + ahead;
    return exchange({
      ...request,
      headers: {
        ...request.headers,
        ...application,
        'X-Ovh-Consumer': keys.consumerKey,
        'X-Ovh-Timestamp': String(seconds),
        'X-Ovh-Signature': signOvh(keys, method, url, request.body ?? '', seconds),
      },
    });
  };
  return updateEach(task, (target) => inZone(target, (zone, name) => updateRecords(call, task, target, zone, name)));
};
