import { pointAt } from '../judge/json.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, failed, idAt } from './rest/rest-call.ts';
import { pageAfter, readPages, remember } from './rest/rest-pages.ts';
import { keepRecords, ofSpot, repeats, type Spot } from './rest/rest-records.ts';
import { zoneAmong } from './rest/rest-zone.ts';
import { settingOf } from './rest/targets.ts';

const DOMAINS = ['v4', 'domains'];

/** Linode (Akamai), API v4: lists of domains and of records in pages; only what is sent of a record changes. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, { Authorization: `Bearer ${settingOf(task, 'token')}` });
  const given = settingOf(task, 'zone');
  const pages = (path: string[], headers: Record<string, string> = {}) =>
    readPages(
      (page) => ask({ path, headers, query: { page: page || undefined, page_size: '100' } }),
      '/data',
      ({ json }, page) => (Number(page || 1) < Number(pointAt(json, '/pages') ?? 1) ? pageAfter(page) : undefined),
    );
  const domains = remember(() => pages(DOMAINS, given === '' ? {} : { 'X-Filter': JSON.stringify({ domain: given }) }));
  const recordsOf = remember((id) => pages([...DOMAINS, id, 'records']));
  return keepRecords(task, {
    zoneOf: async (host) => {
      const list = await domains('');
      if (!list.ok) return list;
      const named = list.value.map((one) => (typeof one === 'object' && one !== null && given !== '' ? { domain: given, ...one } : one));
      const zone = zoneAmong(task, host, named, { id: '/id', name: '/domain' });
      if (zone.ok && pointAt(zone.value.item, '/status') === 'disabled') return failed({ kind: 'bad-host' });
      return zone;
    },
    records: async (spot) => ofSpot(await recordsOf(spot.zone.id), spot),
    address: '/target',
    change: async (spot: Spot, record) => {
      const path = [...DOMAINS, spot.zone.id, 'records', idAt(record, '/id') ?? ''];
      return repeats(await ask({ method: 'PUT', path, json: { target: spot.address, ttl_sec: spot.ttl } }), '/target', spot);
    },
    create: async (spot) => {
      const json = { type: spot.type, name: spot.name, target: spot.address, ttl_sec: spot.ttl };
      return repeats(await ask({ method: 'POST', path: [...DOMAINS, spot.zone.id, 'records'], json }), '/target', spot);
    },
  });
};
