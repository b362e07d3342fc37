import type { Family } from '../../../preload/contract/event.ts';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import { parseAddress } from '../../net/address.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { type Json, pointAt } from '../judge/json.ts';
import { judgeView } from '../judge/outcome.ts';
import { type Sent, viewOf } from '../judge/reply-view.ts';
import type { Rendered } from '../render/render.ts';
import { notSent } from '../render/unsent.ts';
import { encodeUrl } from '../render/value.ts';
import { type Io, networkOutcome } from '../run/io.ts';
import { type Note, summarize } from '../run/run.ts';
import { asciiHost, type Task } from '../run/task.ts';
import { ENDS_SERVICE, namingOthers, ownFirst, settingOf } from './rest/targets.ts';

type CloudflareReply = { ok: true; result: Json | undefined } | { ok: false; outcome: Outcome };
type Ask = (
  method: Rendered['method'],
  path: string,
  query: Record<string, string>,
  body?: Record<string, Json>,
) => Promise<CloudflareReply>;
type Zone = { ok: true; id: string } | { ok: false; outcome: Outcome };

const TYPES: Record<Family, string> = { ipv4: 'A', ipv6: 'AAAA' };
const credentials = (task: Task): Record<string, string> | Outcome => {
  const [token, email, apiKey] = ['token', 'email', 'apiKey'].map((key) => settingOf(task, key));
  const headers: Record<string, string> = token
    ? { Authorization: `Bearer ${token}` }
    : { 'X-Auth-Email': email ?? '', 'X-Auth-Key': apiKey ?? '' };
  if (!token && (!email || !apiKey)) return notSent('missing-secret', 'token');
  if (Object.values(headers).some((value) => /[^\x21-\x7e ]/.test(value))) return notSent('unfit-setting', token ? 'token' : 'apiKey');
  return { ...headers, 'Content-Type': 'application/json' };
};

