import { pointAt } from '../judge/json.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, idAt, listOf } from './rest/rest-call.ts';
import { remember } from './rest/rest-pages.ts';
import { keepRecords, ofSpot, type Spot, shows } from './rest/rest-records.ts';
import { type Zone, zoneAmong } from './rest/rest-zone.ts';
import { settingOf } from './rest/targets.ts';

/** For a new record, in seconds. */
const USUAL_TTL = 3600;
const ZONES = ['dns', 'v1', 'zones'];

/** IONOS: zone by name, its records of the host for all wanted families at once, then each by its id. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, { 'X-API-Key': settingOf(task, 'apiKey') });
  const recordType = [task.ipv4 === null ? [] : ['A'], task.ipv6 === null ? [] : ['AAAA']].flat().join(',');
  const zones = remember(async () => {
    const answer = await ask({ path: ZONES });
    return answer.ok ? listOf(answer.value, '') : answer;
  });
  const lists = remember(async (where) => {
    const [id = '', suffix = ''] = where.split(' ');
    const answer = await ask({ path: [...ZONES, id], query: { suffix, recordType } });
    return answer.ok ? listOf(answer.value, '/records') : answer;
  });
  const at = (zone: Zone, ...more: string[]) => [...ZONES, zone.id, 'records', ...more];
  return keepRecords(task, {
    zoneOf: async (host) => {
      const list = await zones('');
      return list.ok ? zoneAmong(task, host, list.value, { id: '/id', name: '/name' }) : list;
    },
    records: async (spot) => {
      // A suffix finds what lies below the host too.
      return ofSpot(await lists(`${spot.zone.id} ${spot.host}`), spot);
    },
    address: '/content',
    change: async (spot: Spot, record) => {
      const [id = '', ttl, prio, disabled] = [idAt(record, '/id'), ...['/ttl', '/prio', '/disabled'].map((key) => pointAt(record, key))];
      const json = { content: spot.address, ttl: spot.ttl ?? ttl, prio: prio ?? 0, disabled: disabled ?? false };
      const answer = await ask({ method: 'PUT', path: at(spot.zone, String(id)), json });
      return shows(answer, ({ json: told }) => idAt(told, '/id') === id);
    },
    create: async (spot) => {
      const fresh = { name: spot.host, type: spot.type, content: spot.address, ttl: spot.ttl ?? USUAL_TTL, prio: 0, disabled: false };
      const answer = await ask({ method: 'POST', path: at(spot.zone), json: [fresh] });
      return shows(answer, ({ status, json }) => status === 201 && idAt(json, '/0/id') !== undefined);
    },
  });
};
