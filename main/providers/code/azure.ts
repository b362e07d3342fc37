import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import type { Json } from '../judge/json.ts';
import type { Rendered } from '../render/render.ts';
import { encodeStrictly } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, type Exchange, exchanger, formRequest, type Good, jsonRequest, listAt, textAt } from './rest/exchange.ts';
import {
  inZone,
  isRight,
  mayCreate,
  namingOthers,
  ownFirst,
  RECORD_MISSING,
  type RecordTarget,
  settingOf,
  ttlOf,
  UNCHANGED,
  UPDATED,
  updateEach,
  withFirst,
  ZONE_MISSING,
} from './rest/targets.ts';

type Call = (method: Rendered['method'], path: string, body?: Json) => Promise<Good | Bad>;

const TTL = 300;
const FIELDS = {
  A: { list: 'ARecords', value: 'ipv4Address' },
  AAAA: { list: 'AAAARecords', value: 'ipv6Address' },
} as const;
/** Codes of a 404 that speak of what is above the record set. */
const ABOVE = new Set(['ParentResourceNotFound', 'ResourceGroupNotFound', 'ResourceNotFound', 'SubscriptionNotFound']);

const signIn = async (exchange: Exchange, task: Task): Promise<{ token: string } | Outcome> => {
  const url = `https://login.microsoftonline.com/${encodeStrictly(settingOf(task, 'tenantId'))}/oauth2/v2.0/token`;
  const reply = await exchange(
    formRequest(
      url,
      {},
      {
        grant_type: 'client_credentials',
        client_id: settingOf(task, 'clientId'),
        client_secret: settingOf(task, 'clientSecret'),
        scope: 'https://management.azure.com/.default',
      },
    ),
  );
  if (!reply.ok) return reply.outcome;
  const token = textAt(reply.json, '/access_token');
  return token === '' ? reply.strange : { token };
};

const valuesOf = (json: Json | undefined, type: RecordTarget['type']): string[] | null =>
  listAt(json, `/properties/${FIELDS[type].list}`)?.map((one) => textAt(one, `/${FIELDS[type].value}`)) ?? null;

const finish = (reply: Good | Bad, target: RecordTarget): Outcome => {
  if (!reply.ok) return reply.outcome;
  return valuesOf(reply.json, target.type)?.some((value) => isRight(target, value)) ? UPDATED : reply.strange;
};

const updateSet = async (call: Call, task: Task, target: RecordTarget, zone: string, name: string): Promise<Outcome> => {
  const { list, value } = FIELDS[target.type];
  const place = `${encodeStrictly(zone)}/${target.type}/${encodeStrictly(name === '' ? '@' : name)}`;
  const recordsOf = (values: string[]): Json => values.map((one) => ({ [value]: one }));
  const found = await call('GET', place);
  if (!found.ok) {
    if (found.status !== 404) return found.outcome;
    if (ABOVE.has(textAt(found.json, '/error/code'))) return ZONE_MISSING;
    if (!mayCreate(task)) return RECORD_MISSING;
    const properties = { TTL: ttlOf(undefined, task, TTL), [list]: recordsOf([target.address]) };
    return finish(await call('PUT', place, { properties }), target);
  }
  // A set that points at another resource of Azure has no addresses of its own.
  if (textAt(found.json, '/properties/targetResource/id') !== '') return { kind: 'bad-config' };
  const values = valuesOf(found.json, target.type);
  if (values === null) return found.strange;
  if (values.some((one) => isRight(target, one))) return namingOthers(UNCHANGED, target, values);
  return namingOthers(
    finish(await call('PATCH', place, { properties: { [list]: recordsOf(withFirst(values, target)) } }), target),
    target,
    ownFirst(target, values, (value) => value).slice(1),
  );
};

/** Azure DNS: sign in as an application, read the record set, change its addresses alone: TTL and metadata stay. */
export const update = async (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const signedIn = await signIn(exchange, task);
  if (!('token' in signedIn)) return { outcome: signedIn };
  const headers = { Authorization: `Bearer ${signedIn.token}` };
  const [subscription, group] = ['subscriptionId', 'resourceGroup'].map((key) => encodeStrictly(settingOf(task, key)));
  const base = `https://management.azure.com/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Network/dnsZones`;
  const call: Call = (method, path, body) => exchange(jsonRequest(method, `${base}/${path}?api-version=2018-05-01`, headers, body));
  return updateEach(task, (target) => inZone(target, (zone, name) => updateSet(call, task, target, zone, name)));
};
