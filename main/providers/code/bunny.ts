import { type Json, pointAt } from '../judge/json.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, type Found, failed, found, idAt, listOf } from './rest/rest-call.ts';
import { pageAfter, readPages, remember } from './rest/rest-pages.ts';
import { isNamed, keepRecords, type Spot, shows } from './rest/rest-records.ts';
import { type Zone, zoneAmong, zoneNames } from './rest/rest-zone.ts';
import { settingOf } from './rest/targets.ts';

const TYPES = { A: 0, AAAA: 1 } as const;
/** Of a record, what a write would else put back to its default. */
const KEPT = [
  'Weight',
  'Priority',
  'Flags',
  'Tag',
  'Port',
  'Accelerated',
  'MonitorType',
  'SmartRoutingType',
  'GeolocationLatitude',
  'GeolocationLongitude',
  'LatencyZone',
  'Disabled',
  'Comment',
  // Spelt so by the service.
  'EnviromentalVariables',
  'AutoSslIssuance',
];

const keptOf = (record: Json): Record<string, Json> =>
  Object.fromEntries(
    KEPT.flatMap((key) => {
      const value = pointAt(record, `/${key}`);
      return value === undefined || value === null ? [] : [[key, value]];
    }),
  );

/** Bunny DNS: zones are found by a part of their name, a zone has all its records; types are numbers. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, { AccessKey: settingOf(task, 'apiKey') });
  const zonesLike = remember((search) =>
    readPages(
      (page) => ask({ path: ['dnszone'], query: { search, page: page || '1', perPage: '1000' } }),
      '/Items',
      ({ json }, page) => (pointAt(json, '/HasMoreItems') === true ? pageAfter(page) : undefined),
    ),
  );
  const recordsOf = remember(async (id) => {
    const answer = await ask({ path: ['dnszone', id] });
    return answer.ok ? listOf(answer.value, '/Records') : answer;
  });
  const body = ({ name, type, address, ttl }: Spot, kept?: Json) => ({ Type: TYPES[type], Value: address, Name: name, Ttl: ttl ?? kept });
  return keepRecords(task, {
    zoneOf: async (host): Promise<Found<Zone>> => {
      for (const name of zoneNames(task, host)) {
        const list = await zonesLike(name);
        const zone = list.ok ? zoneAmong(task, host, list.value, { id: '/Id', name: '/Domain' }) : list;
        if (zone.ok || zone.outcome.kind !== 'bad-host') return zone;
      }
      return failed({ kind: 'bad-host', reason: 'zone-not-found' });
    },
    records: async (spot) => {
      const list = await recordsOf(spot.zone.id);
      if (!list.ok) return list;
      return found(list.value.filter((one) => pointAt(one, '/Type') === TYPES[spot.type] && isNamed(pointAt(one, '/Name'), spot)));
    },
    address: '/Value',
    change: async (spot, record) => {
      const json = { ...keptOf(record), ...body(spot, pointAt(record, '/Ttl')) };
      const path = ['dnszone', spot.zone.id, 'records', idAt(record, '/Id') ?? ''];
      return shows(await ask({ method: 'POST', path, json }), ({ status }) => status === 204);
    },
    create: async (spot) => {
      const answer = await ask({ method: 'PUT', path: ['dnszone', spot.zone.id, 'records'], json: body(spot) });
      return shows(answer, ({ status, json }) => status === 201 && idAt(json, '/Id') !== undefined);
    },
  });
};
