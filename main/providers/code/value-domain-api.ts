import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { type Json, pointAt } from '../judge/json.ts';
import type { Rendered } from '../render/render.ts';
import { encodeStrictly } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import { type Note, summarize } from '../run/run.ts';
import type { Task } from '../run/task.ts';
import { type Bad, exchanger, type Good, jsonRequest } from './rest/exchange.ts';
import { mayCreate, RECORD_MISSING, settingOf, UNCHANGED, UPDATED } from './rest/targets.ts';
import { changeLines, sameZone } from './zone-text.ts';

type Call = (method: Rendered['method'], body?: Json) => Promise<Good | Bad>;

interface Zone {
  nsType: string;
  ttl: Json;
  records: string;
}

/** An empty text is not believed: writing after it could empty the zone. */
const readZone = async (call: Call): Promise<Zone | Outcome> => {
  const reply = await call('GET');
  if (!reply.ok) return reply.outcome;
  const [nsType, records, ttl] = ['ns_type', 'records', 'ttl'].map((key) => pointAt(reply.json, `/results/${key}`));
  if (typeof nsType !== 'string' || nsType === '' || typeof records !== 'string' || records.trim() === '') return reply.strange;
  return { nsType, records: records.replaceAll('\r\n', '\n'), ttl: ttl ?? null };
};

/** The zone is what the service says after the change, not what it answers to it. */
const writeZone = async (call: Call, zone: Zone, lines: string[]): Promise<Outcome> => {
  const records = lines.join('\n');
  const written = await call('PUT', { ns_type: zone.nsType, records, ...(zone.ttl === null ? {} : { ttl: zone.ttl }) });
  if (!written.ok) return written.outcome;
  const after = await readZone(call);
  if ('kind' in after) return after;
  return sameZone(after.records, records) ? UPDATED : written.strange;
};

/** VALUE-DOMAIN's API: the zone is one text that is written as a whole. It is read first, and all its other lines go back as they were. */
export const update = async (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const zoneName = settingOf(task, 'zone');
  const url = `https://api.value-domain.com/v1/domains/${encodeStrictly(zoneName)}/dns`;
  const headers = { Authorization: `Bearer ${settingOf(task, 'apiKey')}` };
  const call: Call = (method, body) => exchange(jsonRequest(method, url, headers, body));
  const zone = await readZone(call);
  if ('kind' in zone) return { outcome: zone };
  let lines = zone.records.split('\n');
  const notes: Note[] = [];
  for (const [at, host] of task.ascii.entries()) {
    const name = host === zoneName ? '@' : host.slice(0, -zoneName.length - 1);
    for (const family of ['ipv4', 'ipv6'] as const) {
      const address = task[family];
      if (address === null) continue;
      const change = changeLines(lines, { name, family, address });
      const allowed = change.kind !== 'added' || mayCreate(task);
      if (change.kind !== 'right' && allowed) lines = change.lines;
      const addresses = { ipv4: family === 'ipv4' ? address : null, ipv6: family === 'ipv6' ? address : null };
      const outcome = change.kind === 'right' ? UNCHANGED : allowed ? UPDATED : RECORD_MISSING;
      notes.push({ host: task.hosts[at] ?? host, addresses, outcome });
    }
  }
  if (!notes.some((note) => note.outcome.kind === 'updated')) return summarize(notes);
  const written = await writeZone(call, zone, lines);
  return summarize(notes.map((note) => (note.outcome.kind === 'updated' ? { ...note, outcome: written } : note)));
};
