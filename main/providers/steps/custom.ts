import { FAMILIES, type Family } from '../../../preload/contract/event.ts';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../engine/service.ts';
import { type Io, networkOutcome } from '../io.ts';
import type { Task } from '../job-check.ts';
import { type Judged, judge, type Sent } from '../judge.ts';
import type { Rendered } from '../render.ts';
import { type Note, summarize } from '../run.ts';
import { decodeReplies, type Plugin } from '../spec.ts';
import { type CustomValues, fillBody, fillUrl, namesEachFamily, namesFamily } from './custom-template.ts';
import { settingOf } from './targets.ts';

/**
 * The beginnings of a reply that mean success: `ok`, `ok|same`, `^ok`, `^(ok|same)`. Null for any other pattern: patterns of the
 * user are not run, since one bad pattern can stop the whole program.
 */
export const readBeginnings = (pattern: string): string[] | null => {
  const found = /^\^?(?:\(([^()]*)\)|([^()]*))$/.exec(pattern.trim());
  const words = (found?.[1] ?? found?.[2] ?? '').split('|').map((word) => word.trim());
  return words.every((word) => word !== '' && !/[\\^$.*+?()[\]{}]/.test(word)) ? words : null;
};

type Addresses = Pick<Task, 'ipv4' | 'ipv6'>;

const renderCustom = (task: Task, values: CustomValues): Rendered | Outcome => {
  const address = settingOf(task, 'url');
  const body = settingOf(task, 'body');
  const url = fillUrl(address, values);
  if (url === null) return { kind: 'bad-config', setting: 'url' };
  const added = [
    [settingOf(task, 'ipv4Key'), values.ipv4],
    [settingOf(task, 'ipv6Key'), values.ipv6],
  ] as const;
  for (const [key, value] of added) if (key !== '' && value !== null) url.searchParams.set(key, value);
  const carries = (family: Family): boolean => namesFamily(`${address} ${body}`, family) || settingOf(task, `${family}Key`) !== '';
  if (FAMILIES.some((family) => values[family] !== null && !carries(family))) return { kind: 'bad-config', setting: 'url' };
  if (body === '') return { method: 'GET', url: url.href, headers: {} };
  const filled = fillBody(body, values);
  return { method: 'POST', url: url.href, headers: { 'Content-Type': filled.type }, body: filled.text };
};

/**
 * With a success text the user's own server is believed on that alone. Without one, the words all such servers know are understood, and any
 * other 2xx that is no web page is believed.
 */
const judgeCustom = (plugin: Plugin, beginnings: string[] | undefined, reply: Parameters<typeof judge>[1], sent: Sent): Judged => {
  const rules = beginnings === undefined ? plugin.replies : decodeReplies([{ startsWith: beginnings, is: 'updated' }]);
  const judged = judge({ replies: rules }, reply, sent);
  const { kind, reason } = judged.outcome;
  const believed = beginnings === undefined && kind === 'not-confirmed' && (reason === 'no-rule' || reason === 'empty-reply');
  return believed ? { outcome: { kind: 'updated' } } : judged;
};

/** A URL of the user's own, called once for each host and family. */
export const update = async (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const pattern = settingOf(task, 'successRegex');
  const beginnings = pattern === '' ? undefined : readBeginnings(pattern);
  if (beginnings === null) return { outcome: { kind: 'bad-config', setting: 'successRegex' } };
  const ask = async (request: Rendered, host: string, { ipv4, ipv6 }: Addresses): Promise<Outcome> => {
    const reply = await io.send(request);
    if (!reply.ok) return networkOutcome(reply.fault);
    const addresses = [ipv4, ipv6].filter((address) => address !== null);
    const sent: Sent = { hosts: [host], addresses, scope: () => undefined, now: io.now(), mask: task.mask };
    return judgeCustom(plugin, beginnings, reply, sent).outcome;
  };
  const notes: Note[] = [];
  const both = namesBoth(task);
  for (const [at, host] of task.ascii.entries()) {
    for (const addresses of both ? [{ ipv4: task.ipv4, ipv6: task.ipv6 }] : apart(task)) {
      const [user, password, ttl] = ['username', 'password', 'ttl'].map((key) => settingOf(task, key));
      const timestamp = Math.floor(io.now() / 1000);
      const request = renderCustom(task, { host, ...addresses, user: user ?? '', password: password ?? '', ttl: ttl ?? '', timestamp });
      const outcome = 'kind' in request ? request : await ask(request, host, addresses);
      notes.push({ host: task.hosts[at] ?? host, addresses, outcome });
    }
  }
  return summarize(notes);
};

/** An own key or place for each family takes both at once: sent apart, each would empty the other's field. */
const namesBoth = (task: Task): boolean =>
  (settingOf(task, 'ipv4Key') !== '' && settingOf(task, 'ipv6Key') !== '') ||
  namesEachFamily(`${settingOf(task, 'url')} ${settingOf(task, 'body')}`);

const apart = ({ ipv4, ipv6 }: Task): Addresses[] => [
  ...(ipv4 === null ? [] : [{ ipv4, ipv6: null }]),
  ...(ipv6 === null ? [] : [{ ipv4: null, ipv6 }]),
];
