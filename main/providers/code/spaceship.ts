import type { Outcome } from '../../../preload/contract/outcome.ts';
import { pointAt } from '../judge/json.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk } from './rest/rest-call.ts';
import { readPages, remember } from './rest/rest-pages.ts';
import { keepRecords, ofSpot, type Spot, shows } from './rest/rest-records.ts';
import { zoneByAsking } from './rest/rest-zone.ts';
import { settingOf } from './rest/targets.ts';

const PAGE = 500;

/** Spaceship: records have no id. The old one is deleted, then the new one is put; between the two the name is not there. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, { 'X-Api-Key': settingOf(task, 'apiKey'), 'X-Api-Secret': settingOf(task, 'apiSecret') });
  const path = (zone: string) => ['api', 'v1', 'dns', 'records', zone];
  const recordsOf = remember((zone) =>
    readPages(
      (skip) => ask({ path: path(zone), query: { take: String(PAGE), skip: skip || '0' } }),
      '/items',
      ({ json }, skip, items) => {
        const read = Number(skip || 0) + items.length;
        return items.length > 0 && read < Number(pointAt(json, '/total') ?? 0) ? String(read) : undefined;
      },
    ),
  );
  const put = async ({ zone, name, type, address, ttl }: Spot, kept?: unknown): Promise<Outcome> => {
    const item = { type, name: name || '@', address, ttl: ttl ?? kept };
    return shows(await ask({ method: 'PUT', path: path(zone.id), json: { force: true, items: [item] } }), ({ status }) => status === 204);
  };
  return keepRecords(task, {
    zoneOf: (host) => zoneByAsking(task, host, recordsOf),
    records: async (spot) => ofSpot(await recordsOf(spot.zone.id), spot),
    address: '/address',
    change: async (spot, record) => {
      const [name, address, ttl] = ['/name', '/address', '/ttl'].map((key) => pointAt(record, key));
      const deleted = shows(
        await ask({ method: 'DELETE', path: path(spot.zone.id), json: [{ type: spot.type, name, address }] }),
        (answer) => answer.status === 204,
      );
      if (deleted.kind !== 'updated') return deleted;
      const outcome = await put(spot, ttl);
      return outcome.kind === 'server-error' || outcome.kind === 'network' ? put(spot, ttl) : outcome;
    },
    create: (spot) => put(spot),
  });
};
