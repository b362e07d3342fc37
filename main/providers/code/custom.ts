import { FAMILIES, type Family } from '../../../preload/contract/event.ts';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import { placesOf, readHeaders } from '../../../preload/contract/own/headers.ts';
import { readSuccess } from '../../../preload/contract/own/success.ts';
import { namesFamily } from '../../../preload/contract/own/url.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import type { Sent } from '../judge/reply-view.ts';
import { decoded } from '../mask/decoded.ts';
import type { Rendered } from '../render/render.ts';
import { notSent } from '../render/unsent.ts';
import { bytesAsText } from '../render/value.ts';
import { type Io, networkOutcome } from '../run/io.ts';
import { type Note, summarize } from '../run/run.ts';
import type { Task } from '../run/task.ts';
import { judgeCustom } from './custom-judge.ts';
import { type CustomValues, fillBody, fillHeader, fillUrl, namesEachFamily, namesSignIn } from './custom-template.ts';
import { ENDS_SERVICE, settingOf } from './rest/targets.ts';

type Addresses = Pick<Task, 'ipv4' | 'ipv6'>;

/**
 * Basic (RFC 7617) with the user and password that stand in the address (RFC 3986 §3.2.1), which then leave it; else with those of the
 * settings, unless the address or the body has a place for them.
 */
const signIn = (url: URL, task: Task, text: string): Record<string, string> => {
  const inUrl = url.username !== '' || url.password !== '';
  const [user, password] = inUrl
    ? [decoded(url.username), decoded(url.password)]
    : namesSignIn(text)
      ? ['', '']
      : [settingOf(task, 'username'), settingOf(task, 'password')];
  url.username = '';
  url.password = '';
  return user === '' && password === '' ? {} : { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
};

/** All that is filled in. */
const written = (task: Task): string => [settingOf(task, 'url'), settingOf(task, 'body'), placesOf(settingOf(task, 'headers'))].join(' ');

/** Null: by whether there is a body; undefined: none that updates. */
const readMethod = (text: string): 'POST' | 'PUT' | 'PATCH' | null | undefined =>
  text === '' ? null : (['POST', 'PUT', 'PATCH'] as const).find((method) => method === text);

const renderCustom = (task: Task, values: CustomValues): Rendered | Outcome => {
  const address = settingOf(task, 'url');
  const body = settingOf(task, 'body');
  const url = fillUrl(address, values);
  const typed = readHeaders(settingOf(task, 'headers'));
  const method = readMethod(settingOf(task, 'method'));
  if (url === null) return notSent('unfit-setting', 'url');
  if (typed === null) return notSent('unfit-setting', 'headers');
  if (method === undefined) return notSent('unfit-setting', 'method');
  const own = typed.map(([name, value]): [string, string] => [name, bytesAsText(fillHeader(value, values))]);
  const said = (name: string) => own.find(([one]) => one.toLowerCase() === name)?.[1];
  const signed = signIn(url, task, `${address} ${body}`);
  const headers = { ...(said('authorization') === undefined ? signed : {}), ...Object.fromEntries(own) };
  const added = [
    [settingOf(task, 'ipv4Key'), values.ipv4],
    [settingOf(task, 'ipv6Key'), values.ipv6],
  ] as const;
  for (const [key, value] of added) if (key !== '' && value !== null) url.searchParams.set(key, value);
  const carries = (family: Family): boolean => namesFamily(written(task), family) || settingOf(task, `${family}Key`) !== '';
  if (FAMILIES.some((family) => values[family] !== null && !carries(family)))
    // Named is what could have the place beside the address, which may be stored and not to be seen.
    return notSent('unfit-setting', body !== '' ? 'body' : typed.length > 0 ? 'headers' : 'url');
  // A name such as nas.local may lead anywhere on a network that is not the user's.
  const home = url.protocol === 'http:' ? { onlyPrivate: true } : {};
  if (body === '') return { method: method ?? 'GET', url: url.href, headers, ...home };
  const type = said('content-type');
  const filled = fillBody(body, values, type);
  return {
    method: method ?? 'POST',
    url: url.href,
    headers: { ...headers, ...(type === undefined ? { 'Content-Type': filled.type } : {}) },
    body: filled.text,
    ...home,
  };
};

/** A URL of the user's own, called once for each host and family. */
export const update = async (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const success = readSuccess((key) => settingOf(task, key));
  if (typeof success === 'string') return { outcome: notSent('unfit-setting', success) };
  const ask = async (request: Rendered, host: string, { ipv4, ipv6 }: Addresses): Promise<Outcome> => {
    const reply = await io.send(request);
    if (!reply.ok) return networkOutcome(reply.fault);
    const addresses = [ipv4, ipv6].filter((address) => address !== null);
    const sent: Sent = { hosts: [host], addresses, scope: () => undefined, now: io.now(), mask: task.mask };
    return judgeCustom(plugin, success, request, reply, sent);
  };
  const notes: Note[] = [];
  const both = namesBoth(task);
  let ended: Outcome | null = null;
  for (const [at, host] of task.ascii.entries()) {
    for (const addresses of both ? [{ ipv4: task.ipv4, ipv6: task.ipv6 }] : apart(task)) {
      const [user, password, ttl] = ['username', 'password', 'ttl'].map((key) => settingOf(task, key));
      const timestamp = Math.floor(io.now() / 1000);
      const request = renderCustom(task, { host, ...addresses, user: user ?? '', password: password ?? '', ttl: ttl ?? '', timestamp });
      const outcome: Outcome = 'kind' in request ? request : (ended ?? (await ask(request, host, addresses)));
      // One server for all: a wrong password tried forty times locks the account.
      if (ENDS_SERVICE.has(outcome.kind)) ended = outcome;
      notes.push({ host: task.hosts[at] ?? host, addresses, outcome });
    }
  }
  return summarize(notes);
};

/** An own key or place for each family takes both at once: sent apart, each would empty the other's field. */
const namesBoth = (task: Task): boolean =>
  (settingOf(task, 'ipv4Key') !== '' && settingOf(task, 'ipv6Key') !== '') || namesEachFamily(written(task));

const apart = ({ ipv4, ipv6 }: Task): Addresses[] => [
  ...(ipv4 === null ? [] : [{ ipv4, ipv6: null }]),
  ...(ipv6 === null ? [] : [{ ipv4: null, ipv6 }]),
];
