import type { Outcome } from '../../../../preload/contract/outcome.ts';
import type { Plugin } from '../../grammar/plugin.ts';
import type { Mask } from '../../judge/excerpt.ts';
import { judgeView } from '../../judge/outcome.ts';
import { type ReplyView, type Sent, viewOf } from '../../judge/reply-view.ts';
import { DOTS } from '../../mask/mask.ts';
import type { Rendered } from '../../render/render.ts';
import { type Io, networkOutcome } from '../../run/io.ts';
import type { RecordTarget } from './targets.ts';

/** One host and one address of it. */
export type OneRecord = Pick<RecordTarget, 'host' | 'family' | 'address'>;

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
  const outcome = judgeView(plugin.replies, read(viewOf(reply, plugin.charset, plugin.dropTags)), {
    ...sent,
    excerptAt: plugin.excerptAt,
  });
  return outcome === 'next' ? { kind: 'not-confirmed', reason: 'no-rule' } : outcome;
};
