import { type Json, pointAt } from '../judge/json.ts';
import { notSent } from '../render/unsent.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, found, listOf } from './rest/rest-call.ts';
import { pageAfter, readPages, remember } from './rest/rest-pages.ts';
import { keepRecords, type Spot, shows } from './rest/rest-records.ts';
import { zoneAmong } from './rest/rest-zone.ts';
import { settingOf } from './rest/targets.ts';

const PAGE = 100;
const DOMAINS = ['v5', 'livedns', 'domains'];

/** Gandi LiveDNS: one set a name and type, written whole. */
export const update: Steps = async (plugin, task, io) => {
  const [token, key] = [settingOf(task, 'personalAccessToken'), settingOf(task, 'apiKey')];
  if (token === '' && key === '') return { outcome: notSent('missing-secret', 'personalAccessToken') };
  const ask = createAsk(plugin, task, io, { Authorization: token === '' ? `Apikey ${key}` : `Bearer ${token}` });
  const path = ({ zone, name, type }: Spot) => [...DOMAINS, zone.id, 'records', name || '@', type];
  const domains = remember(() =>
    readPages(
      (page) => ask({ path: DOMAINS, query: { per_page: String(PAGE), page: page || undefined } }),
      '',
      (_, page, items) => (items.length === PAGE ? pageAfter(page) : undefined),
    ),
  );
  /** The TTL of a set is sent again, or the service puts in its own. */
  const write = async (spot: Spot, ttl?: Json, others: Json[] = []) => {
    const json = { rrset_values: [spot.address, ...others], rrset_ttl: spot.ttl ?? ttl ?? undefined };
    const answer = await ask({ method: 'PUT', path: path(spot), json });
    return shows(answer, ({ status, json: told }) => status === 201 || pointAt(told, '/message') === 'DNS Record Created');
  };
  return keepRecords(task, {
    zoneOf: async (host) => {
      const given = settingOf(task, 'zone');
      if (given !== '') return found({ id: given, name: given });
      const list = await domains('');
      return list.ok ? zoneAmong(task, host, list.value, { id: '/fqdn', name: '/fqdn' }) : list;
    },
    records: async (spot) => {
      // The case of the zone's top (gandi-188) is one PUT: there nothing is read unless a TTL is set.
      if (spot.name === '' && spot.ttl === undefined) return found([]);
      const answer = await ask({ path: path(spot), absent: [404] });
      if (!answer.ok) return answer;
      if (answer.value.absent) return found([]);
      const values = listOf(answer.value, '/rrset_values');
      const ttl = pointAt(answer.value.json, '/rrset_ttl') ?? null;
      return values.ok ? found(values.value.map((value) => ({ value, ttl }))) : values;
    },
    address: '/value',
    change: (spot, record, others) =>
      write(
        spot,
        pointAt(record, '/ttl'),
        others.map((one) => pointAt(one, '/value') ?? ''),
      ),
    create: (spot) => write(spot),
  });
};
