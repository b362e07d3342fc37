import { type Json, pointAt } from '../judge/json.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, found, listOf } from './rest/rest-call.ts';
import { holds, keepRecords, type Spot } from './rest/rest-records.ts';
import { type Zone, zoneAmong, zoneNames } from './rest/rest-zone.ts';
import { settingOf } from './rest/targets.ts';

/** What deSEC takes for a domain of one's own, in seconds, unless the domain says less. */
const TTL = { least: 3600, most: 86_400 };

const leastTtl = (zone: Zone): number => {
  const told = pointAt(zone.item, '/minimum_ttl');
  return typeof told === 'number' && told > 0 ? told : TTL.least;
};

/** deSEC's RRset API: one set a name and type, found by filter, made by POST, changed by PATCH. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, { Authorization: `Token ${settingOf(task, 'token')}` });
  const sets = (zone: Zone) => ['api', 'v1', 'domains', zone.id, 'rrsets', ''];
  const body = ({ zone, name, type, address, ttl }: Spot, others: Json[] = []) => ({
    subname: name,
    type,
    records: [address, ...others],
    ttl: ttl === undefined ? undefined : Math.min(TTL.most, Math.max(leastTtl(zone), ttl)),
  });
  return keepRecords(task, {
    zoneOf: async (host) => {
      const given = settingOf(task, 'zone');
      if (given !== '') return found({ id: given, name: given });
      const answer = await ask({ path: ['api', 'v1', 'domains', ''], query: { owns_qname: zoneNames(task, host)[0] } });
      const list = answer.ok ? listOf(answer.value, '') : answer;
      return list.ok ? zoneAmong(task, host, list.value, { id: '/name', name: '/name' }) : list;
    },
    records: async ({ zone, name, type }) => {
      const answer = await ask({ path: sets(zone), query: { subname: name, type } });
      const list = answer.ok ? listOf(answer.value, '') : answer;
      if (!answer.ok || !list.ok || list.value.length === 0) return list;
      return listOf(answer.value, '/0/records');
    },
    address: '',
    change: async (spot, _, others) =>
      holds(await ask({ method: 'PATCH', path: sets(spot.zone), json: [body(spot, others)] }), '/0/records', '', spot),
    create: async (spot) => {
      const json = { ...body(spot), ttl: body(spot).ttl ?? leastTtl(spot.zone) };
      return holds(await ask({ method: 'POST', path: sets(spot.zone), json }), '/records', '', spot);
    },
  });
};
