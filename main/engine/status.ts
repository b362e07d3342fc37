import { FAMILIES, type Family, type SaikoroEvent } from '../../preload/contract/event.ts';
import { type Outcome, worstOf } from '../../preload/contract/outcome.ts';
import type { EventStatus, FamilyStatus, Health, ProblemView } from '../../preload/contract/state.ts';
import type { Plan } from './plan.ts';
import { needsYou } from './policy.ts';
import type { EventRecord, FamilyRecord } from './record.ts';

/** After this long without the world seeing the address, someone should know: ms. */
const UNSEEN = 15 * 60_000;

/** When a record the world does not show begins to need someone; null: now, or never. */
export const unseenAt = ({ verification, acceptedAt }: FamilyRecord, now: number): number | null =>
  verification === 'mismatch' && acceptedAt !== null && acceptedAt + UNSEEN > now ? acceptedAt + UNSEEN : null;

const latest = (...times: (number | null)[]): number | null =>
  times.reduce((a, b) => (a === null ? b : b === null ? a : Math.max(a, b)), null);

export interface StatusInput {
  event: SaikoroEvent;
  record: EventRecord;
  plan: Pick<Plan, 'nextAt' | 'nextWhy'>;
  running: boolean;
  held: EventStatus['held'];
  missingSecrets: string[];
  now: number;
}

/** How an event stands, for the list, the tray and the notices. Pure. */
export const statusOf = ({ event, record, plan, running, held, missingSecrets, now }: StatusInput): EventStatus => {
  const wanted = FAMILIES.filter((family) => (event.type === 'dns' ? event.families[family] : family === 'ipv4'));
  const unseen = (family: Family): boolean =>
    record[family].verification === 'mismatch' && record[family].acceptedAt !== null && now - (record[family].acceptedAt ?? now) >= UNSEEN;
  const act = event.enabled && (missingSecrets.length > 0 || wanted.some((family) => needsYou(record[family], now) || unseen(family)));
  const family = (name: Family): FamilyStatus => ({
    wanted: wanted.includes(name),
    accepted: record[name].accepted,
    acceptedAt: record[name].acceptedAt,
    outcome: record[name].outcome,
    verification:
      record[name].accepted !== null && record[name].verification === null && event.type === 'dns' ? 'pending' : record[name].verification,
    verifiedAt: record[name].verifiedAt,
  });
  const stopped = wanted.some((name) => record[name].stopped);
  const failing = wanted.some((name) => record[name].failingSince !== null);
  const verifying = event.type === 'dns' && wanted.some((name) => record[name].accepted !== null && record[name].verification === null);
  return {
    activity: !event.enabled
      ? 'disabled'
      : running
        ? 'running'
        : stopped
          ? 'stopped'
          : failing || held !== null
            ? 'waiting'
            : verifying
              ? 'verifying'
              : 'idle',
    outcome: worstOf(wanted.map((name) => record[name].outcome).filter((outcome) => outcome !== null)),
    ipv4: family('ipv4'),
    ipv6: family('ipv6'),
    lastRunAt: latest(record.ranAt, record.ipv4.triedAt, record.ipv6.triedAt),
    lastUpdateAt: latest(record.ipv4.acceptedAt, record.ipv6.acceptedAt),
    nextAt: event.enabled ? plan.nextAt : null,
    nextWhy: event.enabled && !(stopped && plan.nextAt === null) ? plan.nextWhy : 'never',
    held: event.enabled ? held : null,
    needsYou: act,
    missingSecrets,
  };
};

/** What a notice says of it: where a secret is missing, that nothing is sent, even before that was tried. */
export const toldOf = ({ outcome, missingSecrets: [setting] }: Pick<EventStatus, 'outcome' | 'missingSecrets'>): Outcome | null =>
  setting === undefined ? outcome : { kind: 'not-sent', reason: 'missing-secret', setting };

/** The tray's shape, worst first. */
export const healthOf = (input: {
  paused: boolean;
  offline: boolean;
  /** Events that need someone, and that run. */
  counts: { needsYou: number; running: number };
  problems: ProblemView[];
}): Health => {
  if (input.paused) return 'paused';
  if (input.problems.length > 0 || input.counts.needsYou > 0) return 'attention';
  if (input.offline) return 'offline';
  return input.counts.running > 0 ? 'working' : 'ok';
};
