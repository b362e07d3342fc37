import type { Outcome } from '../../../preload/contract/outcome.ts';
import { toAscii } from '../../net/host-name.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { type Json, pointAt } from '../judge/json.ts';
import type { Rendered } from '../render/render.ts';
import { notSent } from '../render/unsent.ts';
import { encodeStrictly } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, type Exchange, exchanger, type Good, jsonRequest, textAt } from './rest/exchange.ts';
import { type Listed, listPages } from './rest/pages.ts';
import { inZone, isRight, type RecordTarget, settingOf, settle, ttlOf, UPDATED, updateEach, ZONE_MISSING } from './rest/targets.ts';

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

/** A longer list comes in parts, each from an offset on. */
const listAll = (call: Call, path: string, at: string): Promise<Listed> =>
  listPages((_, seen) => call('GET', seen === 0 ? path : `${path}?offset=${seen}`), at, '/total_count');

const updateRecord = async (call: Call, task: Task, target: RecordTarget, zone: string): Promise<Outcome> => {
  const domains = await listAll(call, 'domains', '/domains');
  if (!domains.ok) return domains.outcome;
  const id = textAt(
    domains.list.find((one) => toAscii(textAt(one, '/name')) === zone),
    '/uuid',
  );
  if (id === '') return ZONE_MISSING;
  const records = `domains/${encodeStrictly(id)}/records`;
  const found = await listAll(call, records, '/records');
  if (!found.ok) return found.outcome;
  const ours = found.list.filter(
    (one) => toAscii(textAt(one, '/name')) === target.host && textAt(one, '/type') === target.type && textAt(one, '/uuid') !== '',
  );
  const finish = (reply: Good | Bad): Outcome => {
    if (!reply.ok) return reply.outcome;
    return isRight(target, pointAt(reply.json, '/data')) ? UPDATED : reply.strange;
  };
  return settle(target, task, ours, (one) => pointAt(one, '/data'), {
    // A TTL in a change is refused, even the same one.
    change: async (one) => finish(await call('PUT', `${records}/${encodeStrictly(textAt(one, '/uuid'))}`, { data: target.address })),
    create: async () =>
      finish(
        await call('POST', records, { name: `${target.host}.`, type: target.type, data: target.address, ttl: ttlOf(undefined, task, TTL) }),
      ),
  });
};

/** ConoHa VPS (Ver.3.0): sign in, find the domain and the record, change its value alone. */
export const update = async (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const region = settingOf(task, 'region') || 'c3j1';
  if (!REGION.test(region)) return { outcome: notSent('unfit-setting', 'region') };
  const signedIn = await signIn(exchange, task, region);
  if (!('token' in signedIn)) return { outcome: signedIn };
  const base = `https://dns-service.${region}.conoha.io/v1`;
  const call: Call = (method, path, body) => exchange(jsonRequest(method, `${base}/${path}`, { 'X-Auth-Token': signedIn.token }, body));
  return updateEach(task, (target) => inZone(target, (zone) => updateRecord(call, task, target, zone)));
};
