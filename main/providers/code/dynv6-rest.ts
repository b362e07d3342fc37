import { type Json, pointAt } from '../judge/json.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, found, idAt, listOf } from './rest/rest-call.ts';
import { remember } from './rest/rest-pages.ts';
import { keepRecords, ofSpot, repeats, type Spot, shows } from './rest/rest-records.ts';
import { zoneAmong } from './rest/rest-zone.ts';
import { isRight, settingOf } from './rest/targets.ts';

const FIELDS = { ipv4: 'ipv4address', ipv6: 'ipv6prefix' } as const;

/** The zone's own address as a record; its IPv6 address may be written as a prefix. */
const ownRecord = (item: Json | undefined, { family }: Spot): Json[] => {
  const told = pointAt(item, `/${FIELDS[family]}`);
  return typeof told === 'string' && told !== '' ? [{ data: told.replace(/\/128$/, '') }] : [];
};

/** dynv6's REST API: the zone itself has an address of each family, names below it have records. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, { Authorization: `Bearer ${settingOf(task, 'token')}` });
  const zones = remember(async () => {
    const answer = await ask({ path: ['api', 'v2', 'zones'] });
    return answer.ok ? listOf(answer.value, '') : answer;
  });
  const recordsOf = remember(async (id) => {
    const answer = await ask({ path: ['api', 'v2', 'zones', id, 'records'] });
    return answer.ok ? listOf(answer.value, '') : answer;
  });
  const write = async (spot: Spot, record?: Json) => {
    const { zone, name, type, address, family } = spot;
    const path = ['api', 'v2', 'zones', zone.id];
    if (name === '') {
      const field = FIELDS[family];
      const answer = await ask({ method: 'PATCH', path, json: { [field]: address } });
      return shows(answer, ({ json }) => ownRecord(json, spot).some((one) => isRight(spot, pointAt(one, '/data'))));
    }
    const id = idAt(record, '/id');
    const call =
      id === undefined
        ? { method: 'POST' as const, path: [...path, 'records'] }
        : { method: 'PATCH' as const, path: [...path, 'records', id] };
    return repeats(await ask({ ...call, json: { name, type, data: address } }), '/data', spot);
  };
  return keepRecords(task, {
    zoneOf: async (host) => {
      const list = await zones('');
      return list.ok ? zoneAmong(task, host, list.value, { id: '/id', name: '/name' }) : list;
    },
    records: async (spot) => {
      if (spot.name === '') return found(ownRecord(spot.zone.item, spot));
      return ofSpot(await recordsOf(spot.zone.id), spot);
    },
    address: '/data',
    change: write,
    create: write,
  });
};
