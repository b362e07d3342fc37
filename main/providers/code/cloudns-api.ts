import { type Json, pointAt } from '../judge/json.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, type Found, failed, found, idAt } from './rest/rest-call.ts';
import { keepRecords, ofSpot, type Spot, shows } from './rest/rest-records.ts';
import { zoneByAsking } from './rest/rest-zone.ts';
import { settingOf } from './rest/targets.ts';

/** Used for a new record, in seconds; the service wants one. */
const USUAL_TTL = 3600;

/** Which visitors a record is for, where the zone answers by their place. */
const PLACE = ['geodns-location', 'geodns-code'];

/** ClouDNS: every call is a form with the account in it. A list is an object keyed by id, an empty one an array. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, {});
  const account = { 'auth-id': settingOf(task, 'authId'), 'auth-password': settingOf(task, 'authPassword') };
  const call = (action: string, zone: string, fields: Record<string, string>) =>
    ask({ method: 'POST', path: ['dns', `${action}.json`], form: { ...account, 'domain-name': zone, ...fields } });
  const list = async (zone: string, fields: Record<string, string>): Promise<Found<Json[]>> => {
    const answer = await call('records', zone, fields);
    if (!answer.ok) return answer;
    const { json } = answer.value;
    const records = typeof json === 'object' && json !== null ? Object.values(json) : [];
    const isList = Array.isArray(json) ? json.length === 0 : records.length > 0 && records.every((one) => idAt(one, '/id') !== undefined);
    return isList ? found(records) : failed(answer.value.puzzled());
  };
  const write = async (action: string, { zone, name, address, ttl }: Spot, fields: Record<string, string>, kept?: string) => {
    const form = { ...fields, host: name || '@', record: address, ttl: String(ttl ?? kept ?? USUAL_TTL) };
    return shows(await call(action, zone.id, form), ({ json }) => pointAt(json, '/status') === 'Success');
  };
  return keepRecords(task, {
    zoneOf: (host) => zoneByAsking(task, host, (name) => list(name, { host: '@', type: 'A' })),
    records: async (spot) => {
      const records = await list(spot.zone.id, { host: spot.name || '@', type: spot.type });
      return ofSpot(records, spot, { name: '/host' });
    },
    address: '/record',
    change: (spot, record) => {
      const kept = PLACE.flatMap((key) => {
        const value = idAt(record, `/${key}`);
        return value === undefined ? [] : [[key, value]];
      });
      const fields = { 'record-id': idAt(record, '/id') ?? '', ...Object.fromEntries(kept) };
      return write('modify-record', spot, fields, idAt(record, '/ttl'));
    },
    create: (spot) => write('add-record', spot, { type: spot.type }),
  });
};
