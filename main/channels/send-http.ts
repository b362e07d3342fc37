import type { Exchange } from '../../preload/contract/exchange.ts';
import type { Outcome } from '../../preload/contract/outcome.ts';
import type { Http } from '../ports/http.ts';
import { judge } from '../providers/judge/judge.ts';
import { maskFor } from '../providers/mask/job-mask.ts';
import { scopeOf } from '../providers/render/scope.ts';
import { notSent } from '../providers/render/unsent.ts';
import { createExchangeRecorder } from '../providers/run/exchange-recorder.ts';
import { networkOutcome, type Ports } from '../providers/run/io.ts';
import { toolsAt } from '../providers/run/tools.ts';
import type { Message } from './message.ts';
import { makeRequest, type Settings } from './request.ts';
import type { Spec } from './spec.ts';
import { rawSpec } from './specs.ts';
import { webhookSpec } from './webhook.ts';

/** Whole exchange, in ms; longest reply that is read, in bytes. */
const PATIENCE_MS = 20_000;
const LONGEST_REPLY = 65_536;

export interface Sent {
  outcome: Outcome;
  exchanges: Exchange[];
}

export interface HttpPorts {
  http: Http;
  now(): number;
}

/** A channel that is data speaks HTTP alone. */
const NOTHING_ELSE: Pick<Ports, 'tls' | 'dns'> = {
  tls: { dial: async () => ({ ok: false, fault: 'connection', detail: '' }) },
  dns: { resolvers: () => [], exchange: async () => ({ ok: false, fault: 'connection', detail: '' }) },
};

/** Sends one message by HTTP, as the channel's file says. Never throws for what a network or a server does. */
export const sendHttp = async (base: Spec, settings: Settings, message: Message, ports: HttpPorts): Promise<Sent> => {
  const isOwn = base.id === 'webhook';
  const own = isOwn ? webhookSpec(base, rawSpec('webhook'), settings) : { ok: true as const, spec: base };
  if (!own.ok) return { outcome: { ...notSent('unfit-setting', own.field), sought: own.detail }, exchanges: [] };
  const { spec } = own;
  const mask = maskFor(isOwn ? { ...spec.plugin, code: 'custom' } : spec.plugin, settings);
  const made = makeRequest(spec, settings, message, toolsAt(ports.now()), { isTemplate: isOwn });
  if (!made.ok) return { outcome: made.outcome, exchanges: [] };
  const recorder = createExchangeRecorder({ ...ports, ...NOTHING_ELSE }, mask);
  const { selfHosted } = made.plugin;
  const reply = await recorder.ports.http.send({
    ...made.request,
    timeoutMs: PATIENCE_MS,
    maxBytes: LONGEST_REPLY,
    allowPrivate: selfHosted,
  });
  if (!reply.ok) return { outcome: networkOutcome(reply.fault), exchanges: recorder.exchanges() };
  if (spec.repeatable && reply.status === spec.repeatedStatus) return { outcome: { kind: 'unchanged' }, exchanges: recorder.exchanges() };
  const scope = scopeOf(made.sending, []);
  const sent = { hosts: made.sending.hosts, addresses: [], scope, now: ports.now(), mask, excerptAt: made.plugin.excerptAt };
  // Cut off after what was read: a status is said in front of all that, and half a JSON is none.
  const { outcome } = judge({ replies: made.plugin.replies }, { ...reply, truncated: false }, sent);
  return { outcome, exchanges: recorder.exchanges() };
};
