import { pointAt } from '../judge/json.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, type Found, failed, found, idAt } from './rest/rest-call.ts';
import { pageAfter, readPages } from './rest/rest-pages.ts';
import { keepRecords, ofSpot, repeats, type Spot } from './rest/rest-records.ts';
import { type Zone, zoneAmong, zoneNames } from './rest/rest-zone.ts';
import { settingOf } from './rest/targets.ts';

/** Hetzner's old DNS Console API. A record is written whole. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, { 'Auth-Api-Token': settingOf(task, 'token') });
  const pages = (path: string[], pointer: string, query: Record<string, string>) =>
    readPages(
      (page) => ask({ path, query: { ...query, per_page: '100', page: page || undefined }, absent: [404] }),
      pointer,
      ({ json }, page) => (Number(page || 1) < Number(pointAt(json, '/meta/pagination/last_page') ?? 1) ? pageAfter(page) : undefined),
    );
  const body = ({ zone, name, type, address, ttl }: Spot, kept?: number) => ({
    zone_id: zone.id,
    type,
    name: name || '@',
    value: address,
    ttl: ttl ?? kept,
  });
  return keepRecords(task, {
    zoneOf: async (host): Promise<Found<Zone>> => {
      const [id, given] = [settingOf(task, 'zoneId'), settingOf(task, 'zone')];
      if (id !== '' && given !== '') return found({ id, name: given });
      if (id !== '') {
        const answer = await ask({ path: ['api', 'v1', 'zones', id] });
        return answer.ok ? zoneAmong(task, host, [pointAt(answer.value.json, '/zone') ?? null], { id: '/id', name: '/name' }) : answer;
      }
      for (const name of zoneNames(task, host)) {
        const list = await pages(['api', 'v1', 'zones'], '/zones', { name });
        const zone = list.ok ? zoneAmong(task, host, list.value, { id: '/id', name: '/name' }) : list;
        if (zone.ok || zone.outcome.kind !== 'bad-host') return zone;
      }
      return failed({ kind: 'bad-host', reason: 'zone-not-found' });
    },
    records: async (spot) => {
      const { zone, name, type } = spot;
      const list = await pages(['api', 'v1', 'records'], '/records', { zone_id: zone.id, name: name || '@', type });
      return ofSpot(list, spot, { trusting: true });
    },
    address: '/value',
    change: async (spot, record) => {
      const ttl = pointAt(record, '/ttl');
      const json = body(spot, typeof ttl === 'number' ? ttl : undefined);
      const path = ['api', 'v1', 'records', idAt(record, '/id') ?? ''];
      return repeats(await ask({ method: 'PUT', path, json }), '/record/value', spot);
    },
    create: async (spot) => repeats(await ask({ method: 'POST', path: ['api', 'v1', 'records'], json: body(spot) }), '/record/value', spot),
  });
};
