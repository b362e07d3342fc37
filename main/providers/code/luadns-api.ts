import { pointAt } from '../judge/json.ts';
import { basicHeader } from '../render/render.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, idAt, listOf } from './rest/rest-call.ts';
import { remember } from './rest/rest-pages.ts';
import { keepRecords, ofSpot, repeats, type Spot } from './rest/rest-records.ts';
import { zoneAmong } from './rest/rest-zone.ts';
import { settingOf } from './rest/targets.ts';

/** For a new record, in seconds. */
const USUAL_TTL = 300;

/** LuaDNS: zones and records are listed whole; names end with a dot; a record is written whole. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, { Authorization: basicHeader(settingOf(task, 'email'), settingOf(task, 'token')) });
  const list = async (...more: string[]) => {
    const answer = await ask({ path: ['v1', 'zones', ...more] });
    return answer.ok ? listOf(answer.value, '') : answer;
  };
  const zones = remember(() => list());
  const recordsOf = remember((id) => list(id, 'records'));
  const create = async (spot: Spot) => {
    const json = { name: `${spot.host}.`, type: spot.type, content: spot.address, ttl: spot.ttl ?? USUAL_TTL };
    return repeats(await ask({ method: 'POST', path: ['v1', 'zones', spot.zone.id, 'records'], json }), '/content', spot);
  };
  return keepRecords(task, {
    zoneOf: async (host) => {
      const known = await zones('');
      return known.ok ? zoneAmong(task, host, known.value, { id: '/id', name: '/name' }) : known;
    },
    records: async (spot) => ofSpot(await recordsOf(spot.zone.id), spot),
    address: '/content',
    change: async (spot, record) => {
      const [id, name, ttl] = ['/id', '/name', '/ttl'].map((key) => pointAt(record, key));
      const json = { id, name, type: spot.type, content: spot.address, ttl: spot.ttl ?? ttl };
      const path = ['v1', 'zones', spot.zone.id, 'records', idAt(record, '/id') ?? ''];
      return repeats(await ask({ method: 'PUT', path, json }), '/content', spot);
    },
    create: task.settings.create === true ? create : undefined,
  });
};
