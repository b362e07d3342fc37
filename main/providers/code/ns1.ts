import { type Json, pointAt } from '../judge/json.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, failed, found, listOf } from './rest/rest-call.ts';
import { holds, keepRecords, type Spot } from './rest/rest-records.ts';
import { zoneByAsking } from './rest/rest-zone.ts';
import { settingOf } from './rest/targets.ts';

/** For a new record, in seconds; the service's own. */
const USUAL_TTL = 3600;

/** An answer of a set with what it carries beside its address; its id is the service's own. */
const withoutId = (record: Json): Record<string, Json> => {
  const own = pointAt(record, '/answer');
  const { id: _, ...kept } = typeof own === 'object' && own !== null && !Array.isArray(own) ? own : {};
  return kept;
};

/** NS1: a record is a set of answers, each with its own settings; made by PUT, changed by POST, which keeps what is not sent. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, { 'X-NSONE-Key': settingOf(task, 'apiKey') });
  const path = ({ zone, host, type }: Spot) => ['v1', 'zones', zone.id, host, type];
  return keepRecords(task, {
    zoneOf: (host) => zoneByAsking(task, host, (name) => ask({ path: ['v1', 'zones', name] })),
    records: async (spot) => {
      const answer = await ask({ path: path(spot), absent: [404] });
      if (!answer.ok) return answer;
      if (!answer.value.absent) {
        const answers = listOf(answer.value, '/answers');
        return answers.ok ? found(answers.value.map((one) => ({ answer: one, ttl: pointAt(answer.value.json, '/ttl') ?? null }))) : answers;
      }
      const message = String(pointAt(answer.value.json, '/message') ?? '').toLowerCase();
      return message.includes('zone not found') ? failed({ kind: 'bad-host', reason: 'zone-not-found' }) : found([]);
    },
    address: '/answer/answer/0',
    change: async (spot, record, others) => {
      const kept = withoutId(record);
      const json = {
        answers: [{ ...kept, answer: [spot.address] }, ...others.map(withoutId)],
        ttl: spot.ttl ?? pointAt(record, '/ttl') ?? undefined,
      };
      return holds(await ask({ method: 'POST', path: path(spot), json }), '/answers', '/answer/0', spot);
    },
    create: async (spot) => {
      const answers = [{ answer: [spot.address] }];
      const json = { zone: spot.zone.name, domain: spot.host, type: spot.type, answers, ttl: spot.ttl ?? USUAL_TTL };
      return holds(await ask({ method: 'PUT', path: path(spot), json }), '/answers', '/answer/0', spot);
    },
  });
};
