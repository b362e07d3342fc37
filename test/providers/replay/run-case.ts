import type { Job, JobResult } from '../../../main/ports/dns-service.ts';
import type { SettingValue } from '../../../preload/contract/event.ts';
import type { Outcome, OutcomeKind } from '../../../preload/contract/outcome.ts';
import { leftOut } from './case-settings.ts';
import { playCase } from './script.ts';
import type { Stage } from './stage.ts';
import type { CaseReply, WireCase } from './wire-case.ts';

export interface Miss {
  id: string;
  reply: number;
  wanted: string;
  got: string;
}

const isScalar = (value: unknown): value is SettingValue => ['string', 'number', 'boolean'].includes(typeof value);

/** Settings within a setting get their two names joined: tsig.name is tsigName. */
const flatten = (config: Record<string, unknown>): Job['settings'] => {
  const settings: Job['settings'] = {};
  for (const [key, value] of Object.entries(config)) {
    if (isScalar(value)) settings[key] = value;
    else if (Array.isArray(value)) settings[key] = value.filter(isScalar);
    else if (typeof value === 'object' && value !== null) {
      for (const [inner, one] of Object.entries(value))
        if (isScalar(one)) settings[`${key}${inner.charAt(0).toUpperCase()}${inner.slice(1)}`] = one;
    }
  }
  return settings;
};

/** Ids have no blanks; where a case names its service with some, this is its id. */
const IDS: Readonly<Record<string, string>> = { 'luadns (dyndns2)': 'luadns' };
export const serviceOf = (wire: WireCase): string => IDS[wire.provider] ?? wire.provider;

export const jobOf = (wire: WireCase): Job => {
  const { hosts = ['home.example.com'], ...config } = wire.config;
  return { service: serviceOf(wire), settings: { ...flatten(config), ...leftOut(wire) }, hosts, ipv4: wire.ip.v4, ipv6: wire.ip.v6 };
};

const kindOf = (outcome: Outcome | undefined): OutcomeKind | undefined => outcome?.kind;

/** Where a case wants no request at all, its `bad-config` and `bad-host` are older words for what stands in the way of one. */
const wantedKind = (wire: WireCase, { outcome, body }: CaseReply): OutcomeKind =>
  (wire.expect_requests ?? []).length === 0 && !body && outcome.startsWith('bad-') ? 'not-sent' : outcome;

const missResult = (wire: WireCase, wanted: CaseReply, result: JobResult): [string, string][] => {
  const misses: [string, string][] = [];
  const compare = (what: string, want: unknown, got: unknown): void => {
    if (want !== undefined && want !== got) misses.push([`${what}${what === '' ? '' : ' '}${want}`, String(got)]);
  };
  const reason = result.outcome.reason === undefined ? '' : ` (${result.outcome.reason})`;
  const kind = wantedKind(wire, wanted);
  if (kind !== result.outcome.kind) misses.push([kind, `${result.outcome.kind}${reason}`]);
  compare('reason', wanted.reason, result.outcome.reason);
  compare('retryAfterSeconds', wanted.retryAfterSeconds, result.outcome.afterSeconds);
  for (const [host, kind] of Object.entries(wanted.perHost ?? {}))
    compare(host, kind, kindOf(result.perHost?.[host]) ?? result.outcome.kind);
  compare('v4', wanted.perFamily?.v4, kindOf(result.perFamily?.ipv4));
  compare('v6', wanted.perFamily?.v6, kindOf(result.perFamily?.ipv6));
  return misses;
};

/** Sends the case's job once for each of its replies. Returns what was not as the case wants it. */
export const runCase = async (wire: WireCase, stage: Stage): Promise<Miss[]> => {
  const misses: Miss[] = [];
  for (const [reply, alternative] of wire.replies.entries()) {
    const script = playCase(wire, alternative);
    stage.far.answer = (request) => script.meet(request);
    if (alternative.body) stage.dns.say = alternative.body;
    stage.dns.arrived = [];
    const result = await stage.services.update(jobOf(wire));
    const unsigned = stage.dns.arrived.find((one) => one.signature !== 'good');
    const sent = [...script.finish(), ...(unsigned === undefined ? [] : ['DNS UPDATE without a good signature'])];
    for (const got of sent) misses.push({ id: wire.id, reply, wanted: 'requests', got });
    for (const [wanted, got] of missResult(wire, alternative, result)) misses.push({ id: wire.id, reply, wanted, got });
  }
  return misses;
};

const literalsOf = (pattern: unknown): string[] => {
  if (typeof pattern === 'string') return [pattern];
  if (typeof pattern === 'object' && pattern !== null && '$in' in pattern && Array.isArray(pattern.$in))
    return pattern.$in.filter((one) => typeof one === 'string');
  return [];
};

/** The far sides a case may talk to, without ports. */
export const hostsOf = (wire: WireCase): string[] =>
  (wire.expect_requests ?? []).flatMap((request) => literalsOf(request.host)).map((host) => host.replace(/:\d+$/, ''));
