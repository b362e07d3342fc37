import { isAccepted, type Outcome } from '../../../preload/contract/outcome.ts';
import { type Json, pointAt } from '../judge/json.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, type Found, failed, found, idAt, listOf, type RestReply } from './rest/rest-call.ts';
import { remember } from './rest/rest-pages.ts';
import { keepRecords, ofSpot, type Spot, shows } from './rest/rest-records.ts';
import { zoneByAsking } from './rest/rest-zone.ts';
import { settingOf } from './rest/targets.ts';

const isSuccess = (json: Json | undefined): boolean => pointAt(json, '/status') === 'success';

/** A zone that has no records at all is answered with an error of its own. */
const isEmptyZone = (json: Json | undefined): boolean =>
  pointAt(json, '/statuscode') === 5029 && String(pointAt(json, '/longmessage')).includes('does not contain any DNS records');

/** netcup CCP: login, the zone's records, changes of single records, logout; all to one address. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, {});
  const account = { customernumber: settingOf(task, 'customerNumber'), apikey: settingOf(task, 'apiKey') };
  const say = async (action: string, param: Record<string, unknown>, refusal: Outcome): Promise<Found<RestReply>> => {
    const json = { action, param: { ...account, ...param } };
    const answer = await ask({ method: 'POST', path: ['run', 'webservice', 'servers', 'endpoint.php'], query: { JSON: '' }, json });
    if (!answer.ok || isSuccess(answer.value.json) || isEmptyZone(answer.value.json)) return answer;
    const isRefused = pointAt(answer.value.json, '/status') === 'error';
    return failed(isRefused ? { excerpt: answer.value.puzzled().excerpt, ...refusal } : answer.value.puzzled());
  };
  const session = remember(async (): Promise<Found<string>> => {
    const answer = await say('login', { apipassword: settingOf(task, 'apiPassword') }, { kind: 'auth-failed' });
    if (!answer.ok) return answer;
    const id = idAt(answer.value.json, '/responsedata/apisessionid');
    if (id !== undefined) return found(id);
    // A login that succeeds with an empty session is how a wrong key shows.
    return failed(pointAt(answer.value.json, '/responsedata/apisessionid') === '' ? { kind: 'auth-failed' } : answer.value.puzzled());
  });
  const inSession = async (action: string, param: Record<string, unknown>, refusal: Outcome): Promise<Found<RestReply>> => {
    const apisessionid = await session('');
    return apisessionid.ok ? say(action, { apisessionid: apisessionid.value, ...param }, refusal) : apisessionid;
  };
  const recordsOf = remember(async (domainname) => {
    const answer = await inSession('infoDnsRecords', { domainname }, { kind: 'bad-host', reason: 'zone-not-found' });
    if (!answer.ok) return answer;
    return isEmptyZone(answer.value.json) ? found([]) : listOf(answer.value, '/responsedata/dnsrecords');
  });
  const write = async ({ zone, name, type, address }: Spot, record: Json) => {
    const own = typeof record === 'object' && !Array.isArray(record) ? record : {};
    const dnsrecords = [{ hostname: name || '@', type, ...own, destination: address }];
    const param = { domainname: zone.id, dnsrecordset: { dnsrecords } };
    return shows(await inSession('updateDnsRecords', param, { kind: 'not-confirmed', reason: 'no-rule' }), ({ json }) => isSuccess(json));
  };
  const result = await keepRecords(task, {
    zoneOf: (host) => zoneByAsking(task, host, recordsOf),
    records: async (spot) => ofSpot(await recordsOf(spot.zone.id), spot, { name: '/hostname' }),
    address: '/destination',
    change: write,
    create: (spot) => write(spot, null),
  });
  // After a fault the session is left to run out; how the logout ends says nothing of the records.
  if (isAccepted(result.outcome)) await inSession('logout', {}, { kind: 'not-confirmed' });
  return result;
};
