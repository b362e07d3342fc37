import { randomInt } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { Outcome, Reason } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { notSent } from '../render/unsent.ts';
import { type Io, networkOutcome } from '../run/io.ts';
import { summarize } from '../run/run.ts';
import type { Task } from '../run/task.ts';
import { judgeUpdate, lacksPrerequisites } from './dns-update-reply.ts';
import { CLASS, encodeName, encodeUpdate, TYPE, type UpdateRecord } from './sign/dns-message.ts';
import { ALGORITHMS, type Algorithm, sign, type TsigKey } from './sign/tsig.ts';

/** For the whole exchange, in ms. */
const PATIENCE_MS = 10_000;
/** Longest message for UDP without EDNS, in bytes (RFC 1035 §2.3.4). */
const LONGEST_UDP = 512;

const SERVER = /^(?:\[([0-9a-f:.]+)\]|([^\s:/[\]]+)|([0-9a-f]*:[0-9a-f:.]*:[0-9a-f:.]*))(?::(\d{1,5}))?$/i;

const badSetting = (setting: string): Outcome => notSent('unfit-setting', setting);

const keyOf = (task: Task): TsigKey | null | Outcome => {
  const [name, secret, algorithm] = ['tsigName', 'tsigSecret', 'tsigAlgorithm'].map((key) => String(task.settings[key] ?? '').trim());
  if (!name && !secret) return null;
  const encoded = encodeName(name ?? '');
  if (encoded === null) return badSetting('tsigName');
  if (!secret || !/^[A-Za-z0-9+/]+={0,2}$/.test(secret)) return badSetting('tsigSecret');
  if (!Object.hasOwn(ALGORITHMS, algorithm ?? '')) return badSetting('tsigAlgorithm');
  return {
    name: encoded,
    algorithm: algorithm as Algorithm,
    secret: Uint8Array.from(atob(secret.replace(/=+$/, '')), (sign) => sign.charCodeAt(0)),
  };
};

interface HostRecords {
  /** As the job has it. */
  host: string;
  name: Uint8Array;
  records: UpdateRecord[];
}

const hostsOf = (task: Task): HostRecords[] | null => {
  const ttl = Math.min(86_400, Math.max(0, Number(task.settings.ttl ?? 60) || 0));
  const all: HostRecords[] = [];
  for (const [at, ascii] of task.ascii.entries()) {
    const name = encodeName(ascii);
    if (name === null) return null;
    const records: UpdateRecord[] = [];
    for (const [address, type] of [[task.ipv4, TYPE.A] as const, [task.ipv6, TYPE.AAAA] as const]) {
      if (address === null) continue;
      if (!ipaddr.isValid(address)) return null;
      records.push({ name, type, class: CLASS.ANY, ttl: 0, data: new Uint8Array() });
      records.push({ name, type, class: CLASS.IN, ttl, data: Uint8Array.from(ipaddr.parse(address).toByteArray()) });
    }
    all.push({ host: task.hosts[at] ?? ascii, name, records });
  }
  return all;
};

/** No name is an alias (§2.4.3): a server keeps an alias, and says all the same that an address beside it was taken (§3.4.2.2). */
const noAliases = (names: readonly Uint8Array[]): UpdateRecord[] =>
  names.map((name) => ({ name, type: TYPE.CNAME, class: CLASS.NONE, ttl: 0, data: new Uint8Array() }));

interface Sending {
  address: string;
  port: number;
  tcp: boolean;
  zone: Uint8Array;
  key: TsigKey | null;
}

const send = async ({ zone, key, tcp, ...server }: Sending, prerequisites: UpdateRecord[], records: UpdateRecord[], io: Io) => {
  const id = randomInt(65_536);
  const plain = encodeUpdate(id, zone, prerequisites, records);
  const signed = key === null ? null : { key, ...sign(plain, key, Math.floor(io.now() / 1000)) };
  const message = signed?.message ?? plain;
  const reply = await io.dns.exchange({
    server: server.address,
    port: server.port,
    message,
    tcp: tcp || message.length > LONGEST_UDP,
    timeoutMs: PATIENCE_MS,
  });
  if (!reply.ok) return { outcome: networkOutcome(reply.fault), isPlain: false };
  return { outcome: judgeUpdate(reply.message, id, signed, Math.floor(io.now() / 1000)), isPlain: lacksPrerequisites(reply.message) };
};

/** One message: the addresses of these hosts, in one transaction of the server. */
const change = async (to: Sending, hosts: readonly HostRecords[], io: Io): Promise<Outcome> => {
  const records = hosts.flatMap((host) => host.records);
  const first = await send(to, noAliases(hosts.map(({ name }) => name)), records, io);
  return first.isPlain ? (await send(to, [], records, io)).outcome : first.outcome;
};

/** One host may have spoiled the transaction of all: then each is sent by itself. */
const OF_ONE: ReadonlySet<Reason | undefined> = new Set(['host-is-alias', 'not-permitted', 'key-unknown', 'host-outside-zone']);

/** A key that could write one of the names is known; so it is the other name it may not write. */
const amongOthers = (outcome: Outcome, isKnown: boolean, host: string): Outcome => {
  if (!OF_ONE.has(outcome.reason)) return outcome;
  const told: Outcome = outcome.reason === 'key-unknown' && isKnown ? { kind: 'auth-failed', reason: 'not-permitted' } : outcome;
  return { ...told, excerpt: told.excerpt === undefined ? host : `${host}: ${told.excerpt}` };
};

const changeAll = async (to: Sending, hosts: readonly HostRecords[], io: Io): Promise<Outcome[]> => {
  const together = await change(to, hosts, io);
  if (hosts.length === 1 || !OF_ONE.has(together.reason)) return hosts.map(() => together);
  const apart: Outcome[] = [];
  for (const host of hosts) apart.push(await change(to, [host], io));
  const isKnown = apart.some(({ kind }) => kind === 'updated');
  return apart.map((outcome, at) => amongOthers(outcome, isKnown, hosts[at]?.host ?? ''));
};

/** DNS UPDATE (RFC 2136): one message replaces the addresses of all hosts, in one transaction of the server. */
export const update = async (_plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const server = SERVER.exec(String(task.settings.server ?? '').trim());
  const zone = encodeName(String(task.settings.zone ?? ''));
  const key = keyOf(task);
  const hosts = hostsOf(task);
  if (server === null) return { outcome: badSetting('server') };
  if (zone === null) return { outcome: badSetting('zone') };
  if (key !== null && 'kind' in key) return { outcome: key };
  if (hosts === null) return { outcome: { kind: 'bad-host' } };
  const to = {
    address: server[1] ?? server[2] ?? server[3] ?? '',
    port: server[4] === undefined ? 53 : Number(server[4]),
    tcp: task.settings.tcp === true,
    zone,
    key,
  };
  const outcomes = await changeAll(to, hosts, io);
  const addresses = { ipv4: task.ipv4, ipv6: task.ipv6 };
  return summarize(hosts.map(({ host }, at) => ({ host, addresses, outcome: outcomes[at] ?? { kind: 'bad-host' } })));
};
