import type { Family } from '../../../preload/contract/event.ts';
import type { Outcome, OutcomeKind } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../engine/service.ts';
import { type Io, networkOutcome } from '../io.ts';
import type { Task } from '../job-check.ts';
import { judgeView, type Sent } from '../judge.ts';
import type { Mask } from '../judge-excerpt.ts';
import { type ReplyView, viewOf } from '../judge-rule.ts';
import { DOTS } from '../mask.ts';
import type { Rendered } from '../render.ts';
import { type Note, summarize } from '../run.ts';
import type { Plugin } from '../spec.ts';

/** One host and one address of it. */
export interface OneRecord {
  host: string;
  family: Family;
  address: string;
}

/** A mask that also covers what was made of the secrets on the way. */
export const maskMore = (mask: Mask, secrets: readonly string[]): Mask => {
  const kept = secrets.filter((secret) => secret !== '');
  return (text) => mask(kept.reduce((masked, secret) => masked.replaceAll(secret, DOTS), text));
};

export const sentOf = ({ host, family, address }: OneRecord, io: Io, mask: Mask): Sent => ({
  hosts: [host],
  addresses: [address],
  scope: (name) => (name === family || name === 'ip' ? address : name === 'host' ? host : undefined),
  now: io.now(),
  mask,
});

/** Sends one request and judges its reply by the plug-in's rules, after `read` made it plain. */
export const exchange = async (
  plugin: Plugin,
  io: Io,
  request: Rendered,
  sent: Sent,
  read: (view: ReplyView) => ReplyView = (view) => view,
): Promise<Outcome> => {
  const reply = await io.send(request);
  if (!reply.ok) return networkOutcome(reply.fault);
  const outcome = judgeView(plugin.replies, read(viewOf(reply, plugin.charset, plugin.dropTags)), sent);
  return outcome === 'next' ? { kind: 'not-confirmed', reason: 'no-rule' } : outcome;
};

/** Sends for every host and family in turn; after one of `endsAll` what is left gets the same outcome without being sent. */
export const forEachRecord = async (
  task: Task,
  endsAll: readonly OutcomeKind[],
  send: (record: OneRecord) => Promise<Outcome>,
): Promise<JobResult> => {
  const notes: Note[] = [];
  let ended: Outcome | null = null;
  for (const [at, host] of task.ascii.entries()) {
    for (const family of ['ipv4', 'ipv6'] as const) {
      const address = task[family];
      if (address === null) continue;
      const outcome: Outcome = ended ?? (await send({ host, family, address }));
      if (endsAll.includes(outcome.kind)) ended = outcome;
      const addresses = { ipv4: family === 'ipv4' ? address : null, ipv6: family === 'ipv6' ? address : null };
      notes.push({ host: task.hosts[at] ?? host, addresses, outcome });
    }
  }
  return summarize(notes);
};
