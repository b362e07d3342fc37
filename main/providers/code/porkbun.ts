import { pointAt } from '../judge/json.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, idAt, listOf } from './rest/rest-call.ts';
import { keepRecords, ofSpot, type Spot, shows } from './rest/rest-records.ts';
import { zoneByAsking } from './rest/rest-zone.ts';
import { settingOf } from './rest/targets.ts';

/** What a fresh domain points at; nothing else can stand beside it. */
const PARKED = 'pixie.porkbun.com';
const PARKED_TYPES: Readonly<Record<string, string>> = { '': 'ALIAS', '*': 'CNAME' };

/** Porkbun: all calls are POSTs with the keys in their body. It refuses a change to the same value; a path ends after the type at the top. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, {});
  const keys = { apikey: settingOf(task, 'apiKey'), secretapikey: settingOf(task, 'secretApiKey') };
  const call = (path: string[], fields: Record<string, unknown> = {}) =>
    ask({ method: 'POST', path: ['api', 'json', 'v3', 'dns', ...path], json: { ...keys, ...fields } });
  const look = async (zone: string, type: string, name: string) => {
    const answer = await call(['retrieveByNameType', zone, type, ...(name === '' ? [] : [name])]);
    return answer.ok ? listOf(answer.value, '/records') : answer;
  };
  const write = async (path: string[], { name, type, address }: Spot, fields: Record<string, unknown>) => {
    const answer = await call(path, { ...(name === '' ? {} : { name }), type, content: address, ...fields });
    return shows(answer, ({ json }) => pointAt(json, '/status') === 'SUCCESS');
  };
  /** Takes away the parking record, and only that, where it keeps a new record from being made. */
  const unpark = async ({ zone, name }: Spot) => {
    const type = PARKED_TYPES[name];
    const records = type === undefined ? undefined : await look(zone.id, type, name);
    if (records === undefined || !records.ok) return records;
    const parked = records.value.find((one) => pointAt(one, '/content') === PARKED);
    const id = idAt(parked, '/id');
    return id === undefined ? undefined : call(['delete', zone.id, id]);
  };
  return keepRecords(task, {
    zoneOf: (host) => zoneByAsking(task, host, (name) => look(name, 'A', '')),
    records: async (spot) => ofSpot(await look(spot.zone.id, spot.type, spot.name), spot, { trusting: true }),
    address: '/content',
    change: (spot, record) => {
      const [ttl, prio, notes] = ['/ttl', '/prio', '/notes'].map((key) => pointAt(record, key) ?? undefined);
      return write(['edit', spot.zone.id, idAt(record, '/id') ?? ''], spot, {
        ttl: spot.ttl === undefined ? ttl : String(spot.ttl),
        prio,
        notes,
      });
    },
    create: async (spot) => {
      const cleared = await unpark(spot);
      if (cleared !== undefined && !cleared.ok) return cleared.outcome;
      return write(['create', spot.zone.id], spot, { ttl: spot.ttl === undefined ? undefined : String(spot.ttl) });
    },
  });
};
