import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../engine/service.ts';
import type { Io } from '../io.ts';
import type { Task } from '../job-check.ts';
import { type Json, pointAt } from '../judge-json.ts';
import type { Rendered } from '../render.ts';
import type { Plugin } from '../spec.ts';
import { type Bad, type Exchange, encodeStrictly, exchanger, type Good, jsonRequest, listAt, textAt } from './exchange.ts';
import { replaceRecord } from './replace-record.ts';
import { inZone, isRight, settingOf, settle, type Target, ttlOf, updateEach, ZONE_MISSING } from './targets.ts';

type Call = (method: Rendered['method'], path: string, body?: Json) => Promise<Good | Bad>;

const TTL = 300;
const REGION = /^[a-z0-9-]{2,20}$/;

/** A token of OpenStack's identity service, version 3; it comes in a header. */
const signIn = async (exchange: Exchange, task: Task, region: string): Promise<{ token: string } | Outcome> => {
  const body = {
    auth: {
      identity: {
        methods: ['password'],
        password: { user: { id: settingOf(task, 'userId'), password: String(task.settings.password ?? '') } },
      },
      scope: { project: { id: settingOf(task, 'tenantId') } },
    },
  };
  const reply = await exchange(jsonRequest('POST', `https://identity.${region}.conoha.io/v3/auth/tokens`, {}, body));
  if (!reply.ok) return reply.outcome;
  const token = reply.headers['x-subject-token'] ?? '';
  return token === '' ? reply.strange : { token };
};

const updateRecord = async (call: Call, task: Task, target: Target, zone: string): Promise<Outcome> => {
  const domains = await call('GET', 'domains');
  if (!domains.ok) return domains.outcome;
  const zones = listAt(domains.json, '/domains');
  if (zones === null) return domains.strange;
  const id = textAt(
    zones.find((one) => textAt(one, '/name') === `${zone}.`),
    '/uuid',
  );
  if (id === '') return ZONE_MISSING;
  const records = `domains/${encodeStrictly(id)}/records`;
  const found = await call('GET', records);
  if (!found.ok) return found.outcome;
  const list = listAt(found.json, '/records');
  if (list === null) return found.strange;
  const ours = list.filter(
    (one) => textAt(one, '/name') === `${target.host}.` && textAt(one, '/type') === target.type && textAt(one, '/uuid') !== '',
  );
  const make = async (ttl: number): Promise<{ id: string } | Outcome> => {
    const made = await call('POST', records, { name: `${target.host}.`, type: target.type, data: target.address, ttl });
    if (!made.ok) return made.outcome;
    const uuid = textAt(made.json, '/uuid');
    return uuid !== '' && isRight(target, pointAt(made.json, '/data')) ? { id: uuid } : made.strange;
  };
  const remove = (uuid: string) => call('DELETE', `${records}/${encodeStrictly(uuid)}`);
  return settle(target, task, ours, (one) => pointAt(one, '/data'), {
    change: (one) => replaceRecord(textAt(one, '/uuid'), { make: () => make(ttlOf(pointAt(one, '/ttl'), task, TTL)), remove }),
    create: () => replaceRecord(null, { make: () => make(ttlOf(undefined, task, TTL)), remove }),
  });
};

/** ConoHa VPS (Ver.3.0): sign in, find the domain and the record; the new record is made before the old one goes. */
export const update = async (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const region = settingOf(task, 'region') || 'c3j1';
  if (!REGION.test(region)) return { outcome: { kind: 'bad-config', setting: 'region' } };
  const signedIn = await signIn(exchange, task, region);
  if (!('token' in signedIn)) return { outcome: signedIn };
  const base = `https://dns-service.${region}.conoha.io/v1`;
  const call: Call = (method, path, body) => exchange(jsonRequest(method, `${base}/${path}`, { 'X-Auth-Token': signedIn.token }, body));
  return updateEach(task, (target) => inZone(target, (zone) => updateRecord(call, task, target, zone)));
};
