import { pointAt } from '../judge/json.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, idAt } from './rest/rest-call.ts';
import { readPages, remember } from './rest/rest-pages.ts';
import { keepRecords, ofSpot, shows } from './rest/rest-records.ts';
import { zoneByAsking } from './rest/rest-zone.ts';
import { settingOf } from './rest/targets.ts';

/** Vultr, API v2: records in pages by cursor; a change answers with nothing; the top's name is empty. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, { Authorization: `Bearer ${settingOf(task, 'apiKey')}` });
  const path = (zone: string) => ['v2', 'domains', zone, 'records'];
  const recordsOf = remember((zone) =>
    readPages(
      (cursor) => ask({ path: path(zone), query: { per_page: '500', cursor: cursor || undefined } }),
      '/records',
      ({ json }) => idAt(json, '/meta/links/next'),
    ),
  );
  return keepRecords(task, {
    zoneOf: (host) => zoneByAsking(task, host, recordsOf),
    records: async (spot) => ofSpot(await recordsOf(spot.zone.id), spot),
    address: '/data',
    change: async (spot, record) => {
      const json = { name: spot.name, data: spot.address, ttl: spot.ttl ?? pointAt(record, '/ttl') };
      const answer = await ask({ method: 'PATCH', path: [...path(spot.zone.id), idAt(record, '/id') ?? ''], json });
      return shows(answer, ({ status }) => status === 204);
    },
    create: async (spot) => {
      const json = { type: spot.type, name: spot.name, data: spot.address, ttl: spot.ttl };
      const answer = await ask({ method: 'POST', path: path(spot.zone.id), json });
      return shows(answer, ({ status, json: told }) => status === 201 && idAt(told, '/record/id') !== undefined);
    },
  });
};
