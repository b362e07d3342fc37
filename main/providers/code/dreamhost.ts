import { pointAt } from '../judge/json.ts';
import type { Steps } from '../run/adapter.ts';
import { createAsk, found, listOf } from './rest/rest-call.ts';
import { remember } from './rest/rest-pages.ts';
import { keepRecords, ofSpot, type Spot, shows } from './rest/rest-records.ts';
import { settingOf } from './rest/targets.ts';

/** DreamHost: no record can be changed. The new one is added, then the old one removed, never the other way round. */
export const update: Steps = async (plugin, task, io) => {
  const ask = createAsk(plugin, task, io, {});
  const call = (cmd: string, fields: Record<string, string> = {}) =>
    ask({ path: [''], query: { key: settingOf(task, 'key'), format: 'json', cmd, ...fields } });
  const records = remember(async () => {
    const answer = await call('dns-list_records');
    return answer.ok ? listOf(answer.value, '/data') : answer;
  });
  const write = async (cmd: string, sign: string, { host, type }: Spot, value: string) => {
    // One mark for a call and its repetition: the service does it once.
    const fields = { record: host, type, value, unique_id: crypto.randomUUID() };
    const once = async () => shows(await call(cmd, fields), ({ json }) => pointAt(json, '/data') === sign);
    const outcome = await once();
    return outcome.kind === 'network' ? once() : outcome;
  };
  const add = (spot: Spot) => write('dns-add_record', 'record_added', spot, spot.address);
  return keepRecords(task, {
    zoneOf: async (host) => found({ id: host, name: settingOf(task, 'zone') || host }),
    records: async (spot) => ofSpot(await records(''), spot, { name: '/record' }),
    address: '/value',
    change: async (spot, record) => {
      if (pointAt(record, '/editable') === '0') return { kind: 'bad-config' };
      const added = await add(spot);
      const old = String(pointAt(record, '/value') ?? '');
      return added.kind === 'updated' ? write('dns-remove_record', 'record_removed', spot, old) : added;
    },
    create: add,
  });
};
