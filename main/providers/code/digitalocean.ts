import { pointAt } from '../judge/json.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, idAt } from './rest/rest-call.ts';
import { pageAfter, readPages } from './rest/rest-pages.ts';
import { keepRecords, ofSpot, repeats, type Spot } from './rest/rest-records.ts';
import { type Zone, zoneByAsking } from './rest/rest-zone.ts';
import { settingOf } from './rest/targets.ts';

/** DigitalOcean, API v2. The list is asked for by whole name; a record of it may not repeat name and type. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, { Authorization: `Bearer ${settingOf(task, 'token')}` });
  const path = (zone: Zone) => ['v2', 'domains', zone.id, 'records'];
  const create = async (spot: Spot) => {
    const json = { type: spot.type, name: spot.name || '@', data: spot.address, ttl: spot.ttl };
    return repeats(await ask({ method: 'POST', path: path(spot.zone), json }), '/domain_record/data', spot);
  };
  return keepRecords(task, {
    zoneOf: (host) => zoneByAsking(task, host, (name) => ask({ path: ['v2', 'domains', name] })),
    records: async (spot) => {
      const { zone, host, type } = spot;
      const list = await readPages(
        (page) => ask({ path: path(zone), query: { name: host, type, per_page: '200', page: page || undefined } }),
        '/domain_records',
        ({ json }, page) => (pointAt(json, '/links/pages/next') ? pageAfter(page) : undefined),
      );
      return ofSpot(list, spot, { trusting: true });
    },
    address: '/data',
    change: async (spot, record, others) => {
      // Its case wants several to be refused.
      if (others.length > 0) return { kind: 'bad-config' };
      const json = { type: spot.type, data: spot.address, ttl: spot.ttl };
      const id = idAt(record, '/id') ?? '';
      return repeats(await ask({ method: 'PATCH', path: [...path(spot.zone), id], json }), '/domain_record/data', spot);
    },
    create: task.settings.create === true ? create : undefined,
  });
};
