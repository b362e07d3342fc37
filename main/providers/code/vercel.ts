import { pointAt } from '../judge/json.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, found, idAt } from './rest/rest-call.ts';
import { readPages, remember } from './rest/rest-pages.ts';
import { keepRecords, ofSpot, repeats, shows } from './rest/rest-records.ts';
import { zoneAmong } from './rest/rest-zone.ts';
import { settingOf } from './rest/targets.ts';

/** For a new record, in seconds; the service's own. */
const USUAL_TTL = 60;

/** Vercel: lists in pages by time, records by id; the top's name is empty. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, { Authorization: `Bearer ${settingOf(task, 'token')}` });
  const teamId = settingOf(task, 'teamId') || undefined;
  const pages = (path: string[], pointer: string) =>
    readPages(
      (until) => ask({ path, query: { teamId, limit: '100', until: until || undefined } }),
      pointer,
      ({ json }) => idAt(json, '/pagination/next'),
    );
  const domains = remember(() => pages(['v5', 'domains'], '/domains'));
  const recordsOf = remember((zone) => pages(['v4', 'domains', zone, 'records'], '/records'));
  return keepRecords(task, {
    zoneOf: async (host) => {
      const given = settingOf(task, 'zone');
      if (given !== '') return found({ id: given, name: given });
      const list = await domains('');
      return list.ok ? zoneAmong(task, host, list.value, { id: '/name', name: '/name' }) : list;
    },
    records: async (spot) => ofSpot(await recordsOf(spot.zone.id), spot),
    address: '/value',
    change: async (spot, record) => {
      const json = { type: spot.type, value: spot.address, ttl: spot.ttl ?? pointAt(record, '/ttl') };
      const path = ['v1', 'domains', 'records', idAt(record, '/id') ?? ''];
      return repeats(await ask({ method: 'PATCH', path, query: { teamId }, json }), '/value', spot);
    },
    create: async (spot) => {
      const json = { name: spot.name, type: spot.type, value: spot.address, ttl: spot.ttl ?? USUAL_TTL };
      const answer = await ask({ method: 'POST', path: ['v2', 'domains', spot.zone.id, 'records'], query: { teamId }, json });
      return shows(answer, ({ json: told }) => idAt(told, '/uid') !== undefined);
    },
  });
};
