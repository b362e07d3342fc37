import { pointAt } from '../judge/json.ts';
import { basicHeader } from '../render/render.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, idAt } from './rest/rest-call.ts';
import { readPages, remember } from './rest/rest-pages.ts';
import { keepRecords, ofSpot, repeats, type Spot } from './rest/rest-records.ts';
import { zoneByAsking } from './rest/rest-zone.ts';
import { settingOf } from './rest/targets.ts';

/** The least the service takes, in seconds. */
const LEAST_TTL = 300;

/** Name.com: the zone's records in pages; a record is written whole; the top's host is empty. The API has two addresses. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, { Authorization: basicHeader(settingOf(task, 'username'), settingOf(task, 'token')) });
  const path = (zone: string) => [...settingOf(task, 'api').split('/'), 'domains', zone, 'records'];
  const recordsOf = remember((zone) =>
    readPages(
      (page) => ask({ path: path(zone), query: { perPage: '1000', page: page || undefined } }),
      '/records',
      ({ json }) => idAt(json, '/nextPage'),
    ),
  );
  const body = ({ name, type, address, ttl }: Spot, kept?: unknown) => ({
    host: name,
    type,
    answer: address,
    ttl: Math.max(LEAST_TTL, ttl ?? Number(kept ?? LEAST_TTL)),
  });
  return keepRecords(task, {
    zoneOf: (host) => zoneByAsking(task, host, recordsOf),
    records: async (spot) => {
      const list = await recordsOf(spot.zone.id);
      const [short, whole] = [ofSpot(list, spot, { name: '/host' }), ofSpot(list, spot, { name: '/fqdn' })];
      // Empty values are left out of its replies: the top of the zone may have no host.
      return short.ok && short.value.length === 0 ? whole : short;
    },
    address: '/answer',
    change: async (spot, record) => {
      const call = { path: [...path(spot.zone.id), idAt(record, '/id') ?? ''], json: body(spot, pointAt(record, '/ttl')) };
      return repeats(await ask({ method: 'PUT', ...call }), '/answer', spot);
    },
    create: async (spot) => repeats(await ask({ method: 'POST', path: path(spot.zone.id), json: body(spot) }), '/answer', spot),
  });
};
