import { createSign, type KeyObject } from 'node:crypto';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import { toAscii } from '../../net/host-name.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { type Json, parseJson, pointAt } from '../judge/json.ts';
import type { Rendered } from '../render/render.ts';
import { notSent } from '../render/unsent.ts';
import { encodeStrictly, queryOf } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, type Exchange, exchanger, formRequest, type Good, jsonRequest, listAt, textAt } from './rest/exchange.ts';
import {
  candidatesOf,
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
import { rsaKeyOf } from './sign/rsa-key.ts';

type Call = (method: Rendered['method'], path: string, body?: Json) => Promise<Good | Bad>;

const TOKEN_URL = 'https://oauth2.googleapis.com/token';
const SCOPE = 'https://www.googleapis.com/auth/ndev.clouddns.readwrite';
const TTL = 300;
/** Life of an assertion, in seconds: the most the service takes. */
const GOOD_FOR = 3600;

const inBase64 = (json: Json): string => Buffer.from(JSON.stringify(json)).toString('base64url');

/** A signed claim to be the service account (RFC 7523 §2.1). `seconds` since 1970. */
export const assertionOf = (email: string, keyId: string, key: KeyObject, seconds: number): string => {
  const header = { alg: 'RS256', typ: 'JWT', ...(keyId === '' ? {} : { kid: keyId }) };
  const claims = { iss: email, scope: SCOPE, aud: TOKEN_URL, iat: seconds, exp: seconds + GOOD_FOR };
  const text = `${inBase64(header)}.${inBase64(claims)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`;
};

const signIn = async (exchange: Exchange, account: Json | undefined, io: Io): Promise<{ token: string } | Outcome> => {
  const key = rsaKeyOf(textAt(account, '/private_key'));
  const email = textAt(account, '/client_email');
  if (key === null || email === '') return notSent('unfit-setting', 'credentials');
  const assertion = assertionOf(email, textAt(account, '/private_key_id'), key, Math.floor(io.now() / 1000));
  const reply = await exchange(formRequest(TOKEN_URL, {}, { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }));
  if (!reply.ok) return reply.outcome;
  const token = textAt(reply.json, '/access_token');
  return token === '' ? reply.strange : { token };
};

const valuesOf = (set: Json | undefined): string[] => (listAt(set, '/rrdatas') ?? []).filter((value) => typeof value === 'string');

const finish = (reply: Good | Bad, target: RecordTarget): Outcome => {
  if (!reply.ok) return reply.outcome;
  return valuesOf(reply.json).some((value) => isRight(target, value)) ? UPDATED : reply.strange;
};

const updateSet = async (call: Call, task: Task, target: RecordTarget, zone: string): Promise<Outcome> => {
  const name = `${target.host}.`;
  const sets = `managedZones/${encodeStrictly(zone)}/rrsets`;
  const place = `${sets}/${encodeStrictly(name)}/${target.type}`;
  const found = await call('GET', place);
  if (!found.ok && found.status !== 404) return found.outcome;
  const body = { name, type: target.type };
  if (!found.ok) {
    if (!mayCreate(task)) return RECORD_MISSING;
    return finish(await call('POST', sets, { ...body, ttl: ttlOf(undefined, task, TTL), rrdatas: [target.address] }), target);
  }
  // A set with a routing policy has weights and places instead of plain values.
  if (pointAt(found.json, '/routingPolicy') !== undefined) return { kind: 'bad-config' };
  const values = listAt(found.json, '/rrdatas') === null ? null : valuesOf(found.json);
  if (values === null) return found.strange;
  if (values.some((value) => isRight(target, value))) return namingOthers(UNCHANGED, target, values);
  const ttl = ttlOf(pointAt(found.json, '/ttl'), task, TTL);
  return namingOthers(
    finish(await call('PATCH', place, { ...body, ttl, rrdatas: withFirst(values, target) }), target),
    target,
    ownFirst(target, values, (value) => value).slice(1),
  );
};

const zoneNamed = async (call: Call, zone: string): Promise<{ ok: true; id: string } | { ok: false; outcome: Outcome }> => {
  const reply = await call('GET', `managedZones?${queryOf({ dnsName: `${zone}.` })}`);
  if (!reply.ok) return { ok: false, outcome: reply.outcome };
  // A project without such a zone is answered with a tree that has no list.
  if (typeof reply.json !== 'object' || reply.json === null || Array.isArray(reply.json)) return { ok: false, outcome: reply.strange };
  const zones = listAt(reply.json, '/managedZones') ?? [];
  const found = zones.find((one) => toAscii(textAt(one, '/dnsName')) === zone && textAt(one, '/visibility') !== 'private');
  return { ok: true, id: textAt(found, '/name') };
};

/** Google Cloud DNS with a service account: sign in, read the set, change its first value; TTL and other values stay. */
export const update = async (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const account = parseJson(settingOf(task, 'credentials'));
  const project = settingOf(task, 'project') || textAt(account, '/project_id');
  if (project === '') return { outcome: notSent('missing-setting', 'project') };
  const signedIn = await signIn(exchange, account, io);
  if (!('token' in signedIn)) return { outcome: signedIn };
  const headers = { Authorization: `Bearer ${signedIn.token}` };
  const base = `https://dns.googleapis.com/dns/v1/projects/${encodeStrictly(project)}`;
  const call: Call = (method, path, body) => exchange(jsonRequest(method, `${base}/${path}`, headers, body));
  const given = settingOf(task, 'zone');
  return updateEach(task, (target) => {
    if (given !== '') return updateSet(call, task, target, given);
    return inZone({ ...target, zones: candidatesOf(target.host) }, async (zone) => {
      const found = await zoneNamed(call, zone);
      if (!found.ok) return found.outcome;
      return found.id === '' ? ZONE_MISSING : updateSet(call, task, target, found.id);
    });
  });
};
