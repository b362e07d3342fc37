import type { Family } from '../../../preload/contract/event.ts';
import { isAccepted, type Outcome } from '../../../preload/contract/outcome.ts';
import { parseAddress } from '../../net/address.ts';
import { readUrl } from '../../net/url.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { judgeView } from '../judge/outcome.ts';
import { linesOf, type ReplyView, type Sent, viewOf } from '../judge/reply-view.ts';
import { notSent } from '../render/unsent.ts';
import { encodeUrl } from '../render/value.ts';
import { type Io, networkOutcome } from '../run/io.ts';
import { asciiHost, type Task } from '../run/task.ts';
import { exchange, maskMore, type OneRecord, sentOf } from './rest/one-record.ts';
import { updateEach } from './rest/targets.ts';
import { sha1Hex } from './sign/digest.ts';

const HOST = 'freedns.afraid.org';
const SYNC: Record<Family, string> = { ipv4: 'sync.afraid.org', ipv6: 'v6.sync.afraid.org' };

/** A line of the list: host, what it holds now (null: nothing yet), and where it is updated. */
interface Entry {
  host: string;
  address: string | null;
  url: URL;
}

const readLine = (line: string): Entry[] => {
  const [name = '', address = '', link = '', ...more] = line.split('|').map((part) => part.trim());
  const url = readUrl(link);
  if (more.length > 0 || url === null) return [];
  const known = parseAddress(address, 'ipv4') ?? parseAddress(address, 'ipv6');
  return known === null && !/^(null)?$/i.test(address) ? [] : [{ host: asciiHost(name) ?? name, address: known, url }];
};

/** Never one of the other family: that would turn an A record into an AAAA. An empty one takes an IPv4 address only. */
const entryFor = (entries: readonly Entry[], { host, family }: OneRecord): Entry | undefined => {
  const own = entries.filter((entry) => entry.host === host);
  const same = own.find(({ address }) => address !== null && parseAddress(address, family) !== null);
  return same ?? (family === 'ipv4' ? own.find(({ address }) => address === null) : undefined);
};

/** `Updated home from OLD to NEW`: only the new address counts. */
const withoutOld = (view: ReplyView): ReplyView => ({ ...view, text: view.text.replace(/ from \S{1,45} to /, ' to ') });

const byToken = (plugin: Plugin, task: Task, io: Io, token: string): Promise<JobResult> => {
  return updateEach(task, (record) => {
    const url = `https://${SYNC[record.family]}/u/${encodeUrl(token)}/?address=${encodeUrl(record.address)}`;
    return exchange(plugin, io, { method: 'GET', url, headers: {} }, sentOf(record, io, task.mask), withoutOld);
  });
};

const readList = async (plugin: Plugin, io: Io, url: string, sent: Sent): Promise<Entry[] | Outcome> => {
  const reply = await io.send({ method: 'GET', url, headers: {} });
  if (!reply.ok) return networkOutcome(reply.fault);
  const view = viewOf(reply);
  const entries = reply.status === 200 && !reply.truncated ? linesOf(view.text).flatMap(readLine) : [];
  if (entries.length > 0) return entries;
  const outcome = judgeView(plugin.replies, view, sent);
  const told = outcome === 'next' || isAccepted(outcome);
  return told ? { kind: 'not-confirmed', reason: 'no-rule' } : outcome;
};

/** FreeDNS (afraid.org): a token's own address, or the account's list first and then the address of the record in it. */
export const update = async (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const [token, username, password] = ['token', 'username', 'password'].map((key) => String(task.settings[key] ?? ''));
  if (token && task.hosts.length > 1) return { outcome: notSent('too-many-hosts', 'token') };
  if (token) return byToken(plugin, task, io, token);
  if (!username || !password) return { outcome: notSent('missing-secret', username ? 'password' : 'token') };
  const sha = sha1Hex(`${username}|${password}`);
  let list: Entry[] | Outcome | null = null;
  return updateEach(task, async (record) => {
    const mask = maskMore(task.mask, [sha]);
    list ??= await readList(plugin, io, `https://${HOST}/api/?action=getdyndns&v=2&sha=${sha}`, sentOf(record, io, mask));
    if (!Array.isArray(list)) return list;
    const entry = entryFor(list, record);
    if (entry === undefined) return { kind: 'bad-host', reason: 'record-not-found' };
    if (entry.address === parseAddress(record.address, record.family)) return { kind: 'unchanged' };
    if (entry.url.host !== HOST) return { kind: 'not-confirmed', reason: 'no-rule' };
    const key = entry.url.search.slice(1);
    const url = `https://${HOST}${entry.url.pathname}?${key}&address=${encodeUrl(record.address)}`;
    return exchange(plugin, io, { method: 'GET', url, headers: {} }, sentOf(record, io, maskMore(mask, [key])), withoutOld);
  });
};
