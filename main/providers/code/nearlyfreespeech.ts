import { createHash, randomInt } from 'node:crypto';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { pointAt } from '../judge/json.ts';
import { encodeStrictly } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, exchanger, formRequest, type Good, SAYS_NOTHING, textAt } from './rest/exchange.ts';
import { isNamed } from './rest/rest-records.ts';
import { inZone, type RecordTarget, settingOf, settle, ttlOf, UPDATED, updateEach } from './rest/targets.ts';

type Call = (action: string, fields: Record<string, string>) => Promise<Good | Bad>;

const TTL = 300;
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

interface Login {
  login: string;
  apiKey: string;
}

/** The value of X-NFSN-Authentication. `seconds` since 1970; the salt has 16 letters and digits. */
export const signNfsn = ({ login, apiKey }: Login, path: string, body: string, seconds: number, salt: string): string => {
  const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');
  return [login, seconds, salt, sha1([login, seconds, salt, apiKey, path, sha1(body)].join(';'))].join(';');
};

const saltOf = (): string => Array.from({ length: 16 }, () => SIGNS[randomInt(SIGNS.length)]).join('');

/** A change is answered with an empty body; that, and no other reply, is the sign. */
const finish = (reply: Good | Bad): Outcome => {
  if (!reply.ok) return reply.outcome;
  return SAYS_NOTHING.has(reply.status) && reply.text === '' ? UPDATED : reply.strange;
};

const updateRecord = async (call: Call, task: Task, target: RecordTarget, name: string): Promise<Outcome> => {
  const place = { name, type: target.type };
  const found = await call('listRRs', place);
  if (!found.ok) return found.outcome;
  if (!Array.isArray(found.json)) return found.strange;
  const list = found.json.filter(
    (one) => isNamed(pointAt(one, '/name'), { name, host: target.host }) && textAt(one, '/type') === target.type,
  );
  const add = async (ttl: number): Promise<Outcome> => finish(await call('addRR', { ...place, data: target.address, ttl: String(ttl) }));
  return settle(target, task, list, (one) => pointAt(one, '/data'), {
    change: async (one) => {
      const removed = finish(await call('removeRR', { ...place, data: textAt(one, '/data') }));
      return removed.kind === 'updated' ? add(ttlOf(pointAt(one, '/ttl'), task, TTL)) : removed;
    },
    create: () => add(ttlOf(undefined, task, TTL)),
  });
};

/** NearlyFreeSpeech.NET: a record is removed by its value and added anew; the others of the name stay. */
export const update = (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const login = { login: settingOf(task, 'login'), apiKey: settingOf(task, 'apiKey') };
  const callIn =
    (zone: string): Call =>
    (action, fields) => {
      const path = `/dns/${encodeStrictly(zone)}/${action}`;
      const request = formRequest(`https://api.nearlyfreespeech.net${path}`, {}, fields);
      const proof = signNfsn(login, path, request.body ?? '', Math.floor(io.now() / 1000), saltOf());
      return exchange({ ...request, headers: { ...request.headers, 'X-NFSN-Authentication': proof } });
    };
  return updateEach(task, (target) => inZone(target, (zone, name) => updateRecord(callIn(zone), task, target, name)));
};