/** One call of the API (v4). Every reply goes through the plug-in's rules; only `next` lets it be read. */
const asker = (plugin: Plugin, task: Task, io: Io, headers: Record<string, string>): Ask => {
  return async (method, path, query, body) => {
    const search = Object.entries(query).map(([name, value]) => `${name}=${encodeUrl(value)}`);
    const url = `https://api.cloudflare.com/client/v4/${path}${search.length > 0 ? `?${search.join('&')}` : ''}`;
    const reply = await io.send({ method, url, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    if (!reply.ok) return { ok: false, outcome: networkOutcome(reply.fault) };
    const sent: Sent = { hosts: task.ascii, addresses: [], scope: () => undefined, now: io.now(), mask: task.mask };
    const view = viewOf(reply);
    const outcome = judgeView(plugin.replies, view, sent);
    return outcome === 'next' ? { ok: true, result: pointAt(view.json(), '/result') } : { ok: false, outcome };
  };
};

/** The host and all above it that could be a zone, the longest first. */
const candidates = (host: string): string[] => {
  const labels = host.replace(/^\*\./, '').split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
};

/** What is no list says nothing of what is there. */
const UNREAD: Outcome = { kind: 'not-confirmed', reason: 'no-rule' };

const idOf = (item: Json | undefined): string | undefined => {
  const id = pointAt(item, '/id');
  return typeof id === 'string' && id !== '' ? id : undefined;
};

const DOUBLED: Outcome = { kind: 'bad-config', reason: 'zone-doubled', setting: 'zoneId' };

/**
 * The one zone of this name that name servers answer from, or are to; null: none. A deleted one is still listed for a while. Which of several
 * of the same name is meant cannot be told: each of an account's teams may have one, and only one of them is delegated to.
 */
const soleZone = (zones: readonly Json[], name: string): { ok: true; id: string | null } | { ok: false; outcome: Outcome } => {
  const statusOf = (zone: Json): Json | undefined => pointAt(zone, '/status');
  const named = zones.filter((zone) => asciiHost(String(pointAt(zone, '/name'))) === name && statusOf(zone) !== 'deleted');
  const active = named.filter((zone) => statusOf(zone) === 'active');
  const [first, ...others] = active.length > 0 ? active : named;
  return others.length > 0 ? { ok: false, outcome: DOUBLED } : { ok: true, id: idOf(first) ?? null };
};

const zoneFinder = (task: Task, ask: Ask): ((host: string) => Promise<Zone>) => {
  const known = new Map<string, string | null>();
  const lookUp = async (name: string): Promise<{ ok: true; id: string | null } | { ok: false; outcome: Outcome }> => {
    const before = known.get(name);
    if (before !== undefined) return { ok: true, id: before };
    const answer = await ask('GET', 'zones', { name });
    if (!answer.ok) return answer;
    if (!Array.isArray(answer.result)) return { ok: false, outcome: UNREAD };
    const sole = soleZone(answer.result, name);
    if (sole.ok) known.set(name, sole.id);
    return sole;
  };
  return async (host) => {
    const [zoneId, zone] = [settingOf(task, 'zoneId'), settingOf(task, 'zone')];
    if (zoneId !== '') return { ok: true, id: zoneId };
    for (const name of zone === '' ? candidates(host) : [zone]) {
      const found = await lookUp(name);
      if (!found.ok) return found;
      if (found.id !== null) return { ok: true, id: found.id };
    }
    return { ok: false, outcome: { kind: 'bad-host', reason: 'zone-not-found' } };
  };
};

/**
 * Reads first. Nothing is written when any record of the name is right already; else the first is changed, its content alone, so
 * that proxied, ttl, comment and tags stay as they are. Further records of the name are left alone.
 */
const updateRecord = async (task: Task, ask: Ask, zone: string, host: string, family: Family, address: string) => {
  const type = TYPES[family];
  const records = `zones/${encodeUrl(zone)}/dns_records`;
  const proxied = (item: Json | undefined): boolean => pointAt(item, '/proxied') === true;
  const isRight = (item: Json | undefined): boolean =>
    parseAddress(String(pointAt(item, '/content')), family) === parseAddress(address, family);
  const found = await ask('GET', records, { type, name: host });
  if (!found.ok) return { outcome: found.outcome, proxied: false };
  if (!Array.isArray(found.result)) return { outcome: UNREAD, proxied: false };
  const list = found.result.filter((item) => pointAt(item, '/type') === type && idOf(item) !== undefined);
  const contents = list.map((item) => pointAt(item, '/content'));
  const wanted = { family, address, replaces: task.replaces?.[family] };
  if (list.some(isRight)) return { outcome: namingOthers({ kind: 'unchanged' }, wanted, contents), proxied: list.some(proxied) };
  const [first, ...others] = ownFirst(wanted, list, (item) => pointAt(item, '/content'));
  if (first === undefined && task.settings.create !== true) {
    return { outcome: { kind: 'bad-host', reason: 'record-not-found' } as Outcome, proxied: false };
  }
  const ttl = Number(task.settings.ttl ?? 1);
  const fresh = { type, name: host, content: address, ttl, proxied: task.settings.proxied === true };
  const written = await (first === undefined
    ? ask('POST', records, {}, fresh)
    : ask('PATCH', `${records}/${encodeUrl(idOf(first) ?? '')}`, {}, { content: address }));
  if (!written.ok) return { outcome: written.outcome, proxied: proxied(first) };
  const outcome: Outcome = isRight(written.result) ? { kind: 'updated' } : { kind: 'not-confirmed', reason: 'other-address' };
  return {
    outcome: namingOthers(
      outcome,
      wanted,
      others.map((item) => pointAt(item, '/content')),
    ),
    proxied: proxied(written.result),
  };
};

/** Cloudflare, API v4: zone, record, then a change of the content alone. A fault of one record does not stop the next. */
export const update = async (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const headers = credentials(task);
  if ('kind' in headers) return { outcome: headers as Outcome };
  const ask = asker(plugin, task, io, headers as Record<string, string>);
  const zoneOf = zoneFinder(task, ask);
  const notes: Note[] = [];
  let isProxied = false;
  for (const [at, host] of task.ascii.entries()) {
    for (const family of ['ipv4', 'ipv6'] as const) {
      const address = task[family];
      if (address === null) continue;
      const addresses = { ipv4: family === 'ipv4' ? address : null, ipv6: family === 'ipv6' ? address : null };
      const zone = await zoneOf(host);
      const done = zone.ok ? await updateRecord(task, ask, zone.id, host, family, address) : { outcome: zone.outcome, proxied: false };
      isProxied ||= done.proxied;
      notes.push({ host: task.hosts[at] ?? host, addresses, outcome: done.outcome });
      if (ENDS_SERVICE.has(done.outcome.kind)) {
        return { ...summarize(notes), outcome: done.outcome };
      }
    }
  }
  return { ...summarize(notes), ...(isProxied ? { proxied: true } : {}) };
};
