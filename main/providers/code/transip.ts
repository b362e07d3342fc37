import { createSign, randomBytes } from 'node:crypto';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { notSent } from '../render/unsent.ts';
import { encodeStrictly } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Exchange, exchanger, jsonRequest, textAt } from './rest/exchange.ts';
import { inZone, settingOf, ttlOf, UPDATED, updateEach } from './rest/targets.ts';
import { rsaKeyOf } from './sign/rsa-key.ts';

const BASE = 'https://api.transip.nl/v6';
const TTL = 300;
/** What a change that was made is answered with. */
const NO_CONTENT = 204;

/** A token for this once. Its label must be new each time; the signature covers the exact body. */
const signIn = async (exchange: Exchange, task: Task): Promise<{ token: string } | Outcome> => {
  const key = rsaKeyOf(settingOf(task, 'privateKey'));
  if (key === null) return notSent('unfit-setting', 'privateKey');
  const nonce = randomBytes(16).toString('hex');
  const request = jsonRequest(
    'POST',
    `${BASE}/auth`,
    {},
    {
      login: settingOf(task, 'username'),
      nonce,
      label: `Saikoro ${nonce.slice(0, 12)}`,
      read_only: false,
      global_key: task.settings.whitelisted !== true,
    },
  );
  const signature = createSign('RSA-SHA512')
    .update(request.body ?? '')
    .sign(key, 'base64');
  const reply = await exchange({ ...request, headers: { ...request.headers, Signature: signature } });
  if (!reply.ok) return reply.outcome;
  const token = textAt(reply.json, '/token');
  return token === '' ? reply.strange : { token };
};

/** TransIP: changes the value of an entry that is there, found by its exact name, type and TTL. It makes none. */
export const update = async (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const signedIn = await signIn(exchange, task);
  if (!('token' in signedIn)) return { outcome: signedIn };
  const headers = { Authorization: `Bearer ${signedIn.token}` };
  return updateEach(task, (target) =>
    inZone(target, async (zone, name) => {
      const entry = { name: name === '' ? '@' : name, type: target.type, expire: ttlOf(undefined, task, TTL), content: target.address };
      const reply = await exchange(jsonRequest('PATCH', `${BASE}/domains/${encodeStrictly(zone)}/dns`, headers, { dnsEntry: entry }));
      if (!reply.ok) return reply.outcome;
      return reply.status === NO_CONTENT ? UPDATED : reply.strange;
    }),
  );
};
