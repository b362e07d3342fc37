import type { Outcome } from '../../../preload/contract/outcome.ts';
import { pointAt } from '../judge/json.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, type Found, found, idAt, listOf, type RestReply } from './rest/rest-call.ts';
import { keepRecords, type Spot } from './rest/rest-records.ts';
import { zoneByAsking } from './rest/rest-zone.ts';
import { settingOf, UPDATED } from './rest/targets.ts';

/** An action is mostly done after this, in ms. */
const WORKING_MS = 2_000;
const ZONES = ['v1', 'zones'];

/** Hetzner Cloud, DNS: sets are written by actions, which go on after their answer. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, { Authorization: `Bearer ${settingOf(task, 'token')}` });
  const sets = ({ zone }: Spot) => [...ZONES, zone.id, 'rrsets'];
  const set = (spot: Spot) => [...sets(spot), spot.name || '@', spot.type];
  const settle = (answer: RestReply): Outcome =>
    pointAt(answer.json, '/action/status') === 'success' ? UPDATED : { ...answer.puzzled(), kind: 'not-confirmed', reason: 'no-rule' };
  const follow = async (written: Found<RestReply>): Promise<Outcome> => {
    if (!written.ok) return written.outcome;
    const id = idAt(written.value.json, '/action/id');
    if (id === undefined || pointAt(written.value.json, '/action/status') !== 'running') return settle(written.value);
    await io.wait(WORKING_MS);
    // What was taken on may be done although it cannot be asked about.
    const answer = await ask({ path: [...ZONES, 'actions', id], absent: [404] });
    return answer.ok ? settle(answer.value) : answer.outcome;
  };
  return keepRecords(task, {
    zoneOf: (host) => zoneByAsking(task, host, (name) => ask({ path: [...ZONES, name] })),
    records: async (spot) => {
      const answer = await ask({ path: set(spot), absent: [404] });
      if (!answer.ok) return answer;
      return answer.value.absent ? found([]) : listOf(answer.value, '/rrset/records');
    },
    address: '/value',
    change: async (spot, record, others) => {
      const comment = pointAt(record, '/comment');
      const json = { records: [{ value: spot.address, ...(typeof comment === 'string' && comment !== '' ? { comment } : {}) }, ...others] };
      return follow(await ask({ method: 'POST', path: [...set(spot), 'actions', 'set_records'], json }));
    },
    create: async (spot) => {
      const json = { name: spot.name || '@', type: spot.type, ttl: spot.ttl, records: [{ value: spot.address }] };
      return follow(await ask({ method: 'POST', path: sets(spot), json }));
    },
  });
};
