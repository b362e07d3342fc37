import { type Json, pointAt } from '../judge/json.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, type Found, failed, found, idAt, listOf } from './rest/rest-call.ts';
import { remember } from './rest/rest-pages.ts';
import { keepRecords, ofSpot, type Spot, shows } from './rest/rest-records.ts';
import { zoneByAsking } from './rest/rest-zone.ts';
import { settingOf } from './rest/targets.ts';

/** What the service takes, in seconds. */
const TTL = { least: 3600, most: 2_592_001 };

const succeeded = (json: Json | undefined): boolean => ['300', '301', '302'].includes(idAt(json, '/reply/code') ?? '');

/** NameSilo: all calls are GETs with the key in the query; a record gets a new id at each change. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, {});
  const call = (action: string, domain: string, fields: Record<string, string | undefined> = {}) =>
    ask({ path: ['api', action], query: { version: '1', type: 'json', key: settingOf(task, 'key'), domain, ...fields } });
  const recordsOf = remember(async (zone): Promise<Found<Json[]>> => {
    const answer = await call('dnsListRecords', zone);
    if (!answer.ok) return answer;
    if (!succeeded(answer.value.json)) return failed(answer.value.puzzled());
    // A zone with a single record has it without a list, one without any has none.
    const records = pointAt(answer.value.json, '/reply/resource_record');
    if (records === undefined || Array.isArray(records))
      return records === undefined ? found([]) : listOf(answer.value, '/reply/resource_record');
    return found([records]);
  });
  const write = async (action: string, spot: Spot, fields: Record<string, string>, kept?: string) => {
    const ttl = spot.ttl === undefined ? kept : String(Math.min(TTL.most, Math.max(TTL.least, spot.ttl)));
    const answer = await call(action, spot.zone.id, { ...fields, rrhost: spot.name, rrvalue: spot.address, rrttl: ttl });
    return shows(answer, ({ json }) => succeeded(json));
  };
  return keepRecords(task, {
    zoneOf: (host) => zoneByAsking(task, host, recordsOf),
    records: async (spot) => ofSpot(await recordsOf(spot.zone.id), spot, { name: '/host' }),
    address: '/value',
    change: (spot, record) => write('dnsUpdateRecord', spot, { rrid: idAt(record, '/record_id') ?? '' }, idAt(record, '/ttl')),
    create: (spot) => write('dnsAddRecord', spot, { rrtype: spot.type }),
  });
};
