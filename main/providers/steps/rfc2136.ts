import { randomInt } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../engine/service.ts';
import { type Io, networkOutcome } from '../io.ts';
import type { Task } from '../job-check.ts';
import { summarize } from '../run.ts';
import type { Plugin } from '../spec.ts';
import { notSent } from '../unsent.ts';
import { CLASS, decodeMessage, encodeName, encodeUpdate, TYPE, type UpdateRecord } from './dns-message.ts';
import { ALGORITHMS, type Algorithm, sign, TSIG_ERROR, type TsigKey, type Verdict, verify } from './tsig.ts';

/** For the whole exchange, in ms. */
const PATIENCE_MS = 10_000;
/** Longest message for UDP without EDNS, in bytes (RFC 1035 §2.3.4). */
const LONGEST_UDP = 512;

/** RFC 2136 §2.2. In answer to a good signature NOTAUTH means that the server does not have the zone. */
const RCODES: Readonly<Record<number, Outcome>> = {
  0: { kind: 'updated' },
  1: { kind: 'bad-config' },
  2: { kind: 'server-error' },
  3: { kind: 'bad-host' },
  4: { kind: 'bad-config' },
  5: { kind: 'auth-failed' },
  9: { kind: 'bad-config', reason: 'zone-not-found', setting: 'zone' },
  10: { kind: 'bad-host', reason: 'host-outside-zone' },
};
/** To a message without a key it also means that one is wanted (Knot says so, BIND says REFUSED), which is by far the likelier. */
const NOTAUTH = 9;
const KEY_WANTED: Outcome = { kind: 'auth-failed', setting: 'tsigName', excerpt: 'NOTAUTH' };
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

const recordsOf = (task: Task): UpdateRecord[] | null => {
  const ttl = Math.min(86_400, Math.max(0, Number(task.settings.ttl ?? 60) || 0));
  const records: UpdateRecord[] = [];
  for (const host of task.ascii) {
    const name = encodeName(host);
    if (name === null) return null;
    for (const [address, type] of [[task.ipv4, TYPE.A] as const, [task.ipv6, TYPE.AAAA] as const]) {
      if (address === null) continue;
      if (!ipaddr.isValid(address)) return null;
      records.push({ name, type, class: CLASS.ANY, ttl: 0, data: new Uint8Array() });
      records.push({ name, type, class: CLASS.IN, ttl, data: Uint8Array.from(ipaddr.parse(address).toByteArray()) });
    }
  }
  return records;
};

/** How a refused signature ends; the offset is positive when this machine's clock is ahead. */
const refusal = (verdict: Extract<Verdict, { kind: 'refused' }>, now: number): Outcome => {
  if (verdict.error === TSIG_ERROR.BADKEY) return { kind: 'auth-failed', setting: 'tsigName' };
  if (verdict.error !== TSIG_ERROR.BADTIME) return { kind: 'auth-failed', setting: 'tsigSecret' };
  const offset = verdict.serverTime === undefined ? undefined : now - verdict.serverTime;
  return { kind: 'auth-failed', reason: 'clock', clockOffsetSeconds: offset };
};

const judgeReply = (reply: Uint8Array, id: number, signed: { key: TsigKey; mac: Uint8Array } | null, now: number): Outcome => {
  const message = decodeMessage(reply);
  if (message === null || message.id !== id || !message.isReply || message.opcode !== 5)
    return { kind: 'not-confirmed', reason: 'no-rule' };
  const outcome: Outcome = RCODES[message.rcode] ?? { kind: 'not-confirmed', reason: 'no-rule' };
  if (signed === null) return message.rcode === NOTAUTH ? KEY_WANTED : outcome;
  const verdict = verify(reply, signed.key, signed.mac, now);
  if (verdict.kind === 'refused') return refusal(verdict, now);
  if (verdict.kind === 'forged') return { kind: 'not-confirmed', reason: 'no-rule' };
  return verdict.kind === 'unsigned' && outcome.kind === 'updated' ? { kind: 'not-confirmed', reason: 'no-rule' } : outcome;
};

/** DNS UPDATE (RFC 2136): one message replaces the addresses of all hosts, in one transaction of the server. */
export const update = async (_plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const server = SERVER.exec(String(task.settings.server ?? '').trim());
  const zone = encodeName(String(task.settings.zone ?? ''));
  const key = keyOf(task);
  const records = recordsOf(task);
  if (server === null) return { outcome: badSetting('server') };
  if (zone === null) return { outcome: badSetting('zone') };
  if (key !== null && 'kind' in key) return { outcome: key };
  if (records === null) return { outcome: { kind: 'bad-host' } };
  const id = randomInt(65_536);
  const now = Math.floor(io.now() / 1000);
  const plain = encodeUpdate(id, zone, records);
  const signed = key === null ? null : { key, ...sign(plain, key, now) };
  const message = signed?.message ?? plain;
  const address = server[1] ?? server[2] ?? server[3] ?? '';
  const reply = await io.dns.exchange({
    server: address,
    port: server[4] === undefined ? 53 : Number(server[4]),
    message,
    tcp: task.settings.tcp === true || message.length > LONGEST_UDP,
    timeoutMs: PATIENCE_MS,
  });
  const outcome = reply.ok ? judgeReply(reply.message, id, signed, Math.floor(io.now() / 1000)) : networkOutcome(reply.fault);
  const addresses = { ipv4: task.ipv4, ipv6: task.ipv6 };
  return summarize(task.hosts.map((host) => ({ host, addresses, outcome })));
};
