import type { Outcome } from '../../../../preload/contract/outcome.ts';
import { choicesOf } from '../../grammar/placeholders.ts';
import type { Plugin } from '../../grammar/plugin.ts';
import { type Json, pointAt } from '../../judge/json.ts';
import type { Rendered } from '../../render/render.ts';
import { notSent } from '../../render/unsent.ts';
import { encodeUrl } from '../../render/value.ts';
import type { Io } from '../../run/io.ts';
import type { Task } from '../../run/task.ts';
import { CONTROLS, exchanger } from './exchange.ts';

export type Found<T> = { ok: true; value: T } | { ok: false; outcome: Outcome };
export const found = <T>(value: T): Found<T> => ({ ok: true, value });
export const failed = (outcome: Outcome): { ok: false; outcome: Outcome } => ({ ok: false, outcome });

/** One call of a service's API. What is undefined is left out. */
export interface Call {
  /** GET unless given. */
  method?: Rendered['method'];
  /** Segments, each encoded by itself; an empty last one ends the path with a slash. */
  path: readonly string[];
  query?: Readonly<Record<string, string | undefined>>;
  headers?: Readonly<Record<string, string>>;
  json?: unknown;
  form?: Readonly<Record<string, string>>;
  /** Statuses that only say that something is not there. */
  absent?: readonly number[];
}

export interface RestReply {
  status: number;
  json: Json | undefined;
  absent: boolean;
  /** What the answer means when it has no sign of what was asked for. */
  puzzled(): Outcome;
}
export type Ask = (call: Call) => Promise<Found<RestReply>>;

/** Lists of whole zones are longer than other replies, in bytes. */
const LONGEST_LIST = 1_048_576;

/** Seconds; undefined when the user leaves it to the record or the service. */
export const ttlOf = (task: Task): number | undefined => {
  const ttl = Number(task.settings.ttl);
  return Number.isInteger(ttl) && ttl > 0 ? ttl : undefined;
};

const urlOf = (plugin: Plugin, { path, query = {} }: Call): string => {
  const host = plugin.host === undefined ? '' : (choicesOf(plugin.host)[0]?.value.source ?? '');
  const fields = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeUrl(value)}`]));
  const segments = path.map((segment) => encodeUrl(segment).replaceAll('%40', '@'));
  return `https://${host}/${segments.join('/')}${fields.length > 0 ? `?${fields.join('&')}` : ''}`;
};

const bodyOf = ({ json, form }: Call): { headers: Record<string, string>; body?: string } => {
  if (json !== undefined) return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(json) };
  if (form === undefined) return { headers: {} };
  return { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(form).toString() };
};

/** Calls the API of a plug-in. What its rules call a failure is one, but an absence that was asked about is an answer. */
export const createAsk = (plugin: Plugin, task: Task, io: Io, credentials: Readonly<Record<string, string>>): Ask => {
  const exchange = exchanger(plugin, task, io, LONGEST_LIST);
  const unfit = Object.entries(task.settings).find(([, value]) => typeof value === 'string' && CONTROLS.test(value.trim()));
  return async (call) => {
    if (unfit !== undefined) return failed(notSent('unfit-setting', unfit[0]));
    if (call.path.some((segment) => segment === '.' || segment === '..')) return failed({ kind: 'not-confirmed', reason: 'no-rule' });
    const { headers: typed, body } = bodyOf(call);
    const headers = { Accept: 'application/json', ...typed, ...credentials, ...call.headers };
    const reply = await exchange({ method: call.method ?? 'GET', url: urlOf(plugin, call), headers, body });
    const absent = call.absent?.includes(reply.status) ?? false;
    if (!reply.ok && !absent) return failed(reply.outcome);
    return found({ status: reply.status, json: reply.json, absent, puzzled: () => (reply.ok ? reply.strange : reply.outcome) });
  };
};

/** The array at a place of an answer; anything else is not confirmed. */
export const listOf = (answer: RestReply, pointer: string): Found<Json[]> => {
  const list = pointAt(answer.json, pointer);
  return Array.isArray(list) ? found(list) : failed(answer.puzzled());
};

/** The id at a place, as text; undefined when there is none. */
export const idAt = (item: Json | undefined, pointer: string): string | undefined => {
  const id = pointAt(item, pointer);
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : undefined;
};
