import type { Outcome } from '../../../preload/contract/outcome.ts';
import { type Io, networkOutcome } from '../io.ts';
import type { Task } from '../job-check.ts';
import { judgeView, type Sent } from '../judge.ts';
import { excerptOf } from '../judge-excerpt.ts';
import { type Json, pointAt } from '../judge-json.ts';
import { viewOf } from '../judge-rule.ts';
import { byStatus } from '../judge-status.ts';
import type { Rendered } from '../render.ts';
import { bytesAsText, encodeUrl } from '../render-value.ts';
import type { Plugin } from '../spec.ts';
import { choicesOf } from '../spec-slots.ts';

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

export interface Answer {
  status: number;
  json: Json | undefined;
  absent: boolean;
  /** What the answer means when it has no sign of what was asked for. */
  puzzled(): Outcome;
}
export type Ask = (call: Call) => Promise<Found<Answer>>;

/** Lists of whole zones are longer than other replies, in bytes. */
const LONGEST_LIST = 1_048_576;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to refuse
const CONTROLS = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/** A setting as text, without blanks around it; '' when it is not there. */
export const textOf = (task: Task, key: string): string => String(task.settings[key] ?? '').trim();

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

/** Calls the API of a plug-in. Every reply goes through the plug-in's rules; only `next`, or an absence that was asked about, lets it be read. */
export const createAsk =
  (plugin: Plugin, task: Task, io: Io, credentials: Readonly<Record<string, string>>): Ask =>
  async (call) => {
    const unfit = Object.entries(task.settings).find(([, value]) => typeof value === 'string' && CONTROLS.test(value.trim()));
    if (unfit !== undefined) return failed({ kind: 'bad-config', setting: unfit[0] });
    if (call.path.some((segment) => segment === '.' || segment === '..')) return failed({ kind: 'not-confirmed', reason: 'no-rule' });
    const { headers: typed, body } = bodyOf(call);
    const headers = Object.fromEntries(
      Object.entries({ Accept: 'application/json', ...typed, ...credentials, ...call.headers }).map(([name, value]) => [
        name,
        bytesAsText(value),
      ]),
    );
    const reply = await io.send({ method: call.method ?? 'GET', url: urlOf(plugin, call), headers, body }, undefined, LONGEST_LIST);
    if (!reply.ok) return failed(networkOutcome(reply.fault));
    const view = viewOf(reply, plugin.charset);
    const excerpt = () => (view.text === '' ? undefined : excerptOf(view.text, task.mask));
    const puzzled = (): Outcome => ({ ...byStatus(view, io.now()), excerpt: excerpt() });
    if (call.absent?.includes(reply.status)) return found({ status: reply.status, json: view.json(), absent: true, puzzled });
    const sent: Sent = { hosts: task.ascii, addresses: [], scope: () => undefined, now: io.now(), mask: task.mask };
    const outcome = judgeView(plugin.replies, view, sent);
    if (outcome !== 'next') return failed(outcome);
    if (view.truncated) return failed({ kind: 'not-confirmed', reason: 'truncated' });
    return found({ status: reply.status, json: view.json(), absent: false, puzzled });
  };

/** The array at a place of an answer; anything else is not confirmed. */
export const listOf = (answer: Answer, pointer: string): Found<Json[]> => {
  const list = pointAt(answer.json, pointer);
  return Array.isArray(list) ? found(list) : failed(answer.puzzled());
};

/** The id at a place, as text; undefined when there is none. */
export const idAt = (item: Json | undefined, pointer: string): string | undefined => {
  const id = pointAt(item, pointer);
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : undefined;
};
