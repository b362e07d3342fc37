import type { Outcome } from '../../../preload/contract/outcome.ts';
import { parseIpv4 } from '../../net/address.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { TlsLink } from '../../ports/http.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { excerptOf } from '../judge/excerpt.ts';
import { notSent } from '../render/unsent.ts';
import { type Io, networkOutcome } from '../run/io.ts';
import { type Note, summarize } from '../run/run.ts';
import type { Task } from '../run/task.ts';

const PORT = 65_010;
/** For the connection and for each reply, in ms. A command the server does not understand is never answered. */
const PATIENCE_MS = 15_000;
/** Ends each command and each reply. */
const END = '\n.\n';

/** The codes the server is known to answer with; LOGIN says 000 to a wrong password too, the command after it says 002. */
const CODES: Readonly<Record<string, Outcome>> = {
  '000': { kind: 'updated' },
  '002': { kind: 'auth-failed' },
  '003': { kind: 'bad-host', reason: 'record-not-found' },
  '004': { kind: 'bad-config' },
};

const SILENCE: Outcome = { kind: 'network', reason: 'timeout' };

const readCode = (reply: string, task: Task): Outcome => {
  const text = reply.replace(/(?:^|\n)\.\s*$/, '').trim();
  const known = CODES[text.split(/\s/, 1)[0] ?? ''];
  if (known?.kind === 'updated') return known;
  if (text === '') return { kind: 'not-confirmed', reason: 'empty-reply' };
  return { ...(known ?? { kind: 'not-confirmed', reason: 'no-rule' }), excerpt: excerptOf(text, task.mask) };
};

/** Says one command, or nothing for the banner, and waits for its reply. */
const say = async (link: TlsLink, lines: string[], task: Task): Promise<Outcome> => {
  if (lines.length > 0) link.write(`${lines.join('\n')}${END}`);
  const reply = await link.readUntil(END, PATIENCE_MS);
  return reply === null ? SILENCE : readCode(reply.replaceAll('\r', ''), task);
};

const modify = (host: string, zone: string, ipv4: string): string[] => {
  const name = host === zone ? '' : host.slice(0, -zone.length - 1);
  return ['MODIP', `HOSTNAME:${name}`, `DOMNAME:${zone}`, `IPV4:${ipv4}`];
};

/** お名前.com's line protocol: banner, LOGIN, one MODIP a host, LOGOUT. IPv4 only. */
export const update = async (_plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const [user, password, zone] = ['username', 'password', 'zone'].map((key) => String(task.settings[key] ?? ''));
  const ipv4 = parseIpv4(task.ipv4 ?? '');
  if (ipv4 === null) return { outcome: notSent('unfit-family') };
  for (const [setting, value] of Object.entries({ username: user, password })) {
    if (/[\r\n\0]/.test(value ?? '')) return { outcome: notSent('unfit-setting', setting) };
  }
  const dialed = await io.tls.dial('ddnsclient.onamae.com', PORT, PATIENCE_MS);
  if (!dialed.ok) return { outcome: networkOutcome(dialed.fault) };
  const { link } = dialed;
  const addresses = { ipv4, ipv6: null };
  try {
    for (const lines of [[], ['LOGIN', `USERID:${user}`, `PASSWORD:${password}`]]) {
      const outcome = await say(link, lines, task);
      if (outcome.kind !== 'updated') return { outcome };
    }
    const notes: Note[] = [];
    for (const [at, host] of task.ascii.entries()) {
      const outcome = await say(link, modify(host, zone ?? '', ipv4), task);
      notes.push({ host: task.hosts[at] ?? host, addresses, outcome });
      if (outcome.kind === 'network' || outcome.kind === 'auth-failed') break;
    }
    const result = summarize(notes);
    if (result.outcome.kind !== 'network') link.write(`LOGOUT${END}`);
    return result;
  } finally {
    link.close();
  }
};
