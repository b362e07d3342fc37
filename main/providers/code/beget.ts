import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { type Json, pointAt } from '../judge/json.ts';
import type { Io } from '../run/io.ts';
import { type Note, summarize } from '../run/run.ts';
import type { Task } from '../run/task.ts';
import { type Bad, exchanger, formRequest, type Good, listAt } from './rest/exchange.ts';
import { ENDS_SERVICE, isRight, type RecordTarget, settingOf, UNCHANGED, UPDATED } from './rest/targets.ts';

type Call = (action: string, data: Json) => Promise<Good | Bad>;
type Records = Record<string, Json>;

/** Kinds of records a name of its own can have beside addresses; a delegation or an alias cannot be kept with them. */
const KEPT = ['A', 'AAAA', 'MX', 'TXT', 'SRV', 'CAA'];
const FAMILIES = [
  ['A', 'ipv4'],
  ['AAAA', 'ipv6'],
] as const;

/** The outer status says that the call was understood, the inner one how it went. */
const succeeded = (reply: Good): boolean => ['/status', '/answer/status'].every((pointer) => pointAt(reply.json, pointer) === 'success');

const isTree = (value: Json | undefined): value is Records => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record of an empty form. */
const isEmpty = (record: Json): boolean => ['', null].includes(pointAt(record, '/value') as string | null);

/** Addresses are told as `value`, as the manual has it, or as `address` with a TTL; both forms are taken back. */
const addressOf = (record: Json): Json | undefined => pointAt(record, '/value') ?? pointAt(record, '/address');
const moved = (record: Json | undefined, address: string): Json =>
  isTree(record) && 'address' in record ? { ...record, address } : { value: address };

/** What the name has now, in the form it is written in. */
const readRecords = async (call: Call, host: string): Promise<{ records: Records } | Outcome> => {
  const reply = await call('getData', { fqdn: host });
  if (!reply.ok) return reply.outcome;
  const found = pointAt(reply.json, '/answer/result/records');
  if (!succeeded(reply) || !isTree(found)) return reply.strange;
  if (Number(pointAt(reply.json, '/answer/result/set_type') ?? 1) !== 1) return { kind: 'bad-config' };
  const filled = Object.entries(found).filter(([type, list]) => KEPT.includes(type) && Array.isArray(list));
  return { records: Object.fromEntries(filled.map(([type, list]) => [type, (list as Json[]).filter((one) => !isEmpty(one))])) };
};

type Own = Pick<RecordTarget, 'type' | 'family' | 'address'>;
const has = (records: Records, own: Own): boolean => (listAt(records, `/${own.type}`) ?? []).some((one) => isRight(own, addressOf(one)));

const writeHost = async (call: Call, task: Task, host: string): Promise<Outcome> => {
  const ours = FAMILIES.flatMap(([type, family]): Own[] => {
    const address = task[family];
    return address === null ? [] : [{ type, family, address }];
  });
  let records: Records = {};
  if (task.settings.keepOthers !== false) {
    const read = await readRecords(call, host);
    if (!('records' in read)) return read;
    records = Object.fromEntries(Object.entries(read.records).filter(([, list]) => Array.isArray(list) && list.length > 0));
    if (ours.every((one) => has(records, one))) return UNCHANGED;
  }
  for (const one of ours) {
    if (has(records, one)) continue;
    const [first, ...others] = listAt(records, `/${one.type}`) ?? [];
    records[one.type] = [moved(first, one.address), ...others];
  }
  const reply = await call('changeRecords', { fqdn: host, records });
  if (!reply.ok) return reply.outcome;
  return succeeded(reply) && pointAt(reply.json, '/answer/result') === true ? UPDATED : reply.strange;
};

/** Beget: a change replaces all records of the name, so that they are read first and sent again. Both families go together. */
export const update = async (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const login = { login: settingOf(task, 'username'), passwd: String(task.settings.password ?? '') };
  const call: Call = (action, data) =>
    exchange(
      formRequest(
        `https://api.beget.com/api/dns/${action}`,
        {},
        { ...login, input_format: 'json', output_format: 'json', input_data: JSON.stringify(data) },
      ),
    );
  const notes: Note[] = [];
  for (const [at, host] of task.ascii.entries()) {
    const outcome = await writeHost(call, task, host);
    notes.push({ host: task.hosts[at] ?? host, addresses: { ipv4: task.ipv4, ipv6: task.ipv6 }, outcome });
    if (ENDS_SERVICE.has(outcome.kind)) return { ...summarize(notes), outcome };
  }
  return summarize(notes);
};
