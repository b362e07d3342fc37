import type { Outcome } from '../../../../preload/contract/outcome.ts';
import type { Plugin } from '../../grammar/plugin.ts';
import { byStatus } from '../../judge/http-status.ts';
import { type Json, pointAt } from '../../judge/json.ts';
import { excerptIn, judgeByRules, judgeView } from '../../judge/outcome.ts';
import { type Sent, viewOf } from '../../judge/reply-view.ts';
import type { Rendered } from '../../render/render.ts';
import { notSent } from '../../render/unsent.ts';
import { bytesAsText } from '../../render/value.ts';
import { type Io, networkOutcome } from '../../run/io.ts';
import type { Task } from '../../run/task.ts';

/** A 2xx reply that no rule of the plug-in calls a failure. The code still has to find its sign of success in it. */
export interface Good {
  ok: true;
  status: number;
  json: Json | undefined;
  text: string;
  headers: Readonly<Record<string, string>>;
  /** How it ends when that sign is not there. */
  strange: Outcome;
}
export interface Bad {
  ok: false;
  /** 0 when no reply came. */
  status: number;
  json: Json | undefined;
  outcome: Outcome;
}
export type Exchange = (request: Rendered) => Promise<Good | Bad>;

/** What no header can carry (RFC 9110 §5.5). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to refuse
export const CONTROLS = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/** Statuses at which an empty body can be all that a service says: accepted for later, or a part of something, is not done. */
export const SAYS_NOTHING: ReadonlySet<number> = new Set([200, 204]);

const isFine = (status: number): boolean => status >= 200 && status <= 299;

/**
 * Sends one request after the other; every reply goes through the plug-in's rules, then through its status. `longest` is what is read of a
 * reply, in bytes, where the usual is not enough.
 */
export const exchanger = (plugin: Plugin, task: Task, io: Io, longest?: number): Exchange => {
  const sent = (): Sent => ({
    hosts: task.ascii,
    addresses: [],
    scope: () => undefined,
    now: io.now(),
    mask: task.mask,
    excerptAt: plugin.excerptAt,
  });
  return async (request) => {
    const { headers } = request;
    if (Object.values(headers).some((value) => CONTROLS.test(value)))
      return { ok: false, status: 0, json: undefined, outcome: notSent('unfit-setting') };
    const carried = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, bytesAsText(value)]));
    const reply = await io.send({ ...request, headers: carried }, undefined, longest);
    if (!reply.ok) return { ok: false, status: 0, json: undefined, outcome: networkOutcome(reply.fault) };
    const view = viewOf(reply, plugin.charset);
    const told = judgeByRules(plugin.replies, view, sent());
    const excerpt = excerptIn(view, sent());
    const unknown = { ...byStatus(view, io.now()), excerpt };
    if ((told === null || told === 'next') && isFine(view.status) && !view.truncated)
      return { ok: true, status: view.status, json: view.json(), text: view.text, headers: view.headers, strange: unknown };
    const outcome = judgeView(plugin.replies, view, sent());
    return { ok: false, status: view.status, json: view.json(), outcome: outcome === 'next' ? unknown : outcome };
  };
};

/** A request with a JSON body, or with none. */
export const jsonRequest = (method: Rendered['method'], url: string, headers: Record<string, string>, body?: Json): Rendered =>
  body === undefined
    ? { method, url, headers }
    : { method, url, headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) };

export const formRequest = (url: string, headers: Record<string, string>, fields: Record<string, string>): Rendered => ({
  method: 'POST',
  url,
  headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});

/** The array a pointer names; null when there is none. */
export const listAt = (json: Json | undefined, pointer: string): Json[] | null => {
  const found = pointAt(json, pointer);
  return Array.isArray(found) ? found : null;
};

/** The text or number a pointer names, as text; '' when there is none. */
export const textAt = (json: Json | undefined, pointer: string): string => {
  const found = pointAt(json, pointer);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
};
